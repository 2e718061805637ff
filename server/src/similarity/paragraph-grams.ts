import type { ParsedText, Report } from '../report/model.ts';
import { remembered } from '../report/remembered.ts';
import { normalisedUnits } from './fingerprint.ts';
import { gramsOf } from './grams.ts';
import { Numbers } from './numbers.ts';
import { type ParagraphPassage, paragraphPassages } from './passages.ts';
import type { GramSets } from './shared-grams.ts';

/** Shorter paragraphs are formulas and headings. Normalised length. */
const SUBSTANTIAL = 40;
/** Longer ones are whole reports without line ends; comparing them would cost too much. */
const LONGEST_COMPARED = 3000;
/** Fewer Han characters are a row of names and figures, an address or a running footer. */
export const PROSE = 15;

/** The grams of paragraphs. */
export interface ParagraphGrams extends GramSets {
  /** The normalised length of the content of each that has grams, 0 for the others. */
  lengths: Uint32Array;
}

/** The grams of the content of each of `paragraphPassages`, by which near copies are found; none of those that are not compared. */
export const paragraphGrams = remembered(readGrams);

function readGrams(document: ParsedText, report: Report): ParagraphGrams {
  const passages = paragraphPassages(document, report);
  const starts = new Uint32Array(passages.length + 1);
  const lengths = new Uint32Array(passages.length);
  const kept = new Numbers();
  for (const [index, passage] of passages.entries()) {
    const units = isCompared(passage) ? normalisedUnits(document.folded, passage.content) : NONE;
    if (units.length <= LONGEST_COMPARED) {
      lengths[index] = units.length;
      for (const gram of gramsOf(units)) kept.push(gram);
    }
    starts[index + 1] = kept.count;
  }
  return { starts, lengths, grams: kept.values.slice() };
}

const NONE = new Uint16Array(0);

function isCompared({ role, fingerprint }: ParagraphPassage): boolean {
  const { length = 0, han = 0 } = fingerprint ?? {};
  return role === 'prose' && length >= SUBSTANTIAL && han >= PROSE;
}
