import { expect, it } from 'vitest';
import { LINEAR } from './growth.ts';
import { HOSTILE_LINES } from './inputs.ts';
import { growthToTenMegabytes } from './long.ts';

it.each(HOSTILE_LINES)('10 MB of nothing but $name take about four times as long as a quarter of them', (input) => {
  expect(growthToTenMegabytes(input)).toBeLessThan(LINEAR);
});
