import type { ParsedText, Report } from '../report/model.ts';
import { remembered } from '../report/remembered.ts';
import { normalisedUnits } from './fingerprint.ts';
import { gramsOf } from './grams.ts';
import { Numbers } from './numbers.ts';
import { type ParagraphPassage, paragraphPassages } from './passages.ts';
import type { GramSets } from './shared-grams.ts';

/** Shorter paragraphs are alike by chance. Normalised length. */
export const SUBSTANTIAL = 60;
/** Longer ones are whole reports without line ends; comparing them would cost too much. */
export const LONGEST_COMPARED = 3000;
/** Fewer Han characters are a row of names and figures, an address or a running footer. */
export const PROSE = 15;

/** The grams of each of `paragraphPassages`, by which near copies are found; none of those that are not compared. */
export const paragraphGrams = remembered(readGrams);

function readGrams(document: ParsedText, report: Report): GramSets {
  const passages = paragraphPassages(document, report);
  const starts = new Uint32Array(passages.length + 1);
  const kept = new Numbers();
  for (const [index, passage] of passages.entries()) {
    if (isCompared(passage)) {
      for (const gram of gramsOf(normalisedUnits(document.folded, passage.words ?? passage.span))) kept.push(gram);
    }
    starts[index + 1] = kept.count;
  }
  return { starts, grams: kept.values.slice() };
}

function isCompared({ role, fingerprint }: ParagraphPassage): boolean {
  const { length = 0, han = 0 } = fingerprint ?? {};
  return role === 'prose' && length >= SUBSTANTIAL && length <= LONGEST_COMPARED && han >= PROSE;
}
