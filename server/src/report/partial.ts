import type { DocumentRows } from './documents.ts';
import type { Paragraph, Partial, Report } from './model.ts';

/** A last paragraph of at least this length that ends without a stop has been cut off. */
const PARAGRAPH = 60;

/**
 * Which ends of the report are not in the file: 上接 or 下转第N版 says so, so do a first number that is not 1 and a last
 * paragraph of the body that breaks off.
 */
export function findPartial(
  folded: string,
  { rows, continuations }: DocumentRows,
  outline: Pick<Report, 'series' | 'faults'>,
): Partial {
  const shown = shownPartial(
    folded,
    outline,
    rows.map(({ paragraph }) => paragraph),
  );
  return {
    head: shown.head || continuations.some((text) => /接/.test(text)),
    tail: shown.tail || continuations.some((text) => /转/.test(text)),
  };
}

/** Which ends the text itself shows to be missing, whatever 上接 and 下转 say. */
export function shownPartial(
  folded: string,
  { series, faults }: Pick<Report, 'series' | 'faults'>,
  paragraphs: readonly Paragraph[],
): Partial {
  const last = paragraphs.findLast(({ region }) => region === 'body');
  return {
    head: beginsLate(series, faults),
    tail: last !== undefined && breaksOff(folded, last),
  };
}

/** Whether the first of the outermost numbers is not 1 and nothing explains it: neither a fault nor a series of its style that begins with 1 after all. */
function beginsLate(series: Report['series'], faults: Report['faults']): boolean {
  const outermost = series.filter(({ parent }) => !parent);
  const first = outermost[0]?.members[0]?.marker;
  if (!first || first.ordinal === 1 || faults.some((fault) => fault.section.marker === first)) return false;
  return !outermost.some(({ style, members }) => style === first.style && members[0]?.marker?.ordinal === 1);
}

function breaksOff(folded: string, { span, section }: Paragraph): boolean {
  if (span.end - span.start < PARAGRAPH || section?.kind === 'block') return false;
  return !/[。!?…:;.”)\]》]/.test(folded[span.end - 1] as string);
}
