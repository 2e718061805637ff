import type { Report } from '../report/model.ts';
import { clusters } from './clusters.ts';
import type { ReportRule } from './rule.ts';
import { isCited, type Occurrence, occurrences, SENTENCES } from './running-text.ts';

/** Letter-spaced words (政 府 工 作 报 告) are set so by design. */
const BLANK = /(?<=[\u4e00-\u9fff]{2}) {1,8}(?=[\u4e00-\u9fff]{2})/g;
/** Rows of a table, signatures and headings have blanks by design, and no stop. */
const STOP = /[,。;]/;

/** More blanks than this in one report came with the conversion, and are one finding. */
const SINGLE_PLACES = 5;

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
    for (const places of clusters(found, SINGLE_PLACES)) {
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
        fix: {
          title: { zh: '删去空格', en: 'Delete the blank' },
          safe: false,
          edits: places.map((place) => ({ span: place.span, newText: '' })),
        },
      };
    }
  },
};

/** Offsets at which a blank belongs: before and behind a heading, and behind the term of a glossary entry. */
function designedBlanks({ sections, glossary }: Report): ReadonlySet<number> {
  const offsets = new Set<number>();
  const open = [...sections];
  for (let section = open.pop(); section; section = open.pop()) {
    offsets.add(section.heading.start).add(section.heading.end).add(section.title.span.start);
    open.push(...section.children);
  }
  for (const { termSpan, definition } of glossary?.entries ?? []) offsets.add(termSpan.end).add(definition.start);
  return offsets;
}
