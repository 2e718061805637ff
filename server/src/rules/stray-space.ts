import type { Report } from '../report/model.ts';
import { clusters } from './clusters.ts';
import type { ReportRule, RuleContext } from './rule.ts';
import { isCited, type Occurrence, occurrences, SENTENCES } from './running-text.ts';
import { sighted } from './sights.ts';

/** Letter-spaced words (政 府 工 作 报 告) are set so by design. */
const BLANK = sighted(/(?<=[\u4e00-\u9fff]{2}) {1,8}(?=[\u4e00-\u9fff]{2})/g, [' ']);
/** Rows of a table, signatures and headings have blanks by design, and no stop. */
const STOP = /[,。;]/;

const LONGEST_NAME = 8;
const QUOTED_NAME = /“([\u4e00-\u9fff]{2,8})”/g;

/** Where there is more than one blank in so many characters they came with the conversion. */
const TEXT_PER_SLIP = 2_000;

export const straySpace: ReportRule = {
  id: 'stray-space',
  name: { zh: '汉字间多余空格', en: 'Blank between Chinese characters' },
  category: 'layout',
  severity: 'hint',
  fixable: 'suggested',
  source: 'CY/T 154—2017；编校惯例：汉字之间不空格',
  since: '0.2.0',
  *check(context) {
    const designed = designedBlanks(context.report);
    const found = [...occurrences(context, BLANK, SENTENCES)].filter(
      ({ span, match, passage: { text } }) =>
        !designed.has(span.start) && !designed.has(span.end) && STOP.test(text) && !isCited(text, match.index),
    );
    if (found.length === 0) return;
    const names = quotedNames(context);
    const { start, end } = context.report.span;
    for (const places of clusters(found, found.length * TEXT_PER_SLIP > end - start)) {
      const [{ span }, ...others]: readonly [Occurrence, ...Occurrence[]] = places;
      const count =
        others.length > 0
          ? { zh: `全文有${places.length}处，这是第一处，`, en: `There are ${places.length} in the report. ` }
          : { zh: '', en: '' };
      yield {
        span: { start: span.start - 1, end: span.end + 1 },
        message: {
          zh: `汉字间多余空格：${count.zh}空格可能是换行或排版留下的，也可能代替了丢失的引号、破折号或标点。请删去，或补上原来的符号。`,
          en: `Blank between Chinese characters: ${count.en}It may be left from a line end or from typesetting, or stand for a lost quotation mark, dash or stop. Delete it, or restore the mark.`,
        },
        related: others.map((other) => ({ span: other.span, message: { zh: '另一处空格', en: 'Another blank' } })),
        ...(!places.some((place) => standsForQuote(names, place)) && {
          fix: {
            title: { zh: '删去空格', en: 'Delete the blank' },
            safe: false,
            edits: places.map((place) => ({ span: place.span, newText: '' })),
          },
        }),
      };
    }
  },
};

/** Names that stand in quotation marks somewhere in the report. */
function quotedNames({ document: { folded }, report: { span } }: RuleContext): ReadonlySet<string> {
  const names = folded.slice(span.start, span.end).matchAll(QUOTED_NAME);
  return new Set([...names].map(([, name]) => name as string));
}

/** Whether a name before or behind the blank has quotation marks elsewhere: then one of them was lost here. */
function standsForQuote(names: ReadonlySet<string>, { match, passage: { text } }: Occurrence): boolean {
  const end = match.index + match[0].length;
  for (let length = 2; length <= LONGEST_NAME; length++) {
    if (names.has(text.slice(Math.max(0, match.index - length), match.index))) return true;
    if (names.has(text.slice(end, end + length))) return true;
  }
  return false;
}

/** Offsets at which a blank belongs: before and behind a heading, and behind the term of a glossary entry. */
function designedBlanks({ sections, glossary }: Report): ReadonlySet<number> {
  const offsets = new Set<number>();
  const open = [...sections];
  for (let section = open.pop(); section; section = open.pop()) {
    offsets.add(section.heading.start).add(section.heading.end).add(section.title.span.start);
    for (const child of section.children) open.push(child);
  }
  for (const { termSpan, definition } of glossary?.entries ?? []) offsets.add(termSpan.end).add(definition.start);
  return offsets;
}
