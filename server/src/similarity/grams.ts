/** Characters in a gram. */
export const GRAM = 5;

/** A gram is hashed as the digits of a number, so that each hash follows from the one before (Karp, Rabin). */
const BASE = 0x01000193;
const BASE_OF_FIRST = Array.from({ length: GRAM - 1 }, () => BASE).reduce((power, base) => Math.imul(power, base), 1);

/** The hashes of the text at hand: one array for all texts, since most are short and there are many. */
let hashes = new Uint32Array(0x1000);

/**
 * The hashes of all runs of `GRAM` characters of `text`, in text order; which of two is smaller does not depend on which
 * characters are common. The array serves the next call too. Linear in the text.
 */
export function gramHashes(text: string): Uint32Array {
  if (text.length > hashes.length) hashes = new Uint32Array(2 * text.length);
  let rolling = 0;
  for (let i = 0; i < text.length; i++) {
    rolling = (Math.imul(rolling, BASE) + text.charCodeAt(i)) | 0;
    const start = i - GRAM + 1;
    if (start < 0) continue;
    // Spread over all bits.
    let hash = Math.imul(rolling ^ (rolling >>> 15), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hashes[start] = hash ^ (hash >>> 16);
    rolling = (rolling - Math.imul(text.charCodeAt(start), BASE_OF_FIRST)) | 0;
  }
  return hashes.subarray(0, Math.max(0, text.length - GRAM + 1));
}
