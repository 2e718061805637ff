import { describe, expect, it } from 'vitest';
import { applyEdits, describeFindings, findingsOf } from './checking.ts';

/** The text after the fix of its only finding about the numbers of headings. */
function fixed(text: string): string {
  const findings = findingsOf(text).filter(({ rule }) => rule.startsWith('heading-number-'));
  expect(findings, describeFindings(text, findings).join('\n')).toHaveLength(1);
  return applyEdits(text, findings[0]?.fix?.edits ?? []);
}

/** A report whose second part has the numbers of `markers`, and `last` as its last paragraph. */
function report(markers: readonly string[], last: string, contents = ''): string {
  const titles = ['兴修水利', '整治道路', '种植林木', '办好学堂'];
  const bodies = ['东渠西渠都要加固。', '石桥木桥都要重修。', '松树柏树都要补种。', '桌椅板凳都要换新。'];
  return `县政府工作报告
${contents}各位代表：
现在，我代表县人民政府向大会报告工作，请予审议。
一、去年的工作
去年风调雨顺，全县粮食丰收。
二、今年的工作
今年着重办好四件事。
${markers.map((marker, i) => `${marker}${titles[i]}\n${bodies[i]}`).join('\n')}
三、加强自身建设
${last}
`;
}

const contents = (numerals: string): string =>
  `目录
一、去年的工作
二、今年的工作
${['兴修水利', '整治道路', '种植林木', '办好学堂'].map((title, i) => `（${numerals[i]}）${title}`).join('\n')}
三、加强自身建设

`;

describe('renumbering takes along what points at the headings', () => {
  it('references in the text', () =>
    expect(fixed(report(['（一）', '（二）', '（四）', '（五）'], '第二部分第（四）项由林场负责。'))).toBe(
      report(['（一）', '（二）', '（三）', '（四）'], '第二部分第（三）项由林场负责。'),
    ));

  it('several references at once', () =>
    expect(fixed(report(['（一）', '（二）', '（四）', '（五）'], '第二部分第（四）、（五）项由乡镇负责。'))).toBe(
      report(['（一）', '（二）', '（三）', '（四）'], '第二部分第（三）、（四）项由乡镇负责。'),
    ));

  it('the contents', () =>
    expect(fixed(report(['（一）', '（二）', '（四）', '（五）'], '从严治政。', contents('一二四五')))).toBe(
      report(['（一）', '（二）', '（三）', '（四）'], '从严治政。', contents('一二三四')),
    ));
});

describe('renumbering leaves alone', () => {
  it('a reference to a number that two headings bear', () => {
    const last = '第二部分第（二）项由乡镇负责，第二部分第（三）项由学堂负责。';
    expect(fixed(report(['（一）', '（二）', '（二）', '（三）'], last))).toBe(
      report(['（一）', '（二）', '（三）', '（四）'], '第二部分第（二）项由乡镇负责，第二部分第（四）项由学堂负责。'),
    );
  });

  it('the numbers of other documents', () => {
    const last = '《县志》第（四）项和条例第（四）项另有记载。';
    expect(fixed(report(['（一）', '（二）', '（四）', '（五）'], last))).toBe(
      report(['（一）', '（二）', '（三）', '（四）'], last),
    );
  });

  it('contents that are right already', () =>
    expect(fixed(report(['（一）', '（二）', '（二）', '（三）'], '从严治政。', contents('一二三四')))).toBe(
      report(['（一）', '（二）', '（三）', '（四）'], '从严治政。', contents('一二三四')),
    ));
});
