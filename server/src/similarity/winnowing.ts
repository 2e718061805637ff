/** Characters in a gram. */
export const GRAM = 5;
/**
 * Grams in a window, of which the one with the smallest hash is kept. Texts that share a run of `GRAM + WINDOW - 1` = 8
 * characters are sure to share a fingerprint; when every tenth character is changed, such runs are left.
 */
export const WINDOW = 4;

/**
 * The winnowed fingerprints of `text`, each once (Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003): about two of five
 * gram hashes, chosen by the text alone, so that equal stretches of two texts keep equal ones. None for a text shorter than
 * a gram. Linear in the text.
 */
export function winnow(text: string): number[] {
  const hashes = gramHashes(text);
  const kept = new Set<number>();
  let least = -1;
  for (let end = Math.min(WINDOW, hashes.length); end <= hashes.length && end > 0; end++) {
    const start = Math.max(0, end - WINDOW);
    if (least < start) {
      least = start;
      for (let i = start + 1; i < end; i++) if ((hashes[i] as number) <= (hashes[least] as number)) least = i;
    } else if ((hashes[end - 1] as number) <= (hashes[least] as number)) least = end - 1;
    kept.add(hashes[least] as number);
  }
  return [...kept];
}

function gramHashes(text: string): Uint32Array {
  const hashes = new Uint32Array(Math.max(0, text.length - GRAM + 1));
  for (let i = 0; i < hashes.length; i++) {
    let hash = 0x811c9dc5;
    for (let k = i; k < i + GRAM; k++) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193);
    // Spread the last character over all bits: the smallest hash must not depend on which characters are common.
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0x85ebca6b);
    hashes[i] = hash ^ (hash >>> 13);
  }
  return hashes;
}
