import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

const { default: config } = await import(pathToFileURL(join(ROOT, '.dependency-cruiser.mjs')).href);

/** Runs the project's own rules over `folders` below `root`; returns a line for each violation. */
async function violations(root: string, folders: string[]): Promise<{ lines: string[]; modules: number }> {
  const { forbidden, options } = config as { forbidden: object[]; options: object };
  const { tsConfig: _unneeded, ...rest } = options as { tsConfig: unknown };
  const { output } = await cruise(folders, {
    ...rest,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden },
  } as ICruiseOptions);
  const { summary } = output as ICruiseResult;
  return {
    lines: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
    modules: summary.totalCruised,
  };
}

test('the sources import in the right direction', async () => {
  const { lines, modules } = await violations(ROOT, ['client/src', 'server/src']);
  expect(lines).toEqual([]);
  // A check that saw no file would pass as well.
  expect(modules).toBeGreaterThan(20);
});

describe('a forbidden import is caught', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'gangmu-imports-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  async function check(files: Record<string, string>): Promise<string[]> {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
    return (await violations(root, [...new Set(Object.keys(files).map((path) => path.split('/')[0] as string))])).lines;
  }

  const target = { 'server/src/session/target.ts': 'export const target = 1;\n' };

  test.each(['text', 'report', 'similarity', 'rules', 'features'])('from %s up to session', async (layer) => {
    const source = `server/src/${layer}/source.ts`;
    expect(
      await check({ ...target, [source]: "import { target } from '../session/target.ts';\nexport { target };\n" }),
    ).toEqual([`${layer}-imports-downward: ${source} → server/src/session/target.ts`]);
  });

  test('of a type only', async () => {
    const files = {
      'server/src/rules/rule.ts': 'export interface Rule { id: string }\n',
      'server/src/report/parse.ts': "import type { Rule } from '../rules/rule.ts';\nexport type Parsed = Rule;\n",
    };
    expect(await check(files)).toEqual([
      'report-imports-downward: server/src/report/parse.ts → server/src/rules/rule.ts',
    ]);
  });

  test('at run time', async () => {
    const files = {
      ...target,
      'server/src/text/late.ts': "export const late = () => import('../session/target.ts');\n",
    };
    expect(await check(files)).toEqual([
      'text-imports-downward: server/src/text/late.ts → server/src/session/target.ts',
    ]);
  });

  test('from headless down to session is none', async () => {
    const files = { ...target, 'server/src/headless/main.ts': "export * from '../session/target.ts';\n" };
    expect(await check(files)).toEqual([]);
  });

  test('of node outside the border', async () => {
    const files = {
      'server/src/session/disk.ts': "export { readFile } from 'node:fs/promises';\n",
      'server/src/lsp/node.ts': "export { readFile } from 'node:fs/promises';\n",
    };
    expect(await check(files)).toEqual(['node-at-the-border: server/src/session/disk.ts → fs/promises']);
  });

  test('of the server by the client', async () => {
    const files = { ...target, 'client/src/node.ts': "export * from '../../server/src/session/target.ts';\n" };
    expect(await check(files)).toEqual(['client-is-thin: client/src/node.ts → server/src/session/target.ts']);
  });

  test('of a folder that is no layer', async () => {
    const files = {
      'server/src/utils/pad.ts': 'export const pad = 1;\n',
      'server/src/text/fold.ts': "export * from '../utils/pad.ts';\n",
    };
    expect(await check(files)).toEqual(['text-imports-downward: server/src/text/fold.ts → server/src/utils/pad.ts']);
  });
});
