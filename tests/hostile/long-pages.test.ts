import { expect, it } from 'vitest';
import { LINEAR } from './growth.ts';
import { HOSTILE_PAGES } from './inputs.ts';
import { growthToTenMegabytes } from './long.ts';

it.each(HOSTILE_PAGES)('10 MB of nothing but $name take about four times as long as a quarter of them', (input) => {
  expect(growthToTenMegabytes(input)).toBeLessThan(LINEAR);
});
