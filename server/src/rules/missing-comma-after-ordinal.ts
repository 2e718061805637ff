import type { Enumeration, EnumerationStyle, ParsedText } from '../report/model.ts';
import { formatHan } from '../text/numerals.ts';
import type { Span } from '../text/span.ts';
import { textOf } from './place.ts';
import type { ReportRule } from './rule.ts';

/** Ordinals that are words of their own; 一是 and 一要 are parts of the sentence. */
const STYLES: ReadonlySet<EnumerationStyle> = new Set(['第', '首先', '其一']);

/** A list that leaves out more ordinals than this counts otherwise. */
const MOST_LEFT_OUT = 3;

const WORDS_OF_FIRST: readonly string[] = ['首先', '其次', '再次'];

export const missingCommaAfterOrdinal: ReportRule = {
  id: 'missing-comma-after-ordinal',
  name: { zh: '序次语后缺逗号', en: 'Missing comma after an ordinal' },
  category: 'punctuation',
  severity: 'hint',
  fixable: 'suggested',
  source: 'GB/T 15834—2011 4.4.3.4',
  since: '0.2.0',
  *check({ document, report }) {
    for (const enumeration of report.enumerations) {
      if (!STYLES.has(enumeration.style)) continue;
      const { items } = enumeration;
      const followed = items.filter(({ marker }) => document.folded.startsWith(',', marker.end));
      const [model] = followed;
      // 首先要… without a comma is an adverb; only beside ordinals with a comma is one missing.
      if (!model || followed.length < 2 || followed.length * 2 <= items.length) continue;
      const comma = document.text.charAt(model.marker.end);
      for (const span of bareOrdinals(document, enumeration)) {
        const raw = textOf(document, span);
        yield {
          span,
          message: {
            zh: `序次语后缺逗号：同一组的其他序次语后面有逗号，“${raw}”后面没有。请补上。`,
            en: `Missing comma after an ordinal: the other ordinals of this list have a comma, “${raw}” has none. Add it.`,
          },
          fix: {
            title: { zh: '补上逗号', en: 'Add the comma' },
            safe: false,
            edits: [{ span: { start: span.end, end: span.end }, newText: comma }],
          },
        };
      }
    }
  },
};

/** The ordinals that the list leaves out and that open a sentence inside it, without any mark behind them. */
function bareOrdinals({ folded }: ParsedText, { style, items, span }: Enumeration): Span[] {
  const present = new Set(items.map(({ marker }) => folded.slice(marker.start, marker.end).trimEnd()));
  const last = items.reduce((most, { ordinal }) => Math.max(most, ordinal), 0);
  const text = folded.slice(span.start, span.end);
  const found: Span[] = [];
  if (last - items.length > MOST_LEFT_OUT) return found;
  for (let ordinal = 2; ordinal < (style === '首先' ? WORDS_OF_FIRST.length + 1 : last); ordinal++) {
    const word = wordOf(style, ordinal);
    if (word === undefined || present.has(word)) continue;
    const at = new RegExp(`(?<=[。;!?\\n] {0,4})${word}(?=[\\u4e00-\\u9fff“《])`).exec(text)?.index;
    if (at !== undefined) found.push({ start: span.start + at, end: span.start + at + word.length });
  }
  return found.sort((a, b) => a.start - b.start);
}

function wordOf(style: EnumerationStyle, ordinal: number): string | undefined {
  if (style === '首先') return WORDS_OF_FIRST[ordinal - 1];
  return `${style === '第' ? '第' : '其'}${formatHan(ordinal)}`;
}
