import { describe, expect, it } from 'vitest';
import { failureDiagnostic, toDiagnostic } from '../../server/src/features/diagnostics.ts';
import { parse } from '../../server/src/report/parse.ts';
import type { Finding } from '../../server/src/rules/rule.ts';
import { URI } from './marked.ts';

const document = parse('一、农业\n一、工业\n');
const FINDING: Finding = {
  rule: 'heading-number-duplicate',
  severity: 'error',
  span: { start: 5, end: 7 },
  message: { zh: '“一、”重复', en: '“一、” stands twice' },
  related: [{ span: { start: 0, end: 2 }, message: { zh: '第一次', en: 'first' } }],
  fix: { title: { zh: '改为“二、”', en: 'Make it “二、”' }, safe: true, edits: [] },
};

describe('diagnostics', () => {
  it('carry rule, page, place, other places and whether they can be fixed', () => {
    expect(toDiagnostic(document, URI, FINDING, { locale: 'zh', relatedInformation: true })).toEqual({
      source: 'gangmu',
      code: 'heading-number-duplicate',
      codeDescription: { href: expect.stringMatching(/^https:.*\/heading-number-duplicate\.md$/) },
      severity: 1,
      message: '“一、”重复',
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 2 } },
      relatedInformation: [
        {
          location: { uri: URI, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 2 } } },
          message: '第一次',
        },
      ],
      data: { fix: 'safe' },
    });
  });

  it('leave other places out for a client that cannot show them', () => {
    const diagnostic = toDiagnostic(document, URI, FINDING, { locale: 'en', relatedInformation: false });
    expect(diagnostic).not.toHaveProperty('relatedInformation');
    expect(diagnostic.message).toBe('“一、” stands twice');
  });

  it('say so when a rule broke down', () => {
    expect(failureDiagnostic({ rule: 'duplicate-clause', reason: 'boom' }, 'zh')).toMatchObject({
      code: 'rule-failure',
      severity: 2,
      message: expect.stringMatching(/duplicate-clause.*boom.*结果未知/),
    });
  });
});
