import type { NoteMark, ParsedText } from '../report/model.ts';
import { withOrdinal } from './marker-form.ts';
import { lineName, textOf } from './place.ts';
import type { Problem, ReportRule } from './rule.ts';

export const noteMarkOrder: ReportRule = {
  id: 'note-mark-order',
  name: { zh: '注号次序错误', en: 'Note marks out of order' },
  category: 'glossary',
  severity: 'warning',
  fixable: 'suggested',
  source: '编校惯例：注号与词条一一对应，按先后编号',
  since: '0.1.0',
  *check({ document, report }) {
    const firsts: NoteMark[] = [];
    const seen = new Map<number, NoteMark>();
    const repeats: { mark: NoteMark; after: NoteMark }[] = [];
    for (const mark of report.noteMarks) {
      const after = firsts.at(-1);
      // A mark that stands again points at its entry again, wherever that is.
      if (seen.has(mark.ordinal)) {
        if (after && after.ordinal === mark.ordinal) repeats.push({ mark, after });
        continue;
      }
      seen.set(mark.ordinal, mark);
      firsts.push(mark);
    }
    const entries = new Set(report.glossary?.entries.map(({ ordinal }) => ordinal));
    for (const { mark, after } of repeats) {
      const next = mark.ordinal + 1;
      if (entries.has(next) && !seen.has(next)) yield repeated(document, mark, after);
    }
    yield* outOfOrder(document, firsts);
  },
};

/** The marks outside the longest rising run: the fewest that would have to move. */
function* outOfOrder(document: ParsedText, marks: readonly NoteMark[]): Iterable<Problem> {
  const rising = longestRisingRun(marks.map(({ ordinal }) => ordinal));
  for (const [index, mark] of marks.entries()) {
    if (rising.has(index)) continue;
    const neighbour = marks[index - 1] ?? marks[index + 1];
    if (neighbour) yield misplaced(document, mark, neighbour, index > 0);
  }
}

function misplaced(document: ParsedText, mark: NoteMark, neighbour: NoteMark, behind: boolean): Problem {
  const raw = textOf(document, mark.span);
  const other = textOf(document, neighbour.span);
  const line = lineName(document, neighbour.span.start);
  return {
    span: mark.span,
    message: {
      zh: `注号次序错误：“${raw}”在“${other}”（${line.zh}）之${behind ? '后' : '前'}，注号应按在正文中首次出现的先后递增。请重排注号和词条。`,
      en: `Note marks out of order: “${raw}” comes ${behind ? 'after' : 'before'} “${other}” (${line.en}), but marks rise in the order of the text. Renumber the marks and the entries.`,
    },
    related: [{ span: neighbour.span, message: { zh: '相邻的注号', en: 'The neighbouring mark' } }],
  };
}

function repeated(document: ParsedText, mark: NoteMark, after: NoteMark): Problem {
  const raw = textOf(document, mark.span);
  const right = withOrdinal(raw, mark.ordinal + 1);
  const line = lineName(document, after.span.start);
  return {
    span: mark.span,
    message: {
      zh: `注号重复：“${raw}”已用于${line.zh}，而第${mark.ordinal + 1}条名词解释没有注号，这里疑为“${right ?? mark.ordinal + 1}”。请核对。`,
      en: `Note mark repeated: “${raw}” stands in ${line.en} already while entry ${mark.ordinal + 1} has no mark; “${right ?? mark.ordinal + 1}” seems meant. Check it.`,
    },
    related: [{ span: after.span, message: { zh: '同号的注号', en: 'The same mark' } }],
    ...(right && {
      fix: {
        title: { zh: `改为“${right}”`, en: `Change to “${right}”` },
        safe: false,
        edits: [{ span: mark.span, newText: right }],
      },
    }),
  };
}

/** Indices of a longest strictly rising subsequence of `values`. */
function longestRisingRun(values: readonly number[]): Set<number> {
  const tails: number[] = [];
  const before: number[] = [];
  for (const [index, value] of values.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] as number] as number) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = tails[low - 1] ?? -1;
    tails[low] = index;
  }
  const run = new Set<number>();
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index] as number) run.add(index);
  return run;
}
