import type { ParsedText } from '../report/model.ts';
import { repeatedTerms, type TermPlace } from '../similarity/repeated-terms.ts';
import { lineName } from './place.ts';
import type { Problem, ReportRule } from './rule.ts';

/** 同一名词释义不一: a term that the glossary defines twice, differently. */
export const glossaryConflictingDefinition: ReportRule = {
  id: 'glossary-conflicting-definition',
  name: { zh: '同一名词释义不一', en: 'Conflicting definitions of a term' },
  category: 'glossary',
  severity: 'error',
  source: '《党政机关公文处理工作条例》第十九条（表述准确）；名词解释一词一条的通例',
  since: '0.1.0',
  *check({ document, report }) {
    for (const { definitions } of repeatedTerms(document, report)) {
      if (definitions.length > 1)
        yield problem(
          document,
          definitions.map(([place]) => place as TermPlace),
        );
    }
  },
};

function problem(document: ParsedText, places: readonly TermPlace[]): Problem {
  const [first, second, ...others] = places as [TermPlace, TermPlace, ...TermPlace[]];
  const place = lineName(document, first.span.start);
  return {
    span: second.span,
    message: {
      zh: `名词“${second.term}”在${place.zh}另有解释，两处说法不同。一个名词只能有一种解释，请核对后合并，或在名词上加以区别。`,
      en: `The term “${second.term}” is defined differently at ${place.en}. A term has one definition: check and merge them, or tell the terms apart.`,
    },
    related: [
      { span: first.span, message: { zh: '另一种解释在这里', en: 'The other definition' } },
      ...others.map(({ span }) => ({ span, message: { zh: '这里还有一种解释', en: 'One more definition' } })),
    ],
  };
}
