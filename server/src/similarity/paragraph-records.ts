import type { ParsedText } from '../report/model.ts';
import { remembered } from '../report/remembered.ts';
import { SUBSTANTIAL_PARAGRAPH } from './blocks.ts';
import { type Fingerprint, fingerprint, normalised } from './fingerprint.ts';
import { gramHashes } from './grams.ts';
import { LONGEST_COMPARED } from './near-index.ts';
import { SUBSTANTIAL as SUBSTANTIAL_NEAR } from './near-paragraphs.ts';
import { type ParagraphPassage, paragraphPassages } from './passages.ts';

/**
 * What is compared of the paragraphs of one document with those of others, as plain numbers: some 10 KB for a report, so that
 * those of ten thousand can be held at once, stored and sent. Texts are looked at again only where the numbers agree.
 */
export interface ParagraphRecords {
  /** For each paragraph `PLACE` numbers: where it begins, where its words begin, where it ends, its number in the document. */
  places: Uint32Array;
  /** The fingerprint of each: equal for equal wordings. */
  keys: Float64Array;
  /** The normalised length of each. */
  lengths: Uint32Array;
  /** Where the grams of each begin in `grams`, and where the last ones end. Short and very long paragraphs have none. */
  starts: Uint32Array;
  /** Hashes of runs of characters, of each paragraph in rising order and each once. */
  grams: Uint32Array;
}

/** Numbers for each paragraph in `places`. */
export const PLACE = 4;

/** Fewer Han characters are a row of names and figures, an address or a running footer. */
const PROSE = 15;

/** The records of the paragraphs of `document` that say something of their own, in text order. Linear in the text. */
export const recordsOf = remembered(readRecords);

function readRecords(document: ParsedText): ParagraphRecords {
  const places: number[] = [];
  const keys: number[] = [];
  const lengths: number[] = [];
  const starts: number[] = [0];
  const grams: Uint32Array[] = [];
  let kept = 0;
  for (const [index, passage] of document.reports.flatMap((report) => paragraphPassages(document, report)).entries()) {
    if (!isSubstantial(passage)) continue;
    const { span, words, content } = passage;
    const { key, length } = (
      content === words ? passage.fingerprint : fingerprint(document.folded, content)
    ) as Fingerprint;
    places.push(span.start, content.start, span.end, index);
    keys.push(key);
    lengths.push(length);
    if (length >= SUBSTANTIAL_NEAR && length <= LONGEST_COMPARED) {
      const own = gramsOf(normalised(document.folded, content));
      grams.push(own);
      kept += own.length;
    }
    starts.push(kept);
  }
  return {
    places: Uint32Array.from(places),
    keys: Float64Array.from(keys),
    lengths: Uint32Array.from(lengths),
    starts: Uint32Array.from(starts),
    grams: joined(grams, kept),
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

/**
 * So many grams of a paragraph are kept at the least, and this share of a long one. Of 60 characters with 9 changed some ten
 * of those kept are left in common; of 60 that stand inside 600 some seven.
 */
const LEAST_KEPT = 24;
const KEPT_SHARE = 1 / 8;

/** The grams kept of a text of this length are those whose hash is below this bound: two texts keep the same ones. */
export function gramBound(length: number): number {
  return Math.floor(2 ** 32 * Math.min(1, Math.max(LEAST_KEPT / length, KEPT_SHARE)));
}

function gramsOf(text: string): Uint32Array {
  const bound = gramBound(text.length);
  const hashes = gramHashes(text);
  let count = 0;
  // Those kept take the place of those looked at.
  for (let i = 0; i < hashes.length; i++) {
    const hash = hashes[i] as number;
    if (hash < bound) hashes[count++] = hash;
  }
  const rising = hashes.subarray(0, count).sort();
  let distinct = 0;
  for (let i = 0; i < count; i++) {
    const hash = rising[i] as number;
    if (distinct === 0 || hash !== rising[distinct - 1]) rising[distinct++] = hash;
  }
  return rising.slice(0, distinct);
}
