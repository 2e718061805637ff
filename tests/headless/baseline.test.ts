import { rmSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { rules } from '../../server/src/rules/registry.ts';
import type { ReportRule } from '../../server/src/rules/rule.ts';
import { CLEAN, DAMAGED, GAP, Workspace } from './gangmu.ts';

const BASELINE = ['--baseline', 'known.json'];

async function recorded(files: Record<string, string>): Promise<Workspace> {
  const workspace = new Workspace(files);
  const { code, out, err } = await workspace.gangmu(['lint', ...BASELINE, '--update-baseline']);
  expect(code).toBe(0);
  expect(out).toContain('没有发现问题');
  expect(err).toMatch(/^known\.json: 基线已写好，共 \d+ 处问题; /);
  return workspace;
}

describe('a baseline', () => {
  test('holds what was found, and nothing that comes later', async () => {
    const workspace = await recorded({ 'a.txt': GAP, 'b.txt': DAMAGED });
    expect((await workspace.gangmu(['lint', ...BASELINE])).code).toBe(0);
    workspace.write('b.txt', DAMAGED.replace('（三）民生', '三）民生'));
    const { code, out } = await workspace.gangmu(['lint', ...BASELINE, '--format', 'json']);
    expect(code).toBe(1);
    const found = JSON.parse(out).flatMap(({ findings }: { findings: { range: { start: { line: number } } }[] }) =>
      findings.map(({ range }) => range.start.line),
    );
    expect(found).toEqual([10]);
  });

  test('leaves what it holds unfixed', async () => {
    const workspace = await recorded({ 'a.txt': DAMAGED });
    await workspace.gangmu(['lint', ...BASELINE, '--fix']);
    expect(workspace.read('a.txt')).toBe(DAMAGED);
  });

  test('is told of when it is stale, and pruned on request without taking anything new', async () => {
    const workspace = await recorded({ 'a.txt': GAP, 'b.txt': DAMAGED });
    workspace.write('a.txt', CLEAN);
    workspace.write('c.txt', DAMAGED);
    const stale = await workspace.gangmu(['lint', ...BASELINE]);
    expect(stale.err).toBe('known.json: 基线中有 1 处问题已经不在了; 请用 --prune-baseline 清理\n');
    expect(stale.code).toBe(1);
    const pruned = await workspace.gangmu(['lint', ...BASELINE, '--prune-baseline']);
    expect(pruned.code).toBe(1);
    expect(Object.keys(JSON.parse(workspace.read('known.json')).files)).toEqual(['b.txt']);
    expect((await workspace.gangmu(['lint', ...BASELINE])).err).toBe('');
  });

  test('keeps what it holds of files that were not checked, and drops that of files that are gone', async () => {
    const workspace = await recorded({ 'a.txt': GAP, 'b/b.txt': DAMAGED, 'c.txt': GAP });
    rmSync(`${workspace.folder}/c.txt`);
    await workspace.gangmu(['lint', ...BASELINE, '--update-baseline', 'a.txt']);
    expect(Object.keys(JSON.parse(workspace.read('known.json')).files)).toEqual(['a.txt', 'b/b.txt']);
  });

  test('may be named in the configuration, relative to it', async () => {
    const workspace = new Workspace({ 'r/gangmu.json': '{ "baseline": "../known.json" }', 'r/a.txt': DAMAGED });
    expect((await workspace.gangmu(['lint', 'r'])).code).toBe(1);
    expect((await workspace.gangmu(['lint', 'r', '--update-baseline'])).code).toBe(0);
    expect((await workspace.gangmu(['lint', 'r'])).code).toBe(0);
    expect((await workspace.gangmu(['lint', 'r', '--no-config'])).code).toBe(1);
  });
});

test('a rule that breaks down leaves the baseline as it is', async () => {
  const workspace = await recorded({ 'a.txt': GAP });
  const before = workspace.read('known.json');
  const rule = rules.find(({ id }) => id === 'heading-number-gap') as ReportRule;
  vi.spyOn(rule, 'check').mockImplementation(() => {
    throw new Error('out of order');
  });
  for (const mode of ['--prune-baseline', '--update-baseline']) {
    expect((await workspace.gangmu(['lint', ...BASELINE, mode])).code).toBe(2);
    expect(workspace.read('known.json')).toBe(before);
  }
  vi.restoreAllMocks();
});

describe('a baseline that cannot be used never makes a file look clean', () => {
  test('because it is not there', async () => {
    const { code, err } = await new Workspace({ 'a.txt': DAMAGED }).gangmu(['lint', ...BASELINE]);
    expect([code, err]).toEqual([2, 'known.json: 没有这个基线文件; 请检查路径，或加上 --update-baseline 生成它\n']);
  });

  test('because it is malformed', async () => {
    const { code, err } = await new Workspace({ 'a.txt': CLEAN, 'known.json': '{' }).gangmu(['lint', ...BASELINE]);
    expect([code, err]).toEqual([2, 'known.json: 不是有效的基线文件; 请用 --update-baseline 重新生成\n']);
  });

  test('because none is named', async () => {
    const { code, err } = await new Workspace({ 'a.txt': CLEAN }).gangmu(['lint', '--update-baseline']);
    expect(code).toBe(2);
    expect(err).toMatch(/^gangmu: 没有指明基线文件; /);
  });
});
