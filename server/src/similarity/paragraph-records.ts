import type { ParsedText } from '../report/model.ts';
import { remembered } from '../report/remembered.ts';
import { SUBSTANTIAL_PARAGRAPH } from './blocks.ts';
import { type Fingerprint, fingerprint } from './fingerprint.ts';
import { PROSE, paragraphGrams } from './paragraph-grams.ts';
import { type ParagraphPassage, paragraphPassages } from './passages.ts';
import type { GramSets } from './shared-grams.ts';

/**
 * What is compared of the paragraphs of one document with those of others, as plain numbers: some 10 KB for a report, so that
 * those of ten thousand can be held at once, stored and sent. Texts are looked at again only where the numbers agree.
 */
export interface ParagraphRecords extends GramSets {
  /** For each paragraph `PLACE` numbers: where it begins, where its words begin, where it ends, its number in the document. */
  places: Uint32Array;
  /** The fingerprint of each: equal for equal wordings. */
  keys: Float64Array;
  /** The normalised length of each. */
  lengths: Uint32Array;
}

/** Numbers for each paragraph in `places`. */
export const PLACE = 4;

/** The records of the paragraphs of `document` that say something of their own, in text order. Linear in the text. */
export const recordsOf = remembered(readRecords);

function readRecords(document: ParsedText): ParagraphRecords {
  const places: number[] = [];
  const keys: number[] = [];
  const lengths: number[] = [];
  const starts: number[] = [0];
  const grams: Uint32Array[] = [];
  let before = 0;
  let index = 0;
  for (const report of document.reports) {
    const kept = paragraphGrams(document, report);
    grams.push(kept.grams);
    const passages = paragraphPassages(document, report);
    for (const [number, passage] of passages.entries()) {
      if (!isSubstantial(passage)) continue;
      const { span, words, content } = passage;
      const { key, length } = (
        content === words ? passage.fingerprint : fingerprint(document.folded, content)
      ) as Fingerprint;
      places.push(span.start, content.start, span.end, index + number);
      keys.push(key);
      lengths.push(length);
      // Those that are not recorded have no grams.
      starts.push(before + (kept.starts[number + 1] as number));
    }
    index += passages.length;
    before += kept.grams.length;
  }
  return {
    places: Uint32Array.from(places),
    keys: Float64Array.from(keys),
    lengths: Uint32Array.from(lengths),
    starts: Uint32Array.from(starts),
    grams: joined(grams, before),
  };
}

function isSubstantial({ role, fingerprint }: ParagraphPassage): boolean {
  return role === 'prose' && (fingerprint?.length ?? 0) >= SUBSTANTIAL_PARAGRAPH && (fingerprint?.han ?? 0) >= PROSE;
}

function joined(parts: readonly Uint32Array[], length: number): Uint32Array {
  const whole = new Uint32Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
