import { describe, expect, test } from 'vitest';
import { scoped, tokenize } from './tokenize.ts';

const MARKER = 'markup.heading.marker';
const TITLE = 'markup.heading.report';
const TERM = 'string.quoted.double.term';
const NOTE_MARK = 'constant.other.note-mark';
const FIGURE = 'constant.numeric';
const UNIT = 'keyword.other.unit';
const ENUMERATION = 'keyword.other.enumeration';
const ENTRY = 'entity.name.function.term';

describe('headings', () => {
  test.each([
    ['一、去年工作回顾', '一、', '去年工作回顾'],
    ['　　（二）办好民生实事。全年新建托位两千个。', '（二）', '办好民生实事'],
    ['(十一) 守住安全底线', '(十一)', '守住安全底线'],
    ['3.加快园区道路建设', '3.', '加快园区道路建设'],
    ['4．修缮老旧校舍', '4．', '修缮老旧校舍'],
    ['二)疏浚内河航道', '二)', '疏浚内河航道'],
    ['（5）湿地修复', '（5）', '湿地修复'],
    ['第三章 城乡融合', '第三章', '城乡融合'],
    ['## 二、今年安排', '二、', '今年安排'],
    ['1.2 分工', '1.2', '分工'],
  ])('%s', async (line, marker, title) => {
    expect(await scoped(line, MARKER)).toEqual([marker]);
    expect((await scoped(line, TITLE)).join('')).toBe(title);
  });

  test('a heading glued to the sentence before it is seen', async () => {
    expect(await scoped('粮食连年丰收。（三）做强特色产业，种下茶树三千亩。', MARKER)).toEqual(['（三）']);
  });

  test.each([
    ['a list of numerals is no heading', '结构继续改善。二、三产业比重提高。'],
    ['a decimal at the start of a line is no heading', '3.5万名职工参加培训'],
    ['numerals inside a sentence are no heading', '全县推广一、二两批经验'],
  ])('%s', async (_name, line) => {
    expect(await scoped(line, MARKER)).toEqual([]);
  });

  test('the title of a report, spaced or not', async () => {
    const title = 'markup.heading.title';
    expect(await scoped('政 府 工 作 报 告', title)).toEqual(['政 府 工 作 报 告']);
    expect(await scoped('云溪县2024年政府工作报告', title)).toEqual(['云溪县2024年政府工作报告']);
    expect(await scoped('现在，我代表县政府作工作报告，请予审议。', title)).toEqual([]);
  });
});

describe('in running text', () => {
  test('terms in quotes, with the note mark inside or after them', async () => {
    const line = '推广“一张网［3］”服务，完善“田长制”[12]。';
    expect(await scoped(line, TERM)).toEqual(['“一张网［3］”', '“田长制”']);
    expect(await scoped(line, NOTE_MARK)).toEqual(['［3］', '[12]']);
  });

  test('a year in the number of a document is no note mark', async () => {
    expect(await scoped('依据云政发〔2023〕5号文件', NOTE_MARK)).toEqual([]);
  });

  test('an opening quote that nothing closes takes nothing with it', async () => {
    expect(await scoped(`称“${'好'.repeat(200)}，共12项`, TERM)).toEqual([]);
    expect(await scoped(`称“${'好'.repeat(200)}，共12项`, FIGURE)).toEqual(['12']);
  });

  test('figures and their units, either width', async () => {
    const line = '总产值1,234.5亿元，增长６.８％，提高2个百分点。';
    expect(await scoped(line, FIGURE)).toEqual(['1,234.5', '６.８', '2']);
    expect(await scoped(line, UNIT)).toEqual(['亿元', '％', '个百分点']);
  });

  test('enumerations', async () => {
    expect(await scoped('一是抓进度。二是抓质量；三是抓安全。', ENUMERATION)).toEqual(['一是', '二是', '三是']);
    expect(await scoped('这是唯一是否可行的办法', ENUMERATION)).toEqual([]);
  });

  test('continuation lines are furniture', async () => {
    expect(await scoped('（下转第3版）', 'comment.line.furniture')).toEqual(['（下转第3版）']);
  });
});

describe('glossary', () => {
  const glossary =
    '附：名词解释\n1.田长制：由村组干部担任田长。\n[2] “一张网”：指县乡两级共用的平台。\n3.8个老旧片区：指城东八片。';

  test('entries are known by the head above them', async () => {
    expect(await scoped(glossary, 'markup.heading.glossary')).toEqual(['附：名词解释']);
    expect(await scoped(glossary, ENTRY)).toEqual(['田长制', '“一张网”', '8个老旧片区']);
  });

  test('a colon in the text above the glossary makes no entry', async () => {
    expect(await scoped('主要做了以下工作：\n1.修路：三条', ENTRY)).toEqual([]);
  });

  test('the next report ends it', async () => {
    expect(await scoped(`${glossary}\n云溪县政府工作报告\n重点：修路`, ENTRY)).toHaveLength(3);
  });
});

describe('long lines', () => {
  /** Length of the longest line of the glued report this is made for; a whole report stands on one line. */
  const LENGTH = 48_000;
  /** Generous: linear work takes some hundred milliseconds here, quadratic work minutes. */
  const LIMIT_MS = 6_000;

  test.each([
    ...[
      '“',
      '《',
      '（',
      '(一',
      '[',
      '1',
      '1.',
      '一',
      '一、',
      '。（一',
      '。 ',
      ' ',
      '　',
      '#',
      '-',
      '第一',
      '。一',
      '1,',
      '名 词',
      '工 作',
      '字',
      '字。',
    ],
    '。（一）工作有进展，共12项“实事”[3]',
  ])('a line of “%s” takes linear time', { timeout: 60_000 }, async (piece) => {
    await tokenize('');
    const line = piece.repeat(Math.ceil(LENGTH / piece.length));
    const start = performance.now();
    await tokenize(line);
    expect(performance.now() - start).toBeLessThan(LIMIT_MS);
  });
});
