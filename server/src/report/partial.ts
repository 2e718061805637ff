import type { DocumentRows } from './documents.ts';
import type { Partial } from './model.ts';
import type { Outline } from './outline.ts';
import { type Row, rowLength } from './rows.ts';

/** A last paragraph of at least this length that ends without a stop has been cut off. */
const PARAGRAPH = 60;

/**
 * Which ends of the report are not in the file: 上接 or 下转第N版 says so, so do a first number that is not 1 and a last
 * paragraph of the body that breaks off.
 */
export function findPartial(folded: string, document: DocumentRows, outline: Outline): Partial {
  const first = outline.series[0]?.members[0]?.marker;
  const isHeadCut =
    first !== undefined && first.ordinal > 1 && !outline.faults.some((fault) => fault.section.marker === first);
  const last = document.rows.findLast((row) => row.paragraph.region === 'body');
  return {
    head: isHeadCut || document.continuations.some((text) => /接/.test(text)),
    tail: document.continuations.some((text) => /转/.test(text)) || (last !== undefined && breaksOff(folded, last)),
  };
}

function breaksOff(folded: string, row: Row): boolean {
  if (rowLength(row) < PARAGRAPH || row.paragraph.section?.kind === 'block') return false;
  const end = row.paragraph.span.end;
  return !/[。!?…:;.”)\]》]/.test(folded[end - 1] as string);
}
