import { describe, expect, test } from 'vitest';
import type { Finding } from '../../server/src/rules/rule.ts';
import { withoutSuppressed } from '../../server/src/rules/suppression.ts';
import { growth, LINEAR } from '../hostile/growth.ts';
import { findingsOf } from './checking.ts';

const ALL = '1 a, 1 b, 2 a, 2 b, 3 a, 3 b';

describe('comments in Markdown', () => {
  test.each([
    ['none', '', ALL],
    ['the next line, one rule', '<!-- gangmu-disable-next-line a -->\n', '1 b, 2 a, 2 b, 3 a, 3 b'],
    ['the next line that is not blank', '<!-- gangmu-disable-next-line a -->\n\n\n', '1 b, 2 a, 2 b, 3 a, 3 b'],
    ['the next line, several rules', '<!--gangmu-disable-next-line a, b-->\n', '2 a, 2 b, 3 a, 3 b'],
    ['the next line, every rule', '<!-- gangmu-disable-next-line -->\n', '2 a, 2 b, 3 a, 3 b'],
    [
      'one comment after the other',
      '<!-- gangmu-disable-next-line a -->\n<!-- gangmu-disable-next-line b -->\n',
      '2 a, 2 b, 3 a, 3 b',
    ],
    ['from here on', '<!-- gangmu-disable a -->\n', '1 b, 2 b, 3 b'],
    ['every rule from here on', '<!-- gangmu-disable -->\n', ''],
    ['every rule but one', '<!-- gangmu-disable -->\n<!-- gangmu-enable b -->\n', '1 b, 2 b, 3 b'],
    ['taken back', '<!-- gangmu-disable a b -->\n<!-- gangmu-enable -->\n', ALL],
    ['another comment', '<!-- 待补 -->\n', ALL],
    ['a comment that does not end', '<!-- gangmu-disable\n', ALL],
  ])('%s', (_, comment, left) => {
    expect(leftOf(`${comment}一行\n二行\n三行\n`)).toBe(left);
  });

  test('a block ends where it is taken back', () => {
    const text = '一行\n<!-- gangmu-disable a -->\n二行\n<!-- gangmu-enable a -->\n三行\n';
    expect(leftOf(text)).toBe('1 a, 1 b, 2 b, 3 a, 3 b');
  });

  test('inside a line they speak of the next one', () => {
    expect(leftOf('一行 <!-- gangmu-disable-next-line -->\n二行\n三行\n')).toBe('1 a, 1 b, 3 a, 3 b');
  });

  test('many comments on one line cost no more than their length', () => {
    const grown = growth(
      (count) => {
        const comments = '<!-- gangmu-disable-next-line a -->'.repeat(count);
        return () => expect(leftOf(`${comments}\n一行\n二行\n三行\n`)).toBe('1 b, 2 a, 2 b, 3 a, 3 b');
      },
      { from: 400 },
    );
    expect(grown).toBeLessThan(LINEAR);
  });
});

describe('in a report', () => {
  const GAP = '柳溪县政府工作报告\n\n一、过去一年工作\n各项任务圆满完成。\n‸三、今后一年打算\n各项工作扎实推进。\n';

  test('a finding is taken back, and the comment itself gives none', () => {
    const ids = (comment: string) => findingsOf(GAP.replace('‸', comment)).map(({ rule }) => rule);
    expect(ids('')).toEqual(['heading-number-gap']);
    expect(ids('<!-- gangmu-disable-next-line heading-number-gap -->\n')).toEqual([]);
    expect(ids('<!-- gangmu-disable-next-line heading-number-gip -->\n')).toEqual([
      'suppression-unknown',
      'heading-number-gap',
    ]);
  });
});

/** Rules a and b find something in each of the three lines 一行, 二行, 三行; what comments leave of it. */
function leftOf(text: string): string {
  const lines = ['一行', '二行', '三行'].map((line) => text.indexOf(line));
  const findings = lines.flatMap((start) => ['a', 'b'].map((rule) => finding(rule, start)));
  return withoutSuppressed(findings, text)
    .map(({ rule, span }) => `${lines.indexOf(span.start) + 1} ${rule}`)
    .join(', ');
}

function finding(rule: string, start: number): Finding {
  return { rule, severity: 'warning', span: { start, end: start + 1 }, message: { zh: '', en: '' }, related: [] };
}
