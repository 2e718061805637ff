/** Numbers side by side: a key and what belongs to it. */
export interface Keyed {
  keys: Uint32Array;
  values: Uint32Array;
}

/** Bits by which keys are sorted at a time. */
const DIGIT = 11;
const DIGITS = 1 << DIGIT;

/**
 * Both by rising keys; equal keys stay in their order. Least significant digit first; linear. The arrays given are written over.
 */
export function sortedByKey({ keys, values }: Keyed): Keyed {
  let from: Keyed = { keys, values };
  let to: Keyed = { keys: new Uint32Array(keys.length), values: new Uint32Array(keys.length) };
  for (let shift = 0; shift < 32; shift += DIGIT) {
    distribute(from, to, shift);
    [from, to] = [to, from];
  }
  return from;
}

/** Puts `from` into `to` by one digit of the keys. */
function distribute(from: Keyed, to: Keyed, shift: number): void {
  const { keys, values } = from;
  const { keys: keysTo, values: valuesTo } = to;
  const next = firstOfEachDigit(keys, shift);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number;
    const digit = (key >>> shift) & (DIGITS - 1);
    const place = next[digit] as number;
    next[digit] = place + 1;
    keysTo[place] = key;
    valuesTo[place] = values[i] as number;
  }
}

/** By digit, where the first key that has it goes. */
function firstOfEachDigit(keys: Uint32Array, shift: number): Uint32Array {
  const next = new Uint32Array(DIGITS + 1);
  for (let i = 0; i < keys.length; i++) {
    const behind = (((keys[i] as number) >>> shift) & (DIGITS - 1)) + 1;
    next[behind] = (next[behind] as number) + 1;
  }
  for (let digit = 1; digit < next.length; digit++) next[digit] = (next[digit] as number) + (next[digit - 1] as number);
  return next;
}
