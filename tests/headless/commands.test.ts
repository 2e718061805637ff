import { describe, expect, test } from 'vitest';
import { rules } from '../../server/src/rules/registry.ts';
import { CLEAN, Workspace } from './gangmu.ts';

const REPORT = `柳溪县政府工作报告

目  录

一、过去一年工作
（一）产业稳步发展
（二）民生继续改善
二、今后一年打算

各位代表：

一、过去一年工作

（一）产业稳步发展。规模以上企业又多了九家，“双桥行动”[1]进展顺利。

二）民生继续改善。公交线路多了三条，“双桥行动”带动了就业。

二、今后一年打算

继续做好各项工作，“四季书屋”[2]再建五处。

名词解释

[1] “双桥行动”：指同时修好两座老桥并整治桥下河道的计划。

[2] “四季书屋”：指"全年开放",由社区管理的小型书屋。
`;

describe('outline', () => {
  test('json', async () => {
    const { code, out } = await new Workspace({ 'a.txt': REPORT }).gangmu(['outline', '--format', 'json', 'a.txt']);
    expect(code).toBe(0);
    const [file] = JSON.parse(out);
    expect(file.file).toBe('a.txt');
    const [report] = file.reports;
    expect(report).toMatchObject({
      title: '柳溪县政府工作报告',
      range: { start: { line: 0, character: 0 } },
      partial: { head: false, tail: false },
      contents: [
        { marker: '一、', title: '过去一年工作', children: [{ marker: '（一）' }, { marker: '（二）' }] },
        { marker: '二、' },
      ],
    });
    expect(report.sections).toHaveLength(2);
    expect(report.sections[0].children[1]).toEqual({
      level: 2,
      marker: '二）',
      ordinal: 2,
      title: '民生继续改善',
      kind: 'run-in',
      start: { line: 15, character: 0 },
      titleRange: { start: { line: 15, character: 2 }, end: { line: 15, character: 8 } },
      end: { line: expect.any(Number), character: expect.any(Number) },
      damaged: 'open-bracket',
      children: [],
    });
  });

  test('leads stand in it only where they are asked for', async () => {
    const rest =
      '多措并举稳住了全县经济的基本盘，各项指标好于预期，群众的日子越过越踏实，企业的信心也越来越足，来柳溪安家落户的年轻人比上年多了近一成。';
    const leads = ['办好家门口的学校。', '办好家门口的医院。', '办好家门口的食堂。'];
    const text = CLEAN.replace('\n这里写', `\n${leads.map((lead) => `${lead}${rest}\n`).join('')}这里写`);
    const workspace = new Workspace({ 'a.txt': text });
    const kinds = async (...options: string[]) =>
      (await workspace.gangmu(['outline', '--format', 'json', ...options, 'a.txt'])).out.match(/"kind": "lead"/g) ?? [];
    expect(await kinds()).toHaveLength(0);
    expect((await kinds('--leads')).length).toBeGreaterThan(0);
  });

  test('text: a tree with lines to jump to, a damaged marker shown whole', async () => {
    const { out } = await new Workspace({ 'a.txt': REPORT }).gangmu(['outline', 'a.txt']);
    expect(out).toContain(
      '\n  一、过去一年工作 :12\n    （一）产业稳步发展 :14\n    （二）民生继续改善（序号残缺） :16\n  二、今后一年打算 :18\n',
    );
    expect(out).toContain('名词解释：词条 2');
  });

  test('markdown: nested list items under the title', async () => {
    const { out } = await new Workspace({ 'a.txt': REPORT }).gangmu(['outline', '--format', 'markdown', 'a.txt']);
    expect(out).toBe(
      '# 柳溪县政府工作报告\n\n- 一、过去一年工作\n  - （一）产业稳步发展\n  - （二）民生继续改善\n- 二、今后一年打算\n',
    );
  });

  test('of a missing file is one line and exit code 2, the others are shown', async () => {
    const { code, out, err } = await new Workspace({ 'a.txt': REPORT }).gangmu(['outline', 'nope.txt', 'a.txt']);
    expect(err).toBe('nope.txt: 没有这个文件或文件夹; 请检查路径\n');
    expect(out).toContain('柳溪县政府工作报告');
    expect(code).toBe(2);
  });
});

describe('glossary', () => {
  test('json', async () => {
    const { out } = await new Workspace({ 'a.txt': REPORT }).gangmu(['glossary', '--format', 'json', 'a.txt']);
    const [{ file, entries }] = JSON.parse(out);
    expect(file).toBe('a.txt');
    expect(entries[0]).toMatchObject({
      term: '双桥行动',
      aliases: [],
      ordinal: 1,
      start: { line: 23, character: 0 },
      definition: expect.stringContaining('两座老桥'),
      uses: [{ start: { line: 13 } }, { start: { line: 15 } }],
    });
    expect(entries).toHaveLength(2);
  });

  test('csv opens in a spreadsheet: byte order mark, quoted quotes and commas', async () => {
    const { out } = await new Workspace({ 'a.txt': REPORT }).gangmu(['glossary', '--format', 'csv', 'a.txt']);
    const rows = out.split('\r\n');
    expect(rows[0]).toBe('\ufeff文件,行,序号,名词,别名,释义,使用次数');
    expect(rows[2]).toMatch(/^a\.txt,26,2,四季书屋,,".*""全年开放"",由社区管理的小型书屋。",1$/);
    expect(rows).toHaveLength(4);
  });

  test('text and markdown name term, definition and uses', async () => {
    const workspace = new Workspace({ 'a.txt': REPORT });
    const { out } = await workspace.gangmu(['glossary', 'a.txt']);
    expect(out).toMatch(/\n {2}1\. 双桥行动 :24 {2}使用 2\n {5}.*两座老桥/);
    expect((await workspace.gangmu(['glossary', '--format', 'markdown', 'a.txt'])).out).toMatch(
      /\n\| 1 \| 双桥行动 \| .*两座老桥.* \| 2 \|\n/,
    );
  });

  test('of a report without one says so', async () => {
    const { code, out } = await new Workspace({ 'a.txt': CLEAN }).gangmu(['glossary', 'a.txt']);
    expect(out).toContain('没有名词解释');
    expect(code).toBe(0);
  });
});

describe('rules', () => {
  test('lists every rule, for people and for programs', async () => {
    const workspace = new Workspace();
    const { out } = await workspace.gangmu(['rules']);
    for (const { id, name } of rules) expect(out).toMatch(new RegExp(`^${id} .*${name.zh}`, 'm'));
    const json = JSON.parse((await workspace.gangmu(['rules', '--format', 'json'])).out);
    expect(json.map(({ id }: { id: string }) => id)).toEqual(rules.map(({ id }) => id));
  });

  test.each(rules.map(({ id }) => id))('%s has a page to print', async (id) => {
    const { code, out } = await new Workspace().gangmu(['rules', id]);
    expect(code).toBe(0);
    expect(out).toMatch(/^# /);
    expect(out).toContain('反例');
  });

  test('an unknown one is an error with a suggestion', async () => {
    const { code, err } = await new Workspace().gangmu(['rules', 'heading-number-gp']);
    expect(err).toBe('gangmu rules: 没有规则“heading-number-gp”; 是不是“heading-number-gap”？\n');
    expect(code).toBe(2);
  });
});

describe('init', () => {
  test.each(['zh', 'en'])('writes a configuration that is valid and changes nothing (%s)', async (lang) => {
    const workspace = new Workspace({ 'a.txt': CLEAN });
    expect((await workspace.gangmu(['init', '--lang', lang])).code).toBe(0);
    const { code, err } = await workspace.gangmu(['lint', 'a.txt']);
    expect(err).toBe('');
    expect(code).toBe(0);
  });

  test('never overwrites one', async () => {
    const workspace = new Workspace({ 'gangmu.json': '{}' });
    const { code, err } = await workspace.gangmu(['init']);
    expect(err).toBe('gangmu.json: 文件已经存在; 未改动，请直接编辑它\n');
    expect(code).toBe(2);
    expect(workspace.read('gangmu.json')).toBe('{}');
  });
});

describe('wrong usage is one line and exit code 2', () => {
  test.each([
    [['lint', '--formt', 'json'], '未知的选项“--formt”; 是不是“--format”？'],
    [
      ['lint', '--format', 'xml'],
      '--format 没有“xml”; 可用的有：text、json、sarif、github、gitlab、junit、checkstyle、html',
    ],
    [['lint', '--format', 'jsn'], '--format 没有“jsn”; 是不是“json”？'],
    [['lint', '--format'], '选项“--format <format>”缺少值; 用法见 gangmu --help'],
    [['lint', '--max-warnings', '-1'], '--max-warnings 的值“-1”不是整数; 请写 0 或正整数'],
    [['lint', '--basline', 'x'], '未知的选项“--basline”; 是不是“--baseline”？'],
    [['lint', '--update-baseline', '--prune-baseline'], /^选项“--update-baseline”不能与另一个选项同时使用; /],
    [['lint', '--jobs', '0'], '--jobs 的值“0”不对; 请写 1 到 99 的整数，或 auto'],
    [['lint', '--stdin', 'a.txt'], '--stdin 不能与文件同时使用; 请去掉其中一样'],
    [['lint', '--stdin-filename', 'a.txt'], '--stdin-filename 只与 --stdin 同用; 请加上 --stdin'],
    [['lint', '--fix', '--fix-dry-run'], /^选项“--fix”不能与另一个选项同时使用; /],
    [['lnit'], '未知的命令“lnit”; 是不是“init”、“lint”？'],
    [['outline'], '缺少参数“files”; 用法见 gangmu --help'],
    [['rules', 'a', 'b'], '参数太多; 用法见 gangmu --help'],
    [['server'], /^没有指明一种通信方式; /],
    [['server', '--stdio', '--socket=1'], /^没有指明一种通信方式; /],
  ])('%j', async (args, message) => {
    const { code, out, err } = await new Workspace().gangmu(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/^gangmu: [^\n]+\n$/);
    expect(err.slice('gangmu: '.length, -1)).toEqual(
      message instanceof RegExp ? expect.stringMatching(message) : message,
    );
  });

  test('no command at all shows the help', async () => {
    const { code, err } = await new Workspace().gangmu([]);
    expect(err).toContain('用法：');
    expect(code).toBe(2);
  });
});

test('--help and --version answer on the standard output', async () => {
  const workspace = new Workspace();
  expect(await workspace.gangmu(['--version'])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
  expect(await workspace.gangmu(['lint', '--help'])).toMatchObject({
    code: 0,
    out: expect.stringContaining('用法： gangmu lint'),
  });
  expect((await workspace.gangmu(['--help', '--lang', 'en'])).out).toContain('Usage: gangmu');
});
