import { expect, it } from 'vitest';
import { applyEdits, describeFindings, findingsOf } from './checking.ts';

/** The one finding of `marked` stands at `⟦…⟧`; its fix gives `fixed`, after which nothing is left. */
function expectFix(rule: string, marked: string, fixed: string): void {
  const text = marked.replace('⟦', '').replace('⟧', '');
  const findings = findingsOf(text);
  expect(
    findings.map((finding) => finding.rule),
    describeFindings(text, findings).join('\n'),
  ).toEqual([rule]);
  const [finding] = findings;
  expect(finding?.span).toEqual({ start: marked.indexOf('⟦'), end: marked.indexOf('⟧') - 1 });
  const after = applyEdits(text, finding?.fix?.edits ?? []);
  expect(after).toBe(fixed);
  expect(describeFindings(after, findingsOf(after))).toEqual([]);
}

const REPORT = `柳溪县政府工作报告

一、过去一年工作回顾
(一)产业发展稳步向好。新建厂房八座,新增岗位三千个。
(二)城乡面貌不断改善。改造老旧小区六个,新修道路四十公里。
(三)民生保障更加有力。新建学校两所,扩建医院一座。
(四)社会大局保持稳定。调解纠纷百余件,办结信访事项八成。
二、今年工作安排
1.抓好项目建设。开工十个重点项目,完成投资计划。
2.抓好环境治理。整治河道五条,植树两万株。
三、加强自身建设
3.依法办事。主动接受监督,规范执法行为。
4.厉行节约。压减一般开支,盘活闲置资产。
`;

it('accepts numbers that run on over the next parent', () => {
  expect(describeFindings(REPORT, findingsOf(REPORT))).toEqual([]);
});

it('keeps half-width brackets when it renumbers', () =>
  expectFix(
    'heading-number-duplicate',
    REPORT.replace('(三)民生', '⟦(二)⟧民生').replace('(四)社会', '(三)社会'),
    REPORT,
  ));

it('changes a misprinted number only, and not the right ones after it', () =>
  expectFix('heading-number-duplicate', REPORT.replace('(三)民生', '⟦(二)⟧民生'), REPORT));

it('puts two swapped numbers right', () =>
  expectFix(
    'heading-number-disorder',
    REPORT.replace('(二)城乡', '⟦(三)⟧城乡').replace('(三)民生', '(二)民生'),
    REPORT,
  ));

it('carries a renumbering on over the next parent', () =>
  expectFix(
    'heading-number-gap',
    REPORT.replace('2.抓好', '⟦3.⟧抓好').replace('3.依法', '4.依法').replace('4.厉行', '5.厉行'),
    REPORT,
  ));

it('completes a marker in the width of the bracket that is left', () =>
  expectFix('heading-marker-damaged', REPORT.replace('(二)城乡', '⟦二)⟧城乡'), REPORT));

it('reads a lost number from its neighbours', () =>
  expectFix('heading-marker-damaged', REPORT.replace('(三)民生', '⟦)⟧民生'), REPORT));

it('replaces a closing bracket of another kind', () =>
  expectFix('heading-marker-damaged', REPORT.replace('(二)城乡', '⟦(二〕⟧城乡'), REPORT));

it('gives a point the width of its figure', () => {
  const wide = REPORT.replace('1.抓', '１．抓')
    .replace('2.抓', '２．抓')
    .replace('3.依', '３．依')
    .replace('4.厉', '４．厉');
  expectFix('heading-marker-punctuation', wide.replace('２．抓', '⟦２，⟧抓'), wide);
});

it('names the line and the words of the other heading', () => {
  const [finding] = findingsOf(REPORT.replace('(三)民生', '(二)民生'));
  expect(finding?.message.zh).toContain('第5行“(二)城乡面貌不断改善”');
  expect(finding?.message.en).toContain('line 5');
});

it('takes a number that counts on in its own form, with a gap, for that and not for the next of the items above it', () => {
  const text = REPORT.replace(
    '(二)城乡面貌不断改善。',
    '1.改造小区。新装电梯八部。\n2.修路。新修道路四十公里。\n(三)城乡面貌不断改善。',
  ).replace(/\n\(三\)民生.*\n.*\n/, '\n');
  expect(findingsOf(text).map(({ rule }) => rule)).toEqual(['heading-number-gap']);
});
