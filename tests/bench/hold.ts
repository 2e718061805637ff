import { expect } from 'vitest';
import { figure } from './table.ts';

/** Fails where a ratio is not below its limit; prints both, so that the log shows how far a limit could be lowered. */
export function hold(what: string, measured: number, limit: number): void {
  console.log(`${what}: ${figure(measured)}, limit ${limit}`);
  expect(measured, what).toBeLessThan(limit);
}
