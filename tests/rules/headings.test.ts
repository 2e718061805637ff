import { expect, it } from 'vitest';
import { applyEdits, describeFindings, findingsOf } from './checking.ts';

const REPORT = `柳溪县政府工作报告

一、过去一年工作回顾
（一）产业发展向好。新建厂房八座，新增岗位三千个。
（二）城乡面貌改善。改造老旧小区六个，新修道路四十公里。
（三）民生保障有力。新建学校两所，扩建医院一座。
二、今年工作安排
今年要重点做好以下三个方面的工作：
（一）抓好项目建设。开工十个重点项目，完成投资计划。
（二）抓好环境治理。整治河道五条，植树两万株。
（三）抓好民生保障。新建学校两所，扩建医院一座。
三、加强自身建设
严格依法办事，主动接受监督。
`;

function rulesOf(text: string): string[] {
  return findingsOf(text).map(({ rule }) => rule);
}

/** The one finding of `text`, whose fix must give `REPORT`. */
function expectRestored(rule: string, text: string): void {
  const findings = findingsOf(text);
  expect(
    findings.map((finding) => finding.rule),
    describeFindings(text, findings).join('\n'),
  ).toEqual([rule]);
  expect(applyEdits(text, findings[0]?.fix?.edits ?? [])).toBe(REPORT);
}

it('accepts a clean report', () => expect(rulesOf(REPORT)).toEqual([]));

it.each(['二、', '2.', '（2）'])('knows %s as the second of the bracketed headings around it', (marker) =>
  expectRestored('heading-marker-mixed', REPORT.replace('（二）抓好', `${marker}抓好`)),
);

it('unifies both halves of a pair of brackets, and one alone', () => {
  expectRestored('heading-marker-width', REPORT.replace('（二）抓好', '(二)抓好'));
  expectRestored('heading-marker-width', REPORT.replace('（二）抓好', '（二)抓好'));
});

it('says nothing of widths where both are as frequent', () => {
  const [review, plan] = REPORT.split('二、今年') as [string, string];
  const half = plan.replaceAll('（', '(').replaceAll('）', ')');
  expect(rulesOf(`${review}二、今年${half}`)).toEqual([]);
});

it('begins a series that opens late with what stands there', () => {
  const [finding] = findingsOf(REPORT.replace('（一）抓好项目建设。开工十个重点项目，完成投资计划。\n', ''));
  expect(finding?.rule).toBe('heading-number-gap');
  expect(finding?.message.zh).toContain('这一组标题从“（二）”排起，缺少“（一）”');
});

it('corrects an announced number in its own numerals', () => {
  expectRestored('declared-count-mismatch', REPORT.replace('以下三个', '以下五个'));
  const digits = REPORT.replace('以下三个', '以下4个');
  expect(applyEdits(digits, findingsOf(digits)[0]?.fix?.edits ?? [])).toBe(REPORT.replace('以下三个', '以下3个'));
});

it.each([
  '今年要重点实施“十百千”工程，办好各项实事。',
  '今年要抓好作风建设，严格落实中央八项规定，勤俭办一切事业。',
  '今年要做好以下工作：',
])('takes no number of %s for that of the items', (sentence) => {
  expect(rulesOf(REPORT.replace('今年要重点做好以下三个方面的工作：', sentence))).toEqual([]);
});

it('reports a lost section by the announced number only where no number is missing', () => {
  const last = REPORT.replace('（三）抓好民生保障。新建学校两所，扩建医院一座。\n三、', '三、');
  expect(rulesOf(last)).toEqual(['declared-count-mismatch']);
  const second = REPORT.replace('（二）抓好环境治理。整治河道五条，植树两万株。\n', '');
  expect(rulesOf(second)).toEqual(['heading-number-gap']);
});

it('reports a copied heading by its number', () => {
  const text = REPORT.replace('（三）抓好民生保障。', '（二）抓好环境治理。');
  expect(rulesOf(text)).toEqual(['heading-number-duplicate']);
});

const LISTED = '一是抓好工业，新建厂房八座；二是抓好农业，新修水渠四十公里；三是抓好商贸，改造集市三处。';

it('misses the first item of an enumeration that begins with the second', () => {
  const text = REPORT.replace(
    '严格依法办事，',
    `今年还有几件事。${LISTED.slice(LISTED.indexOf('二是'))}严格依法办事，`,
  );
  const findings = findingsOf(text);
  expect(findings.map(({ rule }) => rule)).toEqual(['enumeration-sequence']);
  expect(findings[0]?.message.zh).toContain('这一组列举从“二是”排起，缺少“一是”');
});

it('finds the first item of an enumeration in the paragraph before', () => {
  const [first, rest] = LISTED.split('；二是') as [string, string];
  const text = REPORT.replace('严格依法办事，', `今年还有几件事。${first}。\n二是${rest}\n严格依法办事，`);
  expect(rulesOf(text)).toEqual([]);
});

it('does not ask for the beginning where the report has none', () => {
  expect(rulesOf(REPORT.slice(REPORT.indexOf('二、')))).toEqual(['report-partial']);
});
