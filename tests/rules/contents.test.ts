import { describe, expect, it } from 'vitest';
import { corpusFiles, SKIP_WITHOUT_CORPUS } from '../corpus/corpus.ts';
import { applyEdits, describeFindings, findingsOf } from './checking.ts';

const REPORT = `柳溪县政府工作报告

目录
一、过去一年工作回顾
二、今年工作安排
（一）抓好项目建设
（二）抓好环境治理
（三）抓好民生保障
三、加强自身建设

各位代表：
现在，我向大会报告工作，请予审议。
一、过去一年工作回顾
过去一年，全县上下同心协力，各项工作有序推进。
二、今年工作安排
（一）抓好项目建设
开工十个重点项目，完成全年的投资计划。
（二）抓好环境治理
整治河道五条，植树两万株，空气质量明显好转。
（三）抓好民生保障
新建学校两所，扩建医院一座，就医上学更加方便。
三、加强自身建设
严格依法办事，主动接受监督。
`;

function rulesOf(text: string): string[] {
  return findingsOf(text).map(({ rule }) => rule);
}

it('accepts a contents that goes with the body', () => {
  expect(describeFindings(REPORT, findingsOf(REPORT))).toEqual([]);
});

it('inserts a lost entry with the indent of its siblings', () => {
  const indented = REPORT.replace(
    '（一）抓好项目建设\n（二）抓好环境治理\n（三）',
    '  （一）抓好项目建设\n  （二）抓好环境治理\n  （三）',
  );
  const text = indented.replace('  （二）抓好环境治理\n', '');
  const [finding, ...others] = findingsOf(text);
  expect(others).toEqual([]);
  expect(finding?.rule).toBe('toc-missing-entry');
  expect(applyEdits(text, finding?.fix?.edits ?? [])).toBe(indented);
});

it('leaves the page number to the author', () => {
  const text = REPORT.replace(
    '一、过去一年工作回顾\n二、今年工作安排\n',
    '一、过去一年工作回顾  1\n二、今年工作安排  3\n',
  ).replace('（二）抓好环境治理\n', '');
  const [finding] = findingsOf(text);
  expect(finding?.rule).toBe('toc-missing-entry');
  expect(finding?.fix).toBeUndefined();
});

it('does not ask for levels that the contents leaves out', () => {
  const text = REPORT.replace('（一）抓好项目建设\n（二）抓好环境治理\n（三）抓好民生保障\n三、', '三、');
  expect(rulesOf(text)).toEqual([]);
});

it('takes the first half of a title for the whole', () => {
  expect(rulesOf(REPORT.replace('（二）抓好环境治理\n整治', '（二）抓好环境治理，建设美丽柳溪\n整治'))).toEqual([]);
});

it('reports a lost section once, in the body', () => {
  const text = REPORT.replace('（二）抓好环境治理\n整治河道五条，植树两万株，空气质量明显好转。\n', '');
  expect(rulesOf(text)).toEqual(['heading-number-gap']);
});

it('reports a wrong number of a heading once, in the body', () => {
  expect(rulesOf(REPORT.replace('（二）抓好环境治理\n整治', '（四）抓好环境治理\n整治'))).toEqual([
    'heading-number-disorder',
  ]);
});

it('says once that a contents is another one', () => {
  const text = REPORT.replace(
    '（一）抓好项目建设\n（二）抓好环境治理\n（三）抓好民生保障\n三、',
    '（一）发展工业\n（二）发展农业\n（三）发展旅游\n（四）发展商贸\n三、',
  );
  expect(rulesOf(text)).toEqual(['toc-title-mismatch']);
});

it('takes entries at the end without headings for a part that is not in the file', () => {
  const text = REPORT.slice(0, REPORT.indexOf('（一）抓好项目建设\n开工'));
  expect(rulesOf(text).filter((rule) => rule.startsWith('toc-'))).toEqual([]);
});

describe.skipIf(SKIP_WITHOUT_CORPUS)('on real contents (skipped where the corpus is not at hand)', () => {
  const contentsFindings = (text: string): string[] => rulesOf(text).filter((rule) => /^toc-|partial/.test(rule));

  it('says once that a report is cut, instead of an entry at a time', () => {
    const seed = corpusFiles('seeds').find(({ name }) => name.startsWith('001'));
    expect(contentsFindings(seed?.text ?? '')).toEqual(['report-partial']);
  });

  it('says one thing of a contents whose lines are mixed up', () => {
    const plan = corpusFiles('reports').find(({ name }) => name.startsWith('plan-8th'));
    expect(contentsFindings(plan?.text ?? '')).toEqual(['toc-title-mismatch', 'report-partial']);
  });
});
