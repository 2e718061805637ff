import type { Marker, MarkerStyle, ParsedText, Section, Series } from '../report/model.ts';
import { fold } from '../text/fold.ts';
import { formatHan } from '../text/numerals.ts';
import { fullWidth } from './marker-form.ts';
import { headingName, textOf } from './place.ts';
import type { Edit, Problem, ReportRule } from './rule.ts';

export const headingMarkerDamaged: ReportRule = {
  id: 'heading-marker-damaged',
  name: { zh: '序号残缺', en: 'Marker incomplete' },
  category: 'numbering',
  severity: 'error',
  fixable: 'safe',
  source: 'GB/T 15834—2011 B.3.4',
  since: '0.1.0',
  *check({ document, report }) {
    const intact = new Map<Series, string>();
    for (const { kind, section, series, previous } of report.faults) {
      const marker = section.marker;
      if (kind !== 'damaged' || !marker?.damage) continue;
      const sibling = intact.get(series) ?? intactMarker(document, series);
      intact.set(series, sibling);
      yield problem(document, marker, sibling, previous);
    }
  },
};

function problem(document: ParsedText, marker: Marker, sibling: string, before: Section | undefined): Problem {
  const raw = textOf(document, marker.span);
  const edit = repair(document, marker, raw, sibling);
  const { start, end } = edit.span;
  const whole = raw.slice(0, start - marker.span.start) + edit.newText + raw.slice(end - marker.span.start);
  const wrong = WRONG[marker.damage ?? 'numeral'];
  const previous = before && headingName(document, before);
  const isMisread = marker.damage === 'misread';
  const reason = {
    zh: previous ? `前一个标题是${previous.zh}，` : '',
    en: previous ? `the heading before is ${previous.en}; ` : '',
  };
  return {
    // A bracket of another kind in the place of the lost one is part of what is wrong.
    span: { start: marker.span.start, end: Math.max(marker.span.end, edit.span.end) },
    message: {
      zh: `序号残缺：“${raw}”${wrong.zh}，${reason.zh}按上下文应为“${whole}”。请${isMisread ? '改正' : '补全'}。`,
      en: `Marker incomplete: “${raw}” ${wrong.en}; ${reason.en}by its neighbours it should be “${whole}”. ${isMisread ? 'Correct' : 'Complete'} it.`,
    },
    fix: {
      title: isMisread
        ? { zh: `改为“${whole}”`, en: `Change to “${whole}”` }
        : { zh: `补全为“${whole}”`, en: `Complete to “${whole}”` },
      safe: true,
      edits: [edit],
    },
  };
}

const WRONG = {
  'open-bracket': { zh: '缺了前括号', en: 'has lost its opening bracket' },
  'close-bracket': { zh: '缺了后括号', en: 'has lost its closing bracket' },
  numeral: { zh: '缺了序数', en: 'has lost its number' },
  misread: { zh: '里有形近误认的字符', en: 'holds a sign that only looks like a numeral' },
} as const;

function repair(document: ParsedText, marker: Marker, raw: string, sibling: string): Edit {
  const folded = fold(raw);
  const [open, close] = brackets(raw + sibling);
  const insert = (at: number, newText: string): Edit => {
    const offset = marker.span.start + at;
    return { span: { start: offset, end: offset }, newText };
  };
  if (marker.damage === 'open-bracket') {
    const edit = insert(0, open);
    // So does one of another kind where the opening one should stand.
    if (OTHER_OPENING.test(folded)) edit.span.end++;
    return edit;
  }
  if (marker.damage === 'close-bracket') {
    const edit = insert(raw.trimEnd().length, close);
    // A bracket of another kind stands where the closing one should: it is replaced, not joined.
    if (OTHER_CLOSING.test(document.folded[edit.span.end] ?? '')) edit.span.end++;
    return edit;
  }
  const numeral = numeralFor(marker, sibling);
  if (marker.damage === 'misread') {
    const at = raw.search(NUMERAL);
    const length = NUMERAL.exec(raw)?.[0].length ?? 0;
    const start = marker.span.start + at;
    return { span: { start, end: start + length }, newText: numeral };
  }
  const bracketed = BRACKETED.has(marker.style);
  const opened = folded.startsWith('(');
  return insert(opened ? 1 : 0, (bracketed && !opened ? open : '') + numeral);
}

/** The numeral with the signs that stand for 一 or 1. */
const NUMERAL = /[〇零一二三四五六七八九十百廿卅—―–ー－-]+|[lIｌＩ]/;

const OTHER_OPENING = /^[[{<〔〈【《]/;
const OTHER_CLOSING = /[\]}>〕〉】》]/;

const BRACKETED: ReadonlySet<MarkerStyle> = new Set(['han-paren', 'arabic-paren']);

/** The numeral that was lost, its digits as wide as those of `sibling`. */
function numeralFor({ style, ordinal }: Marker, sibling: string): string {
  if (style === 'han' || style === 'han-paren') return formatHan(ordinal);
  return /[０-９]/.test(sibling) ? fullWidth(String(ordinal)) : String(ordinal);
}

/** Brackets in the width of the first one in `model`, full width where there is none. */
function brackets(model: string): [open: string, close: string] {
  const shown = /[()（）]/.exec(model)?.[0] ?? '（';
  return fold(shown) === shown ? ['(', ')'] : [fullWidth('('), fullWidth(')')];
}

/** The raw marker of a sibling that has lost nothing; empty where there is none. */
function intactMarker(document: ParsedText, series: Series): string {
  const sibling = series.members.find(({ marker }) => marker && !marker.damage)?.marker;
  return sibling ? textOf(document, sibling.span) : '';
}
