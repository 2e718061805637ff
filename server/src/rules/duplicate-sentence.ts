import type { ParsedText } from '../report/model.ts';
import { type RepeatedSentences, repeatedSentences } from '../similarity/repeated-sentences.ts';
import type { Span } from '../text/span.ts';
import { deletions } from './deletion.ts';
import { isFormulaic } from './formulas.ts';
import { placeName } from './place-name.ts';
import type { Localised, Problem, ReportRule } from './rule.ts';

/** 句子重复: sentences of 25 characters or more, fixed formulas apart, that stand word for word elsewhere in the report. */
export const duplicateSentence: ReportRule = {
  id: 'duplicate-sentence',
  name: { zh: '句子重复', en: 'Duplicate sentence' },
  category: 'duplication',
  severity: 'warning',
  fixable: 'safe',
  source: '《党政机关公文处理工作条例》第十九条（内容简洁、文字精练）',
  since: '0.1.0',
  *check({ document, report }) {
    const isFormula = (sentence: Span): boolean => isFormulaic(document.folded, sentence);
    for (const repeat of repeatedSentences(document, report, isFormula)) yield repeat && problem(document, repeat);
  },
};

function problem(document: ParsedText, repeat: RepeatedSentences): Problem {
  const [span, ...others] = repeat.copies as [Span];
  return {
    span,
    message: message(repeat, placeName(document, repeat.source, span)),
    severity: repeat.adjacent ? 'warning' : 'information',
    related: [
      { span: repeat.source, message: { zh: '同样的句子在这里', en: 'The same sentence stands here' } },
      ...others.map((other) => ({ span: other, message: { zh: '这里又重复一次', en: 'Stands here again' } })),
    ],
    ...(repeat.removable
      ? {
          fix: {
            title: { zh: '删去重复的句子', en: 'Delete the repeated sentence' },
            safe: repeat.certain,
            edits: deletions(document, repeat.copies),
          },
        }
      : {}),
  };
}

function message({ adjacent, copies }: RepeatedSentences, place: Localised): Localised {
  const times = copies.length > 1 ? `（共${copies.length + 1}次）` : '';
  const timesEn = copies.length > 1 ? ` (${copies.length + 1} times in all)` : '';
  return adjacent
    ? {
        zh: `这句话与${place.zh}的紧挨着重复${times}，多半是改稿时留下的，请删去一处。`,
        en: `This sentence repeats the one next to it at ${place.en}${timesEn}, most likely left over from an edit: delete one.`,
      }
    : {
        zh: `这句话与${place.zh}的一字不差${times}。若不是有意呼应，请删去一处或改写。`,
        en: `This sentence stands word for word at ${place.en}${timesEn}. Unless that is intended, delete or rewrite one.`,
      };
}
