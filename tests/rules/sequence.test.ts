import { expect, it } from 'vitest';
import { sequenceFaults } from '../../server/src/rules/sequence.ts';

it.each([
  { ordinals: [1, 2, 3], faults: [] },
  { ordinals: [3, 4, 5], faults: [] },
  { ordinals: [1, 2, 1, 2, 3], faults: [] },
  { ordinals: [1, 2, 4, 5], faults: ['gap at 2, not 3'] },
  { ordinals: [1, 2, 2, 3], faults: ['repeat at 2, not 3'] },
  { ordinals: [1, 2, 2, 4], faults: ['repeat at 2, not 3'] },
  { ordinals: [1, 3, 2, 4], faults: ['disorder at 1, not 2'] },
  { ordinals: [2, 1, 3, 4], faults: ['disorder at 0, not 1'] },
  { ordinals: [1, 1, 3], faults: ['repeat at 1, not 2'] },
  { ordinals: [1, 1, 2, 3], faults: ['repeat at 1, not 2'] },
  { ordinals: [1, 2, 9, 4, 5], faults: ['disorder at 2, not 3'] },
  { ordinals: [1, 2, 3, 4, 2], faults: ['disorder at 4, not 5'] },
  { ordinals: [1, 3, 4, 4, 5], faults: ['gap at 1, not 2', 'repeat at 3, not 5'] },
])('$ordinals gives $faults', ({ ordinals, faults }) => {
  const shown = sequenceFaults(ordinals).map(({ index, kind, expected }) => `${kind} at ${index}, not ${expected}`);
  expect(shown).toEqual(faults);
});
