import { chmodSync, existsSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, test, vi } from 'vitest';
import { rules } from '../../server/src/rules/registry.ts';
import type { ReportRule } from '../../server/src/rules/rule.ts';
import { CLEAN, DAMAGED, GAP, report, Workspace } from './gangmu.ts';

describe('exit codes', () => {
  test.each([
    ['a clean report', CLEAN, [], 0],
    ['an error', DAMAGED, [], 1],
    ['a warning', GAP, [], 0],
    ['a warning more than allowed', GAP, ['--max-warnings', '0'], 1],
    ['as many warnings as allowed', GAP, ['--max-warnings=1'], 0],
  ])('%s', async (_, text, options, code) => {
    const workspace = new Workspace({ 'a.txt': text });
    expect((await workspace.gangmu(['lint', ...options, 'a.txt'])).code).toBe(code);
  });

  test('an error counts before it is fixed, not after', async () => {
    const workspace = new Workspace({ 'a.txt': DAMAGED });
    expect((await workspace.gangmu(['lint', '--fix', 'a.txt'])).code).toBe(0);
  });

  test('--quiet hides warnings but still counts them', async () => {
    const workspace = new Workspace({ 'a.txt': GAP });
    const { code, out } = await workspace.gangmu(['lint', '--quiet', '--max-warnings', '0', 'a.txt']);
    expect(code).toBe(1);
    expect(out).not.toContain('heading-number-gap');
  });
});

describe('which files are checked', () => {
  const files = {
    'a.txt': CLEAN,
    'b.md': CLEAN,
    'c.report': CLEAN,
    'd.baogao': CLEAN,
    'e.csv': CLEAN,
    '归档/F.TXT': CLEAN,
    '.hidden/g.txt': CLEAN,
    'node_modules/h.txt': CLEAN,
    '报告[1].txt': CLEAN,
  };

  test.each([
    [['.'], ['a.txt', 'b.md', 'c.report', 'd.baogao', '归档/F.TXT', '报告[1].txt']],
    [[], ['a.txt', 'b.md', 'c.report', 'd.baogao', '归档/F.TXT', '报告[1].txt']],
    [
      ['e.csv', 'a.txt', './a.txt', '*.txt'],
      ['e.csv', 'a.txt', '报告[1].txt'],
    ],
    [['报告[1].txt'], ['报告[1].txt']],
    [
      ['归档', 'a.txt'],
      ['归档/F.TXT', 'a.txt'],
    ],
    [['{b,e}.*'], ['b.md', 'e.csv']],
  ])('%j', async (paths, expected) => {
    const { code, out } = await new Workspace(files).gangmu(['lint', '--format', 'json', ...paths]);
    expect(code).toBe(0);
    expect(JSON.parse(out).map(({ file }: { file: string }) => file)).toEqual(expected);
  });

  test('a link to a folder above does not lead in circles', async () => {
    const workspace = new Workspace({ 'a/b.txt': CLEAN });
    symlinkSync(workspace.folder, join(workspace.folder, 'a/up'));
    const { out } = await workspace.gangmu(['lint', '--format', 'json']);
    expect(JSON.parse(out)).toHaveLength(1);
  });

  test('a file outside the folder is shown by its whole path', async () => {
    const other = new Workspace({ 'a.txt': CLEAN });
    const { out } = await new Workspace().gangmu(['lint', '--format', 'json', join(other.folder, 'a.txt')]);
    expect(JSON.parse(out)[0].file).toBe(join(other.folder, 'a.txt'));
  });
});

describe('bad input costs one line and exit code 2, and the other files are still checked', () => {
  const root = process.getuid?.() === 0;

  test.each<[string, Record<string, string | Uint8Array>, string[], string]>([
    ['a missing file', {}, ['lint', 'nope.txt', 'a.txt'], 'nope.txt: 没有这个文件或文件夹; 请检查路径'],
    ['a glob without a match', {}, ['lint', 'x*.txt', 'a.txt'], 'x*.txt: 没有文件与它匹配; 请检查通配符'],
    [
      'a folder without reports',
      { '空/说明.csv': '' },
      ['lint', '空', 'a.txt'],
      '空: 文件夹中没有报告（*.txt、*.md、*.report、*.baogao）; 请检查路径，或用通配符指明文件',
    ],
    [
      'a binary file',
      { 'b.txt': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 7, 1, 2, 3) },
      ['lint', 'b.txt', 'a.txt'],
      'b.txt: 不是文本文件，或编码无法识别; 请另存为 UTF-8 或 GB18030 文本',
    ],
    [
      'UTF-8 with broken bytes',
      { 'b.txt': Buffer.concat([Buffer.from(CLEAN), Uint8Array.of(0xe4, 0xb8)]) },
      ['lint', 'b.txt', 'a.txt'],
      'b.txt: UTF-8 文本中有损坏的字节; 请从原文件重新导出',
    ],
    [
      'a malformed configuration',
      { 'x/gangmu.json': '{ "rules": { "heading-number-gp": "off" } }', 'x/1.txt': GAP, 'x/2.txt': GAP },
      ['lint', 'x', 'a.txt'],
      'x/gangmu.json:1:14: 未知的规则“heading-number-gp”; 是不是“heading-number-gap”？',
    ],
  ])('%s', async (_, files, args, line) => {
    const workspace = new Workspace({ 'a.txt': GAP, ...files });
    const { code, out, err } = await workspace.gangmu(args);
    expect(err).toBe(`${line}\n`);
    expect(code).toBe(2);
    expect(out).toContain('a.txt:9:1  警告  heading-number-gap');
    expect(out).toContain('检查了 1 个文件');
  });

  test.skipIf(root)('an unreadable file, folder and configuration (skipped for root, who may read all)', async () => {
    const workspace = new Workspace({
      'a.txt': GAP,
      'b.txt': GAP,
      'c/d.txt': GAP,
      'e/gangmu.json': '{}',
      'e/f.txt': GAP,
    });
    for (const name of ['b.txt', 'c', 'e/gangmu.json']) chmodSync(join(workspace.folder, name), 0);
    const { code, err } = await workspace.gangmu(['lint']);
    chmodSync(join(workspace.folder, 'c'), 0o755);
    expect(code).toBe(2);
    expect(err.split('\n').map((line) => line.split('（')[0])).toEqual([
      'c: 读不出来',
      'b.txt: 读不出来',
      'e/gangmu.json: 读不出来',
      '',
    ]);
  });

  test('a rule that throws costs its own findings only', async () => {
    const rule = rules.find(({ id }) => id === 'heading-marker-damaged') as ReportRule;
    const broken = vi.spyOn(rule, 'check').mockImplementation(() => {
      throw new Error('boom');
    });
    const workspace = new Workspace({
      'a.txt': report('一、甲事', '（一）乙事', '二）丙事', '（三）丁事', '三、戊事'),
    });
    const { code, out, err } = await workspace.gangmu(['lint', 'a.txt']);
    broken.mockRestore();
    expect(err).toBe(
      'a.txt: 规则 heading-marker-damaged 出错（boom），它的问题未列出; 请把文件和这一行报告给纲目的维护者\n',
    );
    expect(out).toContain('heading-number-gap');
    expect(code).toBe(2);
  });

  test('what cannot be checked is told under a progress bar too', async () => {
    const reports = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}.txt`, CLEAN]));
    const workspace = new Workspace({ ...reports, 'x.txt': '\0' });
    const { code, err } = await workspace.gangmu(['lint'], { watched: true });
    expect(err).toMatch(/^x\.txt: [^\n]+\n$/);
    expect(code).toBe(2);
    workspace.write('gangmu.json', '{ "ignore": ["*.txt"] }');
    expect((await workspace.gangmu(['lint'], { watched: true })).err).toMatch(
      /^\.: 所有文件都被配置文件的 ignore 排除/,
    );
  });

  test('names and texts cannot speak to the terminal', async () => {
    const workspace = new Workspace({
      '\u001b[31m.txt': report('一、甲\u001b[2J事', '三、丙\u202e事'),
      'b.txt': '\u0007',
    });
    const { out, err } = await workspace.gangmu(['lint']);
    expect(out).toContain('甲␛[2J事');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
    expect(out + err).not.toMatch(/[\0-\u0009\u000b-\u001f\u202e]/);
  });
});

describe('ignored files', () => {
  const files = { 'gangmu.json': '{ "ignore": ["归档"] }', '归档/a.txt': GAP, 'b.txt': GAP };

  test('are not checked in a folder', async () => {
    const { out, err } = await new Workspace(files).gangmu(['lint', '--format', 'json']);
    expect(JSON.parse(out).map(({ file }: { file: string }) => file)).toEqual(['b.txt']);
    expect(err).toBe('');
  });

  test('are mentioned where they are named', async () => {
    const { code, err } = await new Workspace(files).gangmu(['lint', '归档/a.txt']);
    expect(err).toMatch(/^归档\/a\.txt: 配置文件的 ignore 把它排除在外，未检查; /);
    expect(code).toBe(0);
  });

  test('make a check of nothing fail', async () => {
    const { code, err } = await new Workspace(files).gangmu(['lint', '归档']);
    expect(err).toMatch(/^归档: 所有文件都被配置文件的 ignore 排除/);
    expect(code).toBe(2);
  });

  test('are checked with --no-config', async () => {
    const { out } = await new Workspace(files).gangmu(['lint', '--no-config', '归档']);
    expect(out).toContain('heading-number-gap');
  });
});

describe('configuration', () => {
  test('of the nearest folder decides the level', async () => {
    const workspace = new Workspace({
      'gangmu.json': '{ "rules": { "heading-number-gap": "error" } }',
      'a.txt': GAP,
      'x/gangmu.json': '{ "rules": { "heading-number-gap": "off" } }',
      'x/a.txt': GAP,
    });
    const { out } = await workspace.gangmu(['lint', '--format', 'json']);
    expect(JSON.parse(out).map(severities)).toEqual([['error'], []]);
  });

  test('named by --config stands instead, its globs relative to its own folder', async () => {
    const override = { files: ['甲/*'], rules: { 'heading-number-gap': 'hint' } };
    const workspace = new Workspace({
      'gangmu.json': '{ "rules": { "heading-number-gap": "off" } }',
      '甲/a.txt': GAP,
      '甲/ci.json': JSON.stringify({ rules: { 'heading-number-gap': 'error' }, overrides: [override] }),
      'ci.json': JSON.stringify({ rules: { 'heading-number-gap': 'error' }, overrides: [override] }),
    });
    const under = async (config: string) =>
      JSON.parse((await workspace.gangmu(['lint', '--format', 'json', '--config', config, '甲/a.txt'])).out).map(
        severities,
      );
    expect(await under('甲/ci.json')).toEqual([['error']]);
    expect(await under('ci.json')).toEqual([['hint']]);
  });

  test.each([
    ['nope.json', /^nope\.json: 读不出来（ENOENT）; /],
    ['bad.json', /^bad\.json:1:3: 未知的设置项“rulez”; 是不是“rules”？/],
  ])('named by --config that cannot be used: %s', async (file, line) => {
    const workspace = new Workspace({ 'a.txt': CLEAN, 'bad.json': '{ "rulez": {} }' });
    const { code, err, out } = await workspace.gangmu(['lint', '--config', file, 'a.txt']);
    expect(err).toMatch(line);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  test('is shown by --print-config', async () => {
    const workspace = new Workspace({
      'x/gangmu.json': '{ "ignore": ["*.md"], "rules": { "heading-number-gap": "off" } }',
    });
    const { code, out } = await workspace.gangmu(['lint', '--print-config', 'x/y/a.md']);
    expect(JSON.parse(out)).toMatchObject({
      file: 'x/gangmu.json',
      ignored: true,
      rules: { 'heading-number-gap': 'off', 'heading-marker-damaged': 'error' },
    });
    expect(code).toBe(0);
  });
});

describe('encodings are recognised, and kept by --fix', () => {
  const crlf = DAMAGED.replaceAll('\n', '\r\n');
  const mended = crlf.replace('二）', '（二）');

  test.each([
    ['UTF-8', 'utf8', '', 'UTF-8'],
    ['UTF-8 with a byte order mark', 'utf8', '\ufeff', 'UTF-8，有字节顺序标记'],
    ['UTF-16 little end first', 'utf-16le', '\ufeff', 'UTF-16LE，有字节顺序标记'],
    ['UTF-16 big end first', 'utf-16be', '\ufeff', 'UTF-16BE，有字节顺序标记'],
    ['UTF-16 without a mark', 'utf-16le', '', 'UTF-16LE'],
    ['GB18030', 'gb18030', '', 'GB18030'],
  ])('%s', async (_, encoding, mark, said) => {
    const workspace = new Workspace();
    workspace.write('a.txt', iconv.encode(mark + crlf, encoding), 0o640);
    const { code, err } = await workspace.gangmu(['lint', '--fix', '--verbose', 'a.txt']);
    expect(err).toBe(`a.txt: ${said}\n`);
    expect(code).toBe(0);
    expect(workspace.bytes('a.txt')).toEqual(iconv.encode(mark + mended, encoding));
    expect(statSync(join(workspace.folder, 'a.txt')).mode & 0o777).toBe(0o640);
    expect(readdirSync(workspace.folder)).toEqual(['a.txt']);
  });

  test('a character that would not survive the way back makes --fix refuse', async () => {
    const workspace = new Workspace();
    // 0x80 is read as the euro sign, which GB18030 writes otherwise.
    const bytes = Buffer.concat([iconv.encode(DAMAGED, 'gb18030'), Uint8Array.of(0x80, 0x0a)]);
    workspace.write('a.txt', bytes);
    const { code, out, err } = await workspace.gangmu(['lint', '--fix', 'a.txt']);
    expect(err).toBe('a.txt: 修改后的文字无法用原来的编码 GB18030 保存; 文件未改动，请先另存为 UTF-8\n');
    expect(code).toBe(2);
    expect(workspace.bytes('a.txt')).toEqual(bytes);
    expect(out).toContain('heading-marker-damaged');
  });
});

describe('--fix', () => {
  test('a second run finds nothing to do', async () => {
    const workspace = new Workspace({ 'a.txt': DAMAGED });
    expect((await workspace.gangmu(['lint', '--fix', 'a.txt'])).out).toContain('已修复 1 处');
    const after = workspace.read('a.txt');
    expect((await workspace.gangmu(['lint', '--fix', 'a.txt'])).out).not.toContain('已修复');
    expect(workspace.read('a.txt')).toBe(after);
  });

  test('leaves a file alone that has only fixes that are not safe', async () => {
    const workspace = new Workspace({ 'a.txt': GAP });
    const before = statSync(join(workspace.folder, 'a.txt'));
    await workspace.gangmu(['lint', '--fix', 'a.txt']);
    expect(workspace.read('a.txt')).toBe(GAP);
    expect(statSync(join(workspace.folder, 'a.txt')).ino).toBe(before.ino);
  });

  test('writes through a link and leaves the link', async () => {
    const workspace = new Workspace({ '定稿/a.txt': DAMAGED });
    symlinkSync(join(workspace.folder, '定稿/a.txt'), join(workspace.folder, 'link.txt'));
    await workspace.gangmu(['lint', '--fix', 'link.txt']);
    expect(workspace.read('定稿/a.txt')).toContain('（二）城乡');
    expect(
      readdirSync(workspace.folder, { withFileTypes: true })
        .find(({ name }) => name === 'link.txt')
        ?.isSymbolicLink(),
    ).toBe(true);
  });

  test('--fix-dry-run shows the difference and writes nothing', async () => {
    const workspace = new Workspace({ 'a.txt': DAMAGED, 'b.txt': CLEAN });
    const { code, out, err } = await workspace.gangmu(['lint', '--fix-dry-run']);
    expect(out).toContain('--- a.txt\n+++ a.txt\n');
    expect(out).toContain('\n-二）城乡变化很大\n+（二）城乡变化很大\n');
    expect(out).not.toContain('b.txt');
    expect(err).toContain('--fix 将修复 1 处');
    expect(code).toBe(0);
    expect(workspace.read('a.txt')).toBe(DAMAGED);
  });

  test('--fix-dry-run with another format prints the findings that would be left', async () => {
    const workspace = new Workspace({ 'a.txt': DAMAGED.replace('二、今', '三、今') });
    const { out } = await workspace.gangmu(['lint', '--fix-dry-run', '--format', 'json']);
    expect(JSON.parse(out)[0].findings.map(({ rule }: { rule: string }) => rule)).toEqual(['heading-number-gap']);
  });
});

describe('the standard input', () => {
  test('is checked in any encoding', async () => {
    const { code, out } = await new Workspace().gangmu(['lint', '--stdin'], { input: iconv.encode(GAP, 'gb18030') });
    expect(out).toContain('<stdin>:9:1  警告  heading-number-gap');
    expect(code).toBe(0);
  });

  test('has the configuration of the name it is given', async () => {
    const workspace = new Workspace({ 'x/gangmu.json': '{ "rules": { "heading-number-gap": "error" } }' });
    const { code, out } = await workspace.gangmu(['lint', '--stdin', '--stdin-filename', 'x/草稿.txt'], { input: GAP });
    expect(out).toContain('x/草稿.txt:9:1  错误');
    expect(code).toBe(1);
    expect(existsSync(join(workspace.folder, 'x/草稿.txt'))).toBe(false);
  });

  test('comes back with --fix, mended if there was something to mend and it is not ignored', async () => {
    const workspace = new Workspace();
    const input = iconv.encode(DAMAGED, 'gb18030');
    const { bytes, err } = await workspace.gangmu(['lint', '--stdin', '--fix'], { input });
    expect(iconv.decode(bytes, 'gb18030')).toBe(DAMAGED.replace('二）', '（二）'));
    expect(err).toContain('已修复 1 处');
    expect((await workspace.gangmu(['lint', '--stdin', '--fix'], { input: CLEAN })).out).toBe(CLEAN);
    workspace.write('gangmu.json', '{ "ignore": ["*"] }');
    expect((await workspace.gangmu(['lint', '--stdin', '--fix'], { input: DAMAGED })).out).toBe(DAMAGED);
  });
});

function severities({ findings }: { findings: { severity: string }[] }): string[] {
  return findings.map(({ severity }) => severity);
}
