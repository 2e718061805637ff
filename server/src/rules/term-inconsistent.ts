import type { Span } from '../text/span.ts';
import { WordSearch } from '../text/word-search.ts';
import { lineName } from './place.ts';
import type { Problem, ReportRule, Rest, RuleContext } from './rule.ts';
import { occurrences, openMark, passages } from './running-text.ts';
import { sighted } from './sights.ts';

/** One way of writing a name, and where it stands. */
interface Variant {
  written: string;
  spans: Span[];
}

/** 同一名称写法不一: two ways of writing one name in one report. The rarer one is reported. */
export const termInconsistent: ReportRule = {
  id: 'term-inconsistent',
  name: { zh: '同一名称写法不一', en: 'One name written in two ways' },
  category: 'wording',
  severity: 'information',
  fixable: 'suggested',
  source: 'GB/T 15834-2011 第4.8条（引号）；编校惯例：同一文件内名称前后一致',
  since: '0.2.0',
  *check(context) {
    for (const variants of romanNumerals(context)) yield* minority(context, variants);
    for (const variants of latinWords(context)) yield* minority(context, variants);
    for (const variants of yield* quotedNames(context)) yield* minority(context, variants);
  },
};

/** The form in use has to outnumber the other by this much before the other is called a slip. */
const MAJORITY = 3;

function* minority({ document }: RuleContext, variants: readonly Variant[]): Iterable<Problem> {
  const ordered = [...variants].sort((a, b) => b.spans.length - a.spans.length);
  const [usual, ...rare] = ordered;
  if (!usual) return;
  for (const { written, spans } of rare) {
    if (usual.spans.length < MAJORITY * spans.length) continue;
    const example = usual.spans[0] as Span;
    const line = lineName(document, example.start);
    for (const span of spans) {
      yield {
        span,
        message: {
          zh: `“${written}”在本文多写作“${usual.written}”（如${line.zh}，共${usual.spans.length}处）。同一名称的写法应当一致，请改为“${usual.written}”。`,
          en: `“${written}” is mostly written “${usual.written}” in this report (${line.en}, ${usual.spans.length} times in all). Write one name in one way: “${usual.written}”.`,
        },
        related: [{ span: example, message: { zh: '通常的写法', en: 'The usual form' } }],
        fix: {
          title: { zh: `改为“${usual.written}”`, en: `Make it “${usual.written}”` },
          safe: false,
          edits: [{ span, newText: usual.written }],
        },
      };
    }
  }
}

const COMPOSED: ReadonlyMap<string, string> = new Map([
  ['Ⅰ', 'I'],
  ['Ⅱ', 'II'],
  ['Ⅲ', 'III'],
  ['Ⅳ', 'IV'],
  ['Ⅴ', 'V'],
  ['Ⅵ', 'VI'],
]);
const ROMAN = sighted(
  /(?<![A-Za-z])(?:[ⅠⅡⅢⅣⅤⅥ]|I{1,3}|IV|VI?)(?= ?[类级])/g,
  [...COMPOSED.keys(), 'I', 'V'],
  ['类', '级'],
);

/** Ⅲ类 and III类. */
function romanNumerals(context: RuleContext): Variant[][] {
  const groups = new Groups();
  for (const { span, match } of occurrences(context, ROMAN)) {
    groups.add(COMPOSED.get(match[0]) ?? match[0], match[0], span);
  }
  return groups.ofSeveralWritings();
}

/** A word of Latin letters, with figures among them (5G, PM2.5); addresses and file names are none. */
const LATIN = sighted(
  /(?<![A-Za-z0-9.@:/_-])(?:[0-9]{1,2})?[A-Za-z][A-Za-z0-9]{0,15}(?:\.[0-9]{1,2})?(?![A-Za-z0-9@:/_-]|\.[A-Za-z])/g,
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'],
);

/** Units, whose letters mean something else in the other case: mW and MW, kV, Mbps. */
const CASE_MATTERS = /^\d*(?:[mkgtp][wvbghlm]h?|[vwah]|[kmg]?bps)$/i;

/** 5G and 5g. */
function latinWords(context: RuleContext): Variant[][] {
  const groups = new Groups();
  for (const { span, match } of occurrences(context, LATIN)) {
    const [word] = match;
    if (word.length >= 2 && !CASE_MATTERS.test(word)) groups.add(word.toLowerCase(), word, span);
  }
  return groups.ofSeveralWritings();
}

/** A short phrase in quotation marks and the word that it qualifies: “放管服”改革. */
const QUOTED = sighted(/“([^“”,。;:、!? ]{2,10})”([\u4e00-\u9fff]{2})/g, ['“'], ['”']);

/** 放管服改革 beside “放管服”改革. */
function* quotedNames(context: RuleContext): Generator<Rest, Variant[][]> {
  const groups = new Groups();
  for (const { span, match } of occurrences(context, QUOTED)) {
    const [whole, phrase = '', word = ''] = match;
    if (!NEW_CLAUSE.test(word)) groups.add(phrase + word, whole, span);
  }
  const quoted = [...groups.byName].flatMap(([name, [variant]]) =>
    variant && variant.spans.length >= MAJORITY ? [name] : [],
  );
  if (quoted.length === 0) return [];
  const names = new WordSearch(quoted);
  const { folded } = context.document;
  for (const { paragraph, start, text } of passages(context)) {
    yield;
    // Of names that begin at one place the longest comes last.
    const found = new Map<number, string>();
    names.each(folded, start, paragraph.span.end, (name, at) => found.set(at, quoted[name] as string));
    for (const [at, name] of found) {
      if (openMark(text, at - start) === undefined) groups.add(name, name, { start: at, end: at + name.length });
    }
  }
  return groups.ofSeveralWritings();
}

/** A word that does not belong to the name before it. */
const NEW_CLAUSE = /^[的和与及是为在等]/;

/** Writings by the name they stand for, in order of their first place. */
class Groups {
  readonly byName = new Map<string, Variant[]>();

  add(name: string, written: string, span: Span): void {
    const variants = this.byName.get(name) ?? [];
    this.byName.set(name, variants);
    const variant = variants.find((known) => known.written === written);
    if (variant) variant.spans.push(span);
    else variants.push({ written, spans: [span] });
  }

  ofSeveralWritings(): Variant[][] {
    return [...this.byName.values()].filter((variants) => variants.length > 1);
  }
}
