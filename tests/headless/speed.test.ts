import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gangmuProcess } from './bundle.ts';
import { copiedReports } from './copied-reports.ts';
import { CLEAN, DAMAGED, GAP, Workspace } from './gangmu.ts';

/** Many files of three kinds; every fourth cannot be read. */
const MANY = Object.fromEntries(
  Array.from({ length: 40 }, (_, i) => [
    `${String(i).padStart(2, '0')}.txt`,
    [CLEAN, DAMAGED, GAP, i % 8 === 3 ? '\0' : CLEAN][i % 4] as string,
  ]),
);

describe('--jobs', () => {
  test.each(['text', 'json', 'sarif', 'html'])('several threads give what one gives, in its order: %s', (format) => {
    const { folder } = new Workspace(MANY);
    const one = gangmuProcess(['lint', '--format', format], folder);
    const three = gangmuProcess(['lint', '--format', format, '--jobs', '3'], folder);
    expect(one.status).toBe(2);
    expect(three).toEqual(one);
  });

  test('several threads fix what one fixes', () => {
    const { folder } = new Workspace({ 'a.txt': DAMAGED, 'b.txt': DAMAGED, 'c.txt': GAP });
    const { status, stdout } = gangmuProcess(['lint', '--fix', '--jobs', '2'], folder);
    expect(status).toBe(0);
    expect(stdout).toContain('已修复 2 处');
  });

  test('a configuration that is wrong is told once and fails', () => {
    const { folder } = new Workspace({ ...MANY, 'gangmu.json': '{ "rule": {} }' });
    const { status, stderr } = gangmuProcess(['lint', '--jobs', '2', '00.txt', '01.txt', '02.txt'], folder);
    expect(status).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('--cache', () => {
  const lint = (workspace: Workspace, ...options: string[]) =>
    workspace.gangmu(['lint', '--format', 'json', '--cache', ...options]);

  test('the second run says what the first said', async () => {
    const workspace = new Workspace(MANY);
    const first = await lint(workspace);
    expect(existsSync(join(workspace.folder, '.gangmu-cache'))).toBe(true);
    expect(await lint(workspace)).toEqual(first);
    expect(first.code).toBe(2);
  });

  test('the second run does not check again what has not changed', async () => {
    const workspace = new Workspace({ 'a.txt': GAP, 'b.txt': GAP });
    await lint(workspace);
    const cache = workspace.read('.gangmu-cache');
    workspace.write('.gangmu-cache', cache.replaceAll('heading-number-gap', 'remembered'));
    workspace.write('b.txt', `${GAP}\n`);
    const rules = JSON.parse((await lint(workspace)).out).map((file: { findings: { rule: string }[] }) =>
      file.findings.map(({ rule }) => rule),
    );
    expect(rules).toEqual([['remembered'], ['heading-number-gap']]);
  });

  test.each([
    ['the configuration', { 'gangmu.json': '{ "rules": { "heading-number-gap": "off" } }' }],
    ['the text', { 'a.txt': CLEAN }],
  ])('a change of %s counts', async (_, changed) => {
    const workspace = new Workspace({ 'a.txt': GAP, 'gangmu.json': '{}' });
    expect((await lint(workspace, '--max-warnings', '0')).code).toBe(1);
    for (const [name, content] of Object.entries(changed)) workspace.write(name, content);
    expect((await lint(workspace, '--max-warnings', '0')).code).toBe(0);
  });

  test('a change of the baseline counts', async () => {
    const workspace = new Workspace({ 'a.txt': DAMAGED, 'gangmu.json': '{ "baseline": "known.json" }' });
    expect((await lint(workspace)).code).toBe(1);
    await lint(workspace, '--update-baseline');
    expect((await lint(workspace)).code).toBe(0);
    workspace.write('known.json', '{ "version": 1, "files": {} }');
    expect((await lint(workspace)).code).toBe(1);
  });

  const DAMAGED_CACHE = '.gangmu-cache: 缓存已损坏; 没有用它，已重新检查\n';

  test.each(['', '{', 'null', '\0\0'])('a cache that is damaged is told of and passed over: %j', async (content) => {
    const workspace = new Workspace({ 'a.txt': DAMAGED, '.gangmu-cache': content });
    const { code, err } = await lint(workspace);
    expect([code, err]).toEqual([1, DAMAGED_CACHE]);
    expect((await lint(workspace)).err).toBe('');
  });

  test('one of another build is passed over in silence', async () => {
    const workspace = new Workspace({ 'a.txt': DAMAGED, '.gangmu-cache': '{"build":"x"}\n' });
    const { code, err } = await lint(workspace);
    expect([code, err]).toEqual([1, '']);
  });

  test.each([
    ['cut off', (text: string) => text.slice(0, -200)],
    ['no longer JSON', (text: string) => text.replace('{"complaints"', '{complaints')],
    ['of another form', (text: string) => text.replace(/"findings":\[.*\]/, '"findings":3')],
  ])('an entry that is %s is checked again', async (_, damage) => {
    const workspace = new Workspace({ 'a.txt': DAMAGED, 'b.txt': GAP });
    const first = await lint(workspace);
    workspace.write('.gangmu-cache', damage(workspace.read('.gangmu-cache')));
    const second = await lint(workspace);
    expect([second.code, second.out]).toEqual([first.code, first.out]);
  });

  test('remembers what several files have in common until one of them changes', async () => {
    const workspace = new Workspace(copiedReports(8));
    const first = await lint(workspace);
    expect(first.out).toContain('08工作报告.txt'.replace('08', '00'));
    expect(await lint(workspace)).toEqual(first);
    expect(await lint(workspace, '1/01工作报告.txt')).toEqual(
      await workspace.gangmu(['lint', '--format', 'json', '1/01工作报告.txt']),
    );
    workspace.write('0/00工作报告.txt', CLEAN);
    expect(await lint(workspace)).toEqual(await workspace.gangmu(['lint', '--format', 'json']));
  });

  test('is off unless it is asked for, and lies where it is asked to', async () => {
    const workspace = new Workspace({ 'a.txt': CLEAN, 'x/b.txt': CLEAN });
    await workspace.gangmu(['lint']);
    expect(existsSync(join(workspace.folder, '.gangmu-cache'))).toBe(false);
    await workspace.gangmu(['lint', '--cache-location', 'x/cache.json']);
    expect(existsSync(join(workspace.folder, 'x/cache.json'))).toBe(true);
  });

  test('one that cannot be written is told of and does not change the result', async () => {
    const workspace = new Workspace({ 'a.txt': CLEAN });
    const { code, err } = await workspace.gangmu(['lint', '--cache-location', 'none/cache']);
    expect(code).toBe(0);
    expect(err).toMatch(/缓存写不进去（ENOENT）; /);
  });
});
