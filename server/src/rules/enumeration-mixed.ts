import { readTokens, type Token } from '../report/enumeration-tokens.ts';
import type { EnumerationStyle, ParsedText, Report } from '../report/model.ts';
import { lineName, textOf } from './place.ts';
import type { Problem, ReportRule } from './rule.ts';

/** Words of one family count on from one another: 一是…二要… is no mixture. Bare numbers are not words. */
const FAMILIES: Partial<Record<EnumerationStyle, string>> = {
  是: '一是',
  要: '一是',
  第: '第一',
  首先: '首先',
  其一: '其一',
};
/** Without one of these a paragraph holds no second item that could be out of place. */
const SECOND = /[二三四五][是要,、]|其[次二三]|再次/;

export const enumerationMixed: ReportRule = {
  id: 'enumeration-mixed',
  name: { zh: '序次语混用', en: 'Ordinals of two kinds' },
  category: 'enumeration',
  severity: 'information',
  source: 'GB/T 15834—2011 B.3',
  since: '0.1.0',
  *check({ document, report }) {
    for (const [before, token] of mixtures(document, report)) yield problem(document, before, token);
  },
};

/** Pairs of ordinals of two families, the second of which counts on from the first although its own family has not begun. */
function* mixtures({ folded }: ParsedText, { paragraphs }: Report): Iterable<[Token, Token]> {
  for (const [index, { span, region }] of paragraphs.entries()) {
    if (region !== 'body' || !SECOND.test(folded.slice(span.start, span.end))) continue;
    const tokens = readTokens(folded, span, { paragraph: index, flow: 0 }).filter(
      ({ style, atClause }) => FAMILIES[style] && atClause,
    );
    for (const [at, token] of tokens.entries()) {
      const before = tokens[at - 1];
      const { ordinal } = token;
      if (!before || ordinal === undefined || ordinal < 2 || before.ordinal !== ordinal - 1 || !token.atSentence)
        continue;
      const family = FAMILIES[token.style];
      const ownFamily = (other: Token): boolean => FAMILIES[other.style] === family;
      if (ownFamily(before) || tokens.slice(0, at).some(ownFamily)) continue;
      const goesOn = tokens.slice(at + 1).some((other) => other.style === before.style && other.ordinal === ordinal);
      if (!goesOn) yield [before, token];
    }
  }
}

function problem(document: ParsedText, before: Token, token: Token): Problem {
  const first = textOf(document, before);
  const second = textOf(document, token);
  const line = lineName(document, before.start);
  return {
    span: { start: token.start, end: token.end },
    message: {
      zh: `序次语混用：前一项用“${first}”（${line.zh}），这一项却用“${second}”。同一组列举请用同一种序次语。`,
      en: `Ordinals of two kinds: the item before begins with “${first}” (${line.en}), this one with “${second}”. Use one kind in one enumeration.`,
    },
    related: [{ span: { start: before.start, end: before.end }, message: { zh: '前一项', en: 'The item before' } }],
  };
}
