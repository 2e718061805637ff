import { expect, it } from 'vitest';
import { parse } from '../../server/src/report/parse.ts';
import { check } from '../../server/src/rules/check.ts';
import type { DocumentRule, Problem } from '../../server/src/rules/rule.ts';

const DOCUMENT = parse('某镇政府工作报告\n\n一、工作回顾\n去年做了三件事。\n');
const MESSAGE = { zh: '问题', en: 'Problem' };

function ruleOf(id: string, ...problems: Problem[]): DocumentRule {
  return {
    id,
    name: { zh: id, en: id },
    category: 'layout',
    severity: 'warning',
    source: 'test',
    since: '0',
    checkDocument: () => problems,
  };
}

function problemAt(start: number, end: number, more: Partial<Problem> = {}): Problem {
  return { span: { start, end }, message: MESSAGE, ...more };
}

it('gives the findings of all rules in text order', () => {
  const rules = [ruleOf('b', problemAt(9, 10), problemAt(1, 2)), ruleOf('a', problemAt(9, 10), problemAt(4, 5))];
  const { findings } = check(DOCUMENT, () => 'warning', rules);
  expect(findings.map(({ rule, span }) => `${span.start} ${rule}`)).toEqual(['1 b', '4 a', '9 a', '9 b']);
});

it('turns an exception inside a rule into one failure and keeps the other findings', () => {
  const broken: DocumentRule = {
    ...ruleOf('broken'),
    *checkDocument() {
      yield problemAt(0, 1);
      throw new Error('out of order');
    },
  };
  const { findings, failures } = check(DOCUMENT, () => 'warning', [broken, ruleOf('sound', problemAt(2, 3))]);
  expect(findings.map(({ rule }) => rule)).toEqual(['sound']);
  expect(failures).toEqual([{ rule: 'broken', reason: 'out of order' }]);
});

it('runs no rule that is off', () => {
  const rules = [ruleOf('a', problemAt(0, 1)), ruleOf('b', problemAt(0, 1))];
  const { findings } = check(DOCUMENT, ({ id }) => (id === 'a' ? 'off' : 'warning'), rules);
  expect(findings.map(({ rule }) => rule)).toEqual(['b']);
});

it('lets a configured level stand over the grades of a rule', () => {
  const rules = [ruleOf('a', problemAt(0, 1, { severity: 'information' }), problemAt(2, 3))];
  const severities = (level: 'warning' | 'error') =>
    check(DOCUMENT, () => level, rules).findings.map((f) => f.severity);
  expect(severities('warning')).toEqual(['information', 'warning']);
  expect(severities('error')).toEqual(['error', 'error']);
});

it('reports a repeated glossary entry once, as an entry and not as a paragraph or a sentence', () => {
  const rules = [
    ruleOf('duplicate-paragraph', problemAt(20, 30), problemAt(0, 8)),
    ruleOf('duplicate-sentence', problemAt(2, 6), problemAt(24, 28)),
    ruleOf(
      'glossary-duplicate-term',
      problemAt(20, 30, { related: [{ span: { start: 12, end: 18 }, message: MESSAGE }] }),
    ),
  ];
  const { findings } = check(DOCUMENT, () => 'warning', rules);
  expect(findings.map(({ rule, span }) => `${span.start} ${rule}`)).toEqual([
    '0 duplicate-paragraph',
    '20 glossary-duplicate-term',
  ]);
});

it('reports a body that stands twice once', () => {
  const rules = [
    ruleOf('duplicate-paragraph', problemAt(12, 14), problemAt(16, 20)),
    ruleOf('body-duplicated', problemAt(10, 30)),
  ];
  const { findings } = check(DOCUMENT, () => 'warning', rules);
  expect(findings.map(({ rule }) => rule)).toEqual(['body-duplicated']);
});

it('only hints at punctuation in a text that lost characters', () => {
  const rules = [ruleOf('heading-marker-punctuation', problemAt(4, 6))];
  const severityIn = (text: string) => check(parse(text), () => 'warning', rules).findings.map((f) => f.severity);
  const damaged = '某镇政府工作报告\n\n一、工作回顾\n产值增长4.1%8.7%，税收增长5%6%，就业增长3%4%。\n';
  expect(severityIn(damaged)).toEqual(['hint']);
  expect(severityIn(damaged.replaceAll('%', '万'))).toEqual(['warning']);
});
