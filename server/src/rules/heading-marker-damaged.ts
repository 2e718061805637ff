import type { Marker, MarkerStyle, NumberingFault, ParsedText } from '../report/model.ts';
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
    for (const fault of report.faults) {
      const marker = fault.section.marker;
      if (fault.kind === 'damaged' && marker?.damage) yield problem(document, fault, marker);
    }
  },
};

function problem(document: ParsedText, fault: NumberingFault, marker: Marker): Problem {
  const raw = textOf(document, marker.span);
  const edit = repair(document, fault, marker, raw);
  const { start, end } = edit.span;
  const whole = raw.slice(0, start - marker.span.start) + edit.newText + raw.slice(end - marker.span.start);
  const lost = LOST[marker.damage ?? 'numeral'];
  const previous = fault.previous && headingName(document, fault.previous);
  const reason = {
    zh: previous ? `前一个标题是${previous.zh}，` : '',
    en: previous ? `the heading before is ${previous.en}; ` : '',
  };
  return {
    span: marker.span,
    message: {
      zh: `序号残缺：“${raw}”缺了${lost.zh}，${reason.zh}按上下文应为“${whole}”。请补全。`,
      en: `Marker incomplete: “${raw}” has lost ${lost.en}; ${reason.en}by its neighbours it should be “${whole}”. Complete it.`,
    },
    fix: {
      title: { zh: `补全为“${whole}”`, en: `Complete to “${whole}”` },
      safe: true,
      edits: [edit],
    },
  };
}

const LOST = {
  'open-bracket': { zh: '前括号', en: 'its opening bracket' },
  'close-bracket': { zh: '后括号', en: 'its closing bracket' },
  numeral: { zh: '序数', en: 'its number' },
} as const;

function repair(document: ParsedText, fault: NumberingFault, marker: Marker, raw: string): Edit {
  const folded = fold(raw);
  const [open, close] = brackets(document, fault, raw);
  const insert = (at: number, newText: string): Edit => {
    const offset = marker.span.start + at;
    return { span: { start: offset, end: offset }, newText };
  };
  if (marker.damage === 'open-bracket') return insert(0, open);
  if (marker.damage === 'close-bracket') {
    const edit = insert(raw.trimEnd().length, close);
    // A bracket of another kind stands where the closing one should: it is replaced, not joined.
    if (OTHER_CLOSING.test(document.folded[edit.span.end] ?? '')) edit.span.end++;
    return edit;
  }
  const numeral = numeralFor(marker.style, marker.ordinal);
  const bracketed = BRACKETED.has(marker.style);
  const opened = folded.startsWith('(');
  return insert(opened ? 1 : 0, (bracketed && !opened ? open : '') + numeral);
}

const OTHER_CLOSING = /[\]}>〕〉】》]/;

const BRACKETED: ReadonlySet<MarkerStyle> = new Set(['han-paren', 'arabic-paren']);

function numeralFor(style: MarkerStyle, ordinal: number): string {
  return style === 'han' || style === 'han-paren' ? formatHan(ordinal) : String(ordinal);
}

/** Brackets in the width of the one that is left, else in that of the siblings, else full width. */
function brackets(document: ParsedText, fault: NumberingFault, raw: string): [open: string, close: string] {
  const sibling = fault.series.members.find(({ marker }) => marker && !marker.damage)?.marker;
  const model = raw + (sibling ? textOf(document, sibling.span) : '');
  const shown = /[()（）]/.exec(model)?.[0] ?? '（';
  return fold(shown) === shown ? ['(', ')'] : [fullWidth('('), fullWidth(')')];
}
