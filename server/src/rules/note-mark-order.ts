import type { GlossaryEntry, NoteMark, ParsedText } from '../report/model.ts';
import { withOrdinal } from './marker-form.ts';
import { lineName, textOf } from './place.ts';
import { longestRisingRun } from './rising-run.ts';
import type { Problem, Related, ReportRule } from './rule.ts';

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
    const entries = new Map(report.glossary?.entries.map((entry) => [entry.ordinal, entry]));
    for (const { mark, after } of repeats) {
      const next = mark.ordinal + 1;
      const entry = entries.get(next);
      // Without a glossary it is the marks themselves that skip a number.
      if (!seen.has(next) && (entry || (!report.glossary && seen.has(next + 1))))
        yield repeated(document, mark, after, entry);
    }
    yield* outOfOrder(document, firsts, (ordinal) => (seen.has(ordinal) ? undefined : entries.get(ordinal)));
  },
};

/** The marks outside the longest rising run: the fewest that would have to move. */
function* outOfOrder(
  document: ParsedText,
  marks: readonly NoteMark[],
  unmarked: (ordinal: number) => GlossaryEntry | undefined,
): Iterable<Problem> {
  const rising = longestRisingRun(marks.map(({ ordinal }) => ordinal));
  for (const [index, mark] of marks.entries()) {
    if (rising.has(index)) continue;
    const neighbour = marks[index - 1] ?? marks[index + 1];
    // The number that is due here may be the one that no mark bears.
    const due = unmarked((marks[index - 1]?.ordinal ?? 0) + 1);
    if (neighbour) yield misplaced(document, mark, neighbour, index > 0, due);
  }
}

function misplaced(
  document: ParsedText,
  mark: NoteMark,
  neighbour: NoteMark,
  behind: boolean,
  due: GlossaryEntry | undefined,
): Problem {
  const raw = textOf(document, mark.span);
  const other = textOf(document, neighbour.span);
  const line = lineName(document, neighbour.span.start);
  return {
    span: mark.span,
    message: {
      zh: `注号次序错误：“${raw}”在“${other}”（${line.zh}）之${behind ? '后' : '前'}，注号应按在正文中首次出现的先后递增。请重排注号和词条。`,
      en: `Note marks out of order: “${raw}” comes ${behind ? 'after' : 'before'} “${other}” (${line.en}), but marks rise in the order of the text. Renumber the marks and the entries.`,
    },
    related: [
      { span: neighbour.span, message: { zh: '相邻的注号', en: 'The neighbouring mark' } },
      ...(due ? [unmarkedEntry(due)] : []),
    ],
  };
}

function unmarkedEntry({ span }: GlossaryEntry): Related {
  return { span, message: { zh: '没有注号的词条', en: 'The entry without a mark' } };
}

function repeated(document: ParsedText, mark: NoteMark, after: NoteMark, entry: GlossaryEntry | undefined): Problem {
  const raw = textOf(document, mark.span);
  const right = withOrdinal(raw, mark.ordinal + 1);
  const line = lineName(document, after.span.start);
  return {
    span: mark.span,
    message: {
      zh: `注号重复：“${raw}”已用于${line.zh}，而第${mark.ordinal + 1}号没有用到，这里疑为“${right ?? mark.ordinal + 1}”。请核对。`,
      en: `Note mark repeated: “${raw}” stands in ${line.en} already while number ${mark.ordinal + 1} is not used; “${right ?? mark.ordinal + 1}” seems meant. Check it.`,
    },
    related: [
      { span: after.span, message: { zh: '同号的注号', en: 'The same mark' } },
      ...(entry ? [unmarkedEntry(entry)] : []),
    ],
    ...(right && {
      fix: {
        title: { zh: `改为“${right}”`, en: `Change to “${right}”` },
        safe: false,
        edits: [{ span: mark.span, newText: right }],
      },
    }),
  };
}
