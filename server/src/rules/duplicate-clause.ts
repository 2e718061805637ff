import type { ParsedText } from '../report/model.ts';
import { type RepeatedClauses, repeatedClauses } from '../similarity/repeated-clauses.ts';
import { excerpt } from './place-name.ts';
import type { Problem, ReportRule } from './rule.ts';

/** 分句连续重复: a clause of 4 characters or more that is written again at once. */
export const duplicateClause: ReportRule = {
  id: 'duplicate-clause',
  name: { zh: '分句连续重复', en: 'Clause repeated at once' },
  category: 'duplication',
  severity: 'error',
  fixable: 'safe',
  source: '《党政机关公文处理工作条例》第十九条（内容简洁、文字精练）',
  since: '0.1.0',
  *check({ document, report }) {
    for (const repeat of repeatedClauses(document, report)) yield repeat && problem(document, repeat);
  },
};

function problem(document: ParsedText, { source, copies, surplus, times, exact }: RepeatedClauses): Problem {
  const words = excerpt(document, { start: source.start, end: surplus.start });
  return {
    span: copies,
    message: {
      zh: `“${words}”紧接着重复，连写了${times}次，请只留一次。`,
      en: `“${words}” is repeated at once and stands ${times} times in a row: keep one.`,
    },
    related: [{ span: source, message: { zh: '第一次出现在这里', en: 'First stands here' } }],
    fix: {
      title: { zh: '删去多出的分句', en: 'Delete the repeated clause' },
      safe: exact,
      edits: [{ span: surplus, newText: '' }],
    },
  };
}
