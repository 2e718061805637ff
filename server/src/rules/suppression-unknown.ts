import type { Span } from '../text/span.ts';
import { suggestion } from '../text/suggestion.ts';
import type { DocumentRule, Localised, Problem } from './rule.ts';
import { COMMENT_RULE, PREFIX, SUPPRESSION_KINDS, suppressionComments } from './suppression.ts';

/** 屏蔽注释有误: a comment that is to keep findings from being reported, but names a rule or a directive that there is not. */
export const suppressionUnknown: DocumentRule = {
  id: COMMENT_RULE,
  name: { zh: '屏蔽注释有误', en: 'Unknown name in a suppression comment' },
  category: 'layout',
  severity: 'warning',
  source: '本工具的约定：没有起作用的设置不能悄悄放过',
  since: '0.1.0',
  *checkDocument({ text }, { ruleIds }) {
    for (const { kind, word, rules } of suppressionComments(text)) {
      if (kind === undefined) {
        yield unknown({ zh: '指令', en: 'directive' }, word.text, word.span, DIRECTIVES);
        continue;
      }
      for (const { id, span } of rules) {
        if (!ruleIds.includes(id)) yield unknown({ zh: '规则', en: 'rule' }, id, span, ruleIds);
      }
    }
  },
};

const DIRECTIVES = SUPPRESSION_KINDS.map((kind) => PREFIX + kind);

function unknown(kind: Localised, word: string, span: Span, known: readonly string[]): Problem {
  const like = suggestion(word, known);
  const remedy: Localised =
    like === undefined
      ? { zh: '请改正或删去', en: 'Correct or delete it' }
      : { zh: `是不是“${like}”？`, en: `Did you mean “${like}”?` };
  return {
    span,
    message: {
      zh: `屏蔽注释有误：没有${kind.zh}“${word}”，这条注释不起作用。${remedy.zh}${like === undefined ? '。' : ''}`,
      en: `There is no ${kind.en} “${word}”, so this comment does nothing. ${remedy.en}${like === undefined ? '.' : ''}`,
    },
  };
}
