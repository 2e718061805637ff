import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gangmuProcess } from './bundle.ts';
import { copiedReports } from './copied-reports.ts';
import { CLEAN, DAMAGED, Workspace } from './gangmu.ts';

/** Reports that repeat each other, one with an error, one that cannot be read, one that is ignored and one with a configuration of its own. */
const FILES = {
  ...copiedReports(10),
  'gangmu.json': '{ "duplicates": { "scope": "workspace" }, "ignore": ["ignored.txt"], "baseline": "known.json" }',
  'known.json': '{ "version": 1, "files": {} }',
  'damaged.txt': DAMAGED,
  'unreadable.txt': '\0',
  'ignored.txt': CLEAN,
  'own/gangmu.json': '{}',
  'own/damaged.txt': DAMAGED,
};

async function shard(workspace: Workspace, of: number, ...options: string[]): Promise<void> {
  for (let number = 1; number <= of; number++) {
    const { code } = await workspace.gangmu(['lint', '--shard', `${number}/${of}`, ...options]);
    expect(code).toBe(0);
  }
}

describe('shards, merged', () => {
  test.each([1, 2, 3, 7, 40])('say what one run says: %i', async (of) => {
    const workspace = new Workspace(FILES);
    await shard(workspace, of);
    for (const format of ['json', 'text', 'sarif', 'junit']) {
      const whole = await workspace.gangmu(['lint', '--format', format]);
      expect(whole.code).toBe(2);
      expect(await workspace.gangmu(['merge', '--format', format])).toEqual(whole);
    }
  });

  test('count warnings as one run does', async () => {
    const workspace = new Workspace(copiedReports(8));
    await shard(workspace, 2, '--shard-folder', 'results');
    for (const most of ['0', '99']) {
      const options = ['--max-warnings', most, '--quiet'];
      const whole = await workspace.gangmu(['lint', ...options]);
      expect(await workspace.gangmu(['merge', 'results', ...options])).toEqual(whole);
    }
  });

  test('may come from another folder and from several threads', () => {
    const [one, other] = [new Workspace(FILES), new Workspace(FILES)];
    gangmuProcess(['lint', '--shard', '1/2', '--jobs', '2'], one.folder);
    gangmuProcess(['lint', '--shard', '2/2'], other.folder);
    one.write('.gangmu-shards/shard-2-2.jsonl', other.read('.gangmu-shards/shard-2-2.jsonl'));
    const whole = gangmuProcess(['lint', '--format', 'json'], one.folder);
    expect(gangmuProcess(['merge', '--format', 'json'], one.folder)).toEqual(whole);
  });

  test('tell of a file that has changed since', async () => {
    const workspace = new Workspace(copiedReports(4));
    await shard(workspace, 2);
    workspace.write('0/00工作报告.txt', CLEAN);
    const { code, err } = await workspace.gangmu(['merge']);
    expect([code, err]).toEqual([2, '0/00工作报告.txt: 检查以后文件又变了; 请重新检查\n']);
  });
});

describe('bad input is one line and exit code 2', () => {
  test.each(['0/3', '4/3', '1', '1/0', 'a/b', '1/3/3'])('--shard %s', async (value) => {
    const { code, err } = await new Workspace({ 'a.txt': CLEAN }).gangmu(['lint', '--shard', value]);
    expect([code, err]).toEqual([2, `gangmu: --shard 的值“${value}”不对; 请写 第几片/共几片，如 1/3\n`]);
  });

  test('--shard with --fix', async () => {
    const { code, err } = await new Workspace({ 'a.txt': CLEAN }).gangmu(['lint', '--shard', '1/2', '--fix']);
    expect(code).toBe(2);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  const merged = async (change: (workspace: Workspace) => Promise<void> | void, ...folders: string[]) => {
    const workspace = new Workspace(copiedReports(4));
    await shard(workspace, 2);
    await change(workspace);
    const { code, err, out } = await workspace.gangmu(['merge', ...folders]);
    expect([code, out]).toEqual([2, '']);
    return err;
  };
  const FIRST = '.gangmu-shards/shard-1-2.jsonl';
  const SECOND = '.gangmu-shards/shard-2-2.jsonl';

  test('no shards', async () => {
    expect(await merged(() => {}, '0')).toMatch(/^0: 没有分片的结果; /);
    expect(await merged(() => {}, 'none')).toMatch(/^none: 读不出来（ENOENT）; /);
  });

  test('a shard is missing', async () => {
    expect(await merged(({ folder }) => rmSync(join(folder, SECOND)))).toMatch(
      /^\.gangmu-shards: 缺第 2 片（共 2 片）; /,
    );
  });

  test('a shard is there twice', async () => {
    const err = await merged(
      (workspace) => workspace.write('copy/shard-1-2.jsonl', workspace.read(FIRST)),
      '.gangmu-shards',
      'copy',
    );
    expect(err).toBe(`copy/shard-1-2.jsonl: 与 ${FIRST} 是同一片; 请去掉其中一份\n`);
  });

  test('shards of runs with other files, another number or another configuration', async () => {
    const again = async (workspace: Workspace) => {
      await workspace.gangmu(['lint', '--shard', '2/2']);
    };
    const otherRun = new RegExp(`^${SECOND}: 与 ${FIRST} 不是同一次检查：片数、文件或配置不同; `);
    expect(
      await merged((workspace) => {
        workspace.write('more.txt', CLEAN);
        return again(workspace);
      }),
    ).toMatch(otherRun);
    expect(
      await merged((workspace) => {
        workspace.write('gangmu.json', '{ "duplicates": { "scope": "workspace" }, "rules": { "stray-space": "off" } }');
        return again(workspace);
      }),
    ).toMatch(otherRun);
    expect(await merged((workspace) => shard(workspace, 3))).toMatch(/不是同一次检查/);
  });

  test('the configuration has changed since', async () => {
    expect(await merged((workspace) => workspace.write('gangmu.json', '{}'))).toMatch(
      /^gangmu merge: 配置与检查各片时的不同; /,
    );
  });

  test('a shard of another version, and one that is cut off or no shard at all', async () => {
    const rewritten = (rewrite: (text: string) => string) =>
      merged((workspace) => workspace.write(SECOND, rewrite(readFileSync(join(workspace.folder, SECOND), 'utf8'))));
    expect(await rewritten((text) => text.replace(/"version":"[^"]*"/, '"version":"9.9.9"'))).toMatch(
      /是 gangmu 9\.9\.9 的结果/,
    );
    expect(await rewritten((text) => text.slice(0, text.length / 2))).toMatch(/^\S+: 分片的结果已损坏或不完整; /);
    expect(await rewritten(() => '{}\n')).toMatch(/^\S+: 分片的结果已损坏或不完整; /);
  });
});
