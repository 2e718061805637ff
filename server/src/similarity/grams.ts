/** Characters in a gram. */
export const GRAM = 5;

/** A gram is hashed as the digits of a number, so that each hash follows from the one before (Karp, Rabin). */
const BASE = 0x01000193;
const BASE_OF_FIRST = Array.from({ length: GRAM - 1 }, () => BASE).reduce((power, base) => Math.imul(power, base), 1);

/**
 * So many grams of a text are kept at the least, and this share of a long one. Of 60 characters with 9 changed some ten
 * of those kept are left in common; of 60 that stand inside 600 some seven.
 */
const LEAST_KEPT = 24;
const KEPT_SHARE = 1 / 8;

/** The grams kept of a text of this length are those whose hash is below this bound: two texts keep the same ones. */
export function gramBound(length: number): number {
  return Math.floor(2 ** 32 * Math.min(1, Math.max(LEAST_KEPT / length, KEPT_SHARE)));
}

/**
 * The share of the grams kept of a text of this length that are kept of one of the length `other` too, where the one stands
 * in the other.
 */
export function shareInCommon(length: number, other: number): number {
  // A shorter text can only hold a part of the grams, and a longer one keeps a smaller share of its own.
  return other < length ? other / length : gramBound(other) / gramBound(length);
}

/** The hashes kept of the text at hand: one array for all texts, since most are short and there are many. */
let kept = new Uint32Array(0x400);

/**
 * Hashes of runs of `GRAM` units of a text: a sample (MinHash with a bound instead of a number, Broder 1997), in rising order
 * and each once, so that equal stretches of two texts keep equal ones. The array serves the next call too. Linear in the text.
 */
export function gramsOf(units: Uint16Array): Uint32Array {
  if (units.length > kept.length) kept = new Uint32Array(2 * units.length);
  const bound = gramBound(units.length);
  let count = 0;
  let rolling = 0;
  for (let i = 0; i < units.length; i++) {
    rolling = (Math.imul(rolling, BASE) + (units[i] as number)) | 0;
    const start = i - GRAM + 1;
    if (start < 0) continue;
    // Spread over all bits.
    let hash = Math.imul(rolling ^ (rolling >>> 15), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash = (hash ^ (hash >>> 16)) >>> 0;
    if (hash < bound) kept[count++] = hash;
    rolling = (rolling - Math.imul(units[start] as number, BASE_OF_FIRST)) | 0;
  }
  const rising = kept.subarray(0, count).sort();
  let distinct = 0;
  for (let i = 0; i < count; i++) {
    const hash = rising[i] as number;
    if (distinct === 0 || hash !== rising[distinct - 1]) rising[distinct++] = hash;
  }
  return rising.subarray(0, distinct);
}
