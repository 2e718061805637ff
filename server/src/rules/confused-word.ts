import { CONFUSED_WORDS, type ConfusedWord } from './data/confused-words.ts';
import { LiteralSearch, literals } from './literals.ts';
import { isInForce, newestDate } from './report-date.ts';
import type { Problem, ReportRule } from './rule.ts';
import { occurrences } from './running-text.ts';
import { sighted } from './sights.ts';

interface Options {
  /** Right form by wrong form. */
  words: Record<string, string>;
}

const KNOWN = literals(CONFUSED_WORDS.map(({ wrong }) => wrong));

/** How far the neighbours of a word are looked at. */
const NEIGHBOURS = 2;

/** 截止 is the end of something, 截至 a point up to which something is counted; the latter opens a clause that goes on. */
const UP_TO = sighted(
  new RegExp(
    '(?<=^|[,。;:!?”)] ?)截止到?(?=目前|现在|今年|去年|上年|本月|上月|\\d{1,4}年|\\d{1,2}月|[一二三四五六七八九十〇]{1,4}[年月])' +
      '(?=[^,。;:]{2,20},|[^,。;:]{2,10}[底末月日](?:全[省市县区镇乡]|我[省市县区们]|已|共|累计))',
    'g',
  ),
  ['截止'],
);
/** 截至…止: both words name the end. */
const UP_TO_END = sighted(/截至[^,。;:“”]{2,15}?[日底月末年]止(?=[,。;])/g, ['截至'], ['止']);

/** 易混词: a word written for another that looks or sounds alike. */
export const confusedWord: ReportRule<Options> = {
  id: 'confused-word',
  name: { zh: '易混词', en: 'Confused word' },
  category: 'wording',
  severity: 'information',
  fixable: 'suggested',
  source: '《现代汉语词典》（第7版）；GF 1001—2001《第一批异形词整理表》',
  since: '0.2.0',
  options: {
    defaults: { words: {} },
    shape: (z) => ({
      words: z.record(z.string().min(1), z.string()).describe('另外的易混词：误写的词对正确的词'),
    }),
  },
  *check(context) {
    const search = new LiteralSearch(context, KNOWN);
    const own = Object.entries(context.options.words).map(([wrong, right]): ConfusedWord => ({ wrong, right }));
    const date = newestDate(context.document, context.report);
    for (const word of [...CONFUSED_WORDS, ...own]) {
      if (!isInForce(word, date)) continue;
      for (const start of search.offsets(word.wrong)) {
        const { before, after } = search.around(start, word.wrong, NEIGHBOURS);
        if (word.unlessBefore?.test(before) || word.unlessAfter?.test(after)) continue;
        yield problem(word, { start, end: start + word.wrong.length });
      }
    }
    for (const { span, match } of occurrences(context, UP_TO)) {
      yield problem({ wrong: match[0], right: '截至' }, span);
    }
    for (const { span } of occurrences(context, UP_TO_END)) yield doubledEnd(span);
  },
};

function problem({ wrong, right, tolerated }: ConfusedWord, span: Problem['span']): Problem {
  return {
    span,
    ...(tolerated ? { severity: 'hint' } : {}),
    message: {
      zh: tolerated
        ? `“${wrong}”现在通行写作“${right}”。建议改用。`
        : `“${wrong}”疑为“${right}”之误。请核对后改为“${right}”。`,
      en: tolerated
        ? `“${wrong}” is usually written “${right}” today. Consider it.`
        : `“${wrong}” seems to be a mistake for “${right}”. Check it and write “${right}”.`,
    },
    fix: {
      title: { zh: `改为“${right}”`, en: `Make it “${right}”` },
      safe: false,
      edits: [{ span, newText: right }],
    },
  };
}

function doubledEnd(span: Problem['span']): Problem {
  return {
    span,
    message: {
      zh: '“截至”已经说明到此为止，后面不再用“止”。请删去“止”。',
      en: '“截至” already says that the count ends there: delete “止”.',
    },
    fix: {
      title: { zh: '删去“止”', en: 'Delete “止”' },
      safe: false,
      edits: [{ span: { start: span.end - 1, end: span.end }, newText: '' }],
    },
  };
}
