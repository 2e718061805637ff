import { describe, expect, test } from 'vitest';
import { definitionOf } from '../../server/src/features/glossary-export.ts';
import { parse } from '../../server/src/report/parse.ts';
import { numberedSections } from './flat-outline.ts';
import { type Page, typeset } from './typeset.ts';

const FIELDS = ['粮食', '水利', '道路', '园区', '学校', '医院', '社区', '河湖'];
const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八'];

/** A report with run-in and block headings, brackets and figures that a line end may meet, and a glossary. */
const REPORT = [
  '云溪县政府工作报告',
  '各位代表：现在，我代表县人民政府向大会报告工作，请予审议，并请各位委员和列席会议的同志提出宝贵意见。',
  '一、过去一年的工作',
  ...FIELDS.map(
    (field, i) =>
      `（${ORDINALS[i]}）${field}建设取得了多年来少有的、群众普遍认可的长足进展。全年新建${field}项目${i + 3}个（含续建项目${i + 1}个），完成投资12.${i}亿元，比上年增长${i + 2}.5%。一是抓开工，${field}重点工程全部按期开工；二是抓进度，每月通报，逐个销号，${field}工程没有一个拖期；三是抓质量，推行“双回访”[${i + 1}]制度，质量投诉比上年下降三成以上。`,
  ),
  '二、今年的安排',
  ...FIELDS.map(
    (field, i) =>
      `（${ORDINALS[i]}）${field}工作要在巩固上年成果的基础上再上一个新的台阶，让看得见的变化更多\n今年安排${field}项目${i + 5}个，计划投资15.${i}亿元。要把${field}工作摆在更加突出的位置，层层压实责任，确保年底前全部建成并投入使用，让群众早日受益。`,
  ),
  '名词解释',
  ...FIELDS.map(
    (field, i) =>
      `[${i + 1}]${field}双回访：指${field}项目完工之后的第三个月和第十二个月，由建设单位和监理单位分别回访一次，把用户反映的问题逐条记录在案，限期解决，结果向全体用户公开。`,
  ),
].join('\n');

const pages: Record<string, Page> = {
  'with indents': { width: 56, indented: true },
  'with page numbers': { width: 60, indented: true, linesPerPage: 22 },
  'without indents': { width: 64, indented: false },
};

describe.each(Object.entries(pages))('a report whose lines were broken at one width, %s', (_, page) => {
  const whole = parse(REPORT);
  const wrapped = parse(typeset(REPORT, page));

  test('has the outline of the whole one, with titles that go on over a line end', () => {
    const titles = (text: typeof whole) => numberedSections(text).map(({ level, title }) => [level, title.text]);
    expect(titles(wrapped)).toEqual(titles(whole));
  });

  test('has its paragraphs, whatever stands between their lines', () => {
    const ends = ({ text, reports }: typeof whole) =>
      reports.flatMap(({ paragraphs }) => paragraphs.map(({ span }) => text.slice(span.end - 3, span.end)));
    expect(ends(wrapped)).toEqual(ends(whole));
  });

  test('has its glossary, with definitions without line ends', () => {
    const entries = (text: typeof whole) =>
      text.reports
        .flatMap(({ glossary }) => glossary?.entries ?? [])
        .map((entry) => [entry.term, definitionOf(entry, text)]);
    expect(entries(whole)).toHaveLength(FIELDS.length);
    expect(entries(wrapped)).toEqual(entries(whole));
  });

  test('has its lists and note marks', () => {
    const found = ({ reports }: typeof whole) =>
      reports.map(({ enumerations, noteMarks }) => [
        enumerations.map(({ items }) => items.length),
        noteMarks.map(({ ordinal }) => ordinal),
      ]);
    expect(found(wrapped)).toEqual(found(whole));
  });
});

describe('lines that were not broken', () => {
  test('a report with a line for each paragraph has no line ends inside them', () => {
    expect(parse(REPORT).lineBreaks).toEqual([]);
  });

  test('items that happen to be of one length stay items', () => {
    const items = Array.from(
      { length: 30 },
      (_, i) => `${i + 1}.建成${FIELDS[i % 8]}重点项目若干个，受益群众两万余人。`,
    );
    expect(numberedSections(parse(['一、办好实事', ...items].join('\n')))).toHaveLength(31);
  });

  test('nor do the entries of a contents whose dots fill the line', () => {
    const contents = FIELDS.map((field, i) => `${ORDINALS[i]}、${field}建设的主要任务${'…'.repeat(16)}${i + 1}`);
    const text = `${typeset(['目录', ...contents].join('\n'), { width: 60, indented: false })}\n${typeset(REPORT, { width: 60, indented: true })}`;
    const { contents: found } = parse(text).reports[0] ?? {};
    expect(found?.sections.map(({ marker }) => marker?.ordinal)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});
