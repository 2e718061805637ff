import { KNOWN_ABBREVIATIONS } from './data/known-abbreviations.ts';
import type { ReportRule } from './rule.ts';
import { isCited, occurrences } from './running-text.ts';
import { pairs, sighted } from './sights.ts';

interface Options {
  /** Abbreviations that need no explanation. */
  known: string[];
}

const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Two to six capitals on their own: not part of a word, a foreign name, a model number (C919) or an address. */
const ABBREVIATION = sighted(
  /(?<![A-Za-z0-9.@/_+-]|[A-Za-z] )[A-Z]{2,6}(?![A-Za-z0-9@/_+-]|[ .][A-Za-z])/g,
  pairs(CAPITALS, CAPITALS),
);

/** How many characters may stand between a bracket and the abbreviation explained in it: (简称DRG). */
const BRACKET_LEAD = 12;

/** 简称未注: a Latin abbreviation that is not explained where it first stands. */
export const abbreviationUndefined: ReportRule<Options> = {
  id: 'abbreviation-undefined',
  name: { zh: '简称未注', en: 'Abbreviation without its meaning' },
  category: 'wording',
  severity: 'hint',
  source: '《党政机关公文处理工作条例》第十九条；编校惯例：外文缩写首次出现时注明中文名称',
  since: '0.2.0',
  options: {
    defaults: { known: [] },
    shape: (z) => ({ known: z.array(z.string().min(1)).describe('不必注明的外文缩写') }),
  },
  *check(context) {
    const { report, options } = context;
    const seen = new Set([...KNOWN_ABBREVIATIONS, ...options.known]);
    const defined = (report.glossary?.entries ?? []).flatMap(({ term, aliases }) => [term, ...aliases]);
    for (const { span, match, passage } of occurrences(context, ABBREVIATION)) {
      const abbreviation = match[0];
      if (seen.has(abbreviation)) continue;
      seen.add(abbreviation);
      if (isExplained(passage.text, match) || isCited(passage.text, match.index)) continue;
      if (defined.some((term) => term.includes(abbreviation))) continue;
      yield {
        span,
        message: {
          zh: `外文缩写“${abbreviation}”首次出现时没有注明含义。请在这里补注中文名称，或者收入名词解释。`,
          en: `The abbreviation “${abbreviation}” is not explained where it first stands. Add its Chinese name here, or an entry to the glossary.`,
        },
      };
    }
  },
};

/** A bracket around it or directly behind it holds the meaning or the short form. */
function isExplained(text: string, match: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, match.index - BRACKET_LEAD), match.index);
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 2);
  return /\([^()]*$/.test(before) || /^ ?[(〔[【]/.test(after) || /^(?:即|,即)/.test(after);
}
