import { expect, it } from 'vitest';
import { growth, LINEAR } from './growth.ts';
import { HOSTILE_LINES, HOSTILE_PAGES } from './inputs.ts';
import { readAndLayOut } from './reading.ts';

it('tells a square from a line', () => {
  const steps = (count: number): number => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum = (sum * 31 + i) % 1009;
    return sum;
  };
  expect(growth((size) => () => steps(100 * size))).toBeLessThan(LINEAR);
  expect(growth((size) => () => steps((size * size) / 50))).toBeGreaterThan(LINEAR);
});

const inputs = [...HOSTILE_LINES, ...HOSTILE_PAGES];

it.each(inputs)('the time for a text of nothing but $name grows with its length, not with its square', ({ of }) => {
  expect(
    growth((size) => {
      const text = of(size);
      return () => readAndLayOut(text);
    }),
  ).toBeLessThan(LINEAR);
});
