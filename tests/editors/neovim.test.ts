import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareWorkspace } from './documents.ts';
import { ROOT } from './paths.ts';

const run = promisify(execFile);

const TIMEOUT_MS = 80_000;
const CHECKS = ['diagnostics', 'symbols', 'hover', 'definition', 'rename', 'code action'] as const;

let workspace: string;
let results: Record<string, string>[];

beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'gangmu-neovim-'));
  const expectations = await prepareWorkspace(workspace);
  results = [];
  for (const index of expectations.keys()) results.push(await runNeovim(index));
});

afterAll(() => rm(workspace, { recursive: true, force: true }));

/** Runs every check on the document of that index; returns `ok` or what went wrong, by check. */
async function runNeovim(index: number): Promise<Record<string, string>> {
  const file = join(workspace, `results-${index}.json`);
  const env = {
    ...process.env,
    WORKSPACE: workspace,
    DOCUMENT: String(index),
    RESULTS: file,
    COMMAND: JSON.stringify([process.execPath, join(ROOT, 'server/bin/gangmu.js'), 'server', '--stdio']),
  };
  const script = join(import.meta.dirname, 'neovim.lua');
  await run('nvim', ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${script}`], {
    env,
    timeout: TIMEOUT_MS,
  });
  return JSON.parse(await readFile(file, 'utf8'));
}

describe.each([
  ['the sample', 0],
  ['the seed', 1],
] as const)('%s', (_name, index) => {
  test.for(CHECKS)('%s', (check, { skip }) => {
    const result = results[index];
    if (!result) return skip('the seed documents are not beside the repository');
    expect(result.failure).toBeUndefined();
    expect(result[check]).toBe('ok');
  });
});
