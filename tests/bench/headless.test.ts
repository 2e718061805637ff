import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { floorCommand, lintCommand, type Ruleset, recallOf } from './headless.ts';
import { hold } from './hold.ts';
import { type Input, type InputName, input } from './inputs/inputs.ts';
import { LIMITS } from './limits.ts';
import { type Comparison, compare } from './process/compare.ts';
import { usageOf } from './process/usage.ts';

const limits = LIMITS.headless;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gangmu-bench-'));
  for (const name of ['kb50', 'mb1', 'mb10', 'glossary10', 'folder100'] as const) input(name);
});
afterAll(() => rmSync(folder, { recursive: true }));

type Linted = Comparison & { made: Input; output: string };

const done = new Map<string, Promise<Linted>>();

/** The command on an input, in turn with the floor; each is run for the first test that asks. */
function linted(name: InputName, ruleset: Ruleset): Promise<Linted> {
  const key = `${name}-${ruleset}`;
  const run = done.get(key) ?? lint(name, ruleset);
  done.set(key, run);
  return run;
}

async function lint(name: InputName, ruleset: Ruleset): Promise<Linted> {
  const made = input(name);
  const output = join(folder, `${name}-${ruleset}.json`);
  const result = await compare(lintCommand(ruleset, made), floorCommand(made), 2, { output, limit: 50 });
  if ('over' in result) throw new Error(`not done after ${result.over} s`);
  // Some inputs hold errors; what could not be checked would be 2.
  expect(result.usage.status).toBeLessThan(2);
  return { ...result, made, output };
}

describe('the command line costs a bounded multiple of reading the text', () => {
  test('10 MB with the core rules', async () => {
    hold('core ÷ floor', (await linted('mb10', 'core')).ratio, limits.core);
  });

  test('10 MB with every rule and 2,000 terms', async () => {
    hold('all ÷ floor', (await linted('glossary10', 'all')).ratio, limits.all);
  });

  test('100 reports with every rule and repeats across files, every planted fault found and none invented', async () => {
    const { ratio, made, output } = await linted('folder100', 'across');
    hold('across ÷ floor', ratio, limits.across);
    const { planted, found, invented } = recallOf(made, output);
    expect(planted.exact * planted.near * planted.skip).toBeGreaterThan(0);
    expect({ found, invented }).toEqual({ found: planted, invented: [] });
  });

  test('ten times the text costs about ten times as much', async () => {
    const [one, small, large] = [
      await linted('kb50', 'core'),
      await linted('mb1', 'core'),
      await linted('mb10', 'core'),
    ];
    const growth = (large.usage.cpu - one.usage.cpu) / (small.usage.cpu - one.usage.cpu);
    hold('10 MB ÷ 1 MB', growth, limits.growth);
  });

  // Elsewhere the system does not tell what a process holds.
  test.runIf(process.platform === 'linux')('memory stays within bounds', async () => {
    const { usage, made } = await linted('glossary10', 'all');
    const floor = await usageOf(floorCommand(made));
    hold('memory ÷ floor', (usage.peak as number) / (floor?.peak as number), limits.memory);
  });

  test('one report, cold', async () => {
    const result = await compare(lintCommand('all', input('kb50')), [process.execPath, '-e', '0'], 5, { limit: 50 });
    hold('one report ÷ node -e 0', (result as Comparison).ratio, limits.start);
  });

  test('the second run reads the cache', async () => {
    const command = lintCommand('all', input('folder100'), '--cache-location', join(folder, 'cache'));
    const first = await usageOf(command);
    const second = await usageOf(command);
    hold('second run ÷ first', (second?.cpu as number) / (first?.cpu as number), limits.cached);
  });
});
