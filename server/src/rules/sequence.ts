export interface SequenceFault {
  /** Index of the number at which a reader would put the pencil. */
  index: number;
  kind: 'gap' | 'repeat' | 'disorder';
  /** The number that would be right there. */
  expected: number;
}

/**
 * What breaks the count in `ordinals`, one fault for one slip: a swapped pair or one misprinted number is reported once, and
 * the count goes on from where the text goes on. A fresh start at 1 is no fault.
 */
export function sequenceFaults(ordinals: readonly number[]): SequenceFault[] {
  const faults: SequenceFault[] = [];
  let expected = opensSwapped(ordinals) ? 1 : (ordinals[0] ?? 1);
  for (let index = 0; index < ordinals.length; index++) {
    const stated = ordinals[index] as number;
    const next = ordinals[index + 1];
    if (stated === expected) {
      expected++;
    } else if (next === expected + 1) {
      faults.push({ index, kind: stated === expected - 1 ? 'repeat' : 'disorder', expected });
      expected++;
    } else if (stated === expected + 1 && next === expected) {
      faults.push({ index, kind: 'disorder', expected });
      index++;
      expected = stated + 1;
    } else {
      // A list of one item is none: a second 1 straight behind the first repeats it.
      if (stated !== 1 || index === 1) faults.push({ index, kind: kindOf(stated, expected), expected });
      expected = stated + 1;
    }
  }
  return faults;
}

/** Whether the first two of a list changed places: 2, 1, 3. */
function opensSwapped([first, second, third]: readonly number[]): boolean {
  return first === 2 && second === 1 && (third === undefined || third === 3);
}

function kindOf(stated: number, expected: number): SequenceFault['kind'] {
  if (stated > expected) return 'gap';
  return stated === expected - 1 ? 'repeat' : 'disorder';
}
