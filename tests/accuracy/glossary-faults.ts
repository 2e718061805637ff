import type { GlossaryEntry, NoteMark, ParsedText } from '../../server/src/report/model.ts';
import { withOrdinal } from '../../server/src/rules/marker-form.ts';
import type { Edit } from '../../server/src/rules/rule.ts';
import { type Fault, type FaultKind, faultOf } from './fault.ts';
import type { Random } from './random.ts';

function pick(faults: readonly (Fault | undefined)[], random: Random, count: number): Fault[] {
  return random.shuffle(faults.filter((fault) => fault !== undefined)).slice(0, count);
}

/** The entries of each glossary in which every number is one more than the one before, or none has a number. */
function glossaries(document: ParsedText): GlossaryEntry[][] {
  return document.reports
    .map(({ glossary }) => glossary?.entries ?? [])
    .filter((entries) => entries.length >= 4 && entries.every((entry, i) => follows(entries[i - 1], entry)));
}

function numberedGlossaries(document: ParsedText): GlossaryEntry[][] {
  return glossaries(document).filter(([first]) => first?.ordinal !== undefined);
}

function follows(before: GlossaryEntry | undefined, entry: GlossaryEntry): boolean {
  return before === undefined || entry.ordinal === (before.ordinal === undefined ? undefined : before.ordinal + 1);
}

function duplicateEntry(distance: number): FaultKind['inject'] {
  return ({ document }, random, count) =>
    pick(
      glossaries(document).flatMap((entries) =>
        entries.map((entry, index) => {
          const target = entries[index + distance] ?? entries[index - distance - 1];
          const next = target && entries[entries.indexOf(target) + 1];
          if (!target || !next) return undefined;
          const between = document.text.slice(target.span.end, next.span.start);
          const newText = between + document.text.slice(entry.span.start, entry.span.end);
          return faultOf([{ span: { start: target.span.end, end: target.span.end }, newText }], [entry.span]);
        }),
      ),
      random,
      count,
    );
}

/** The reader sees it at the next entry, or at the marks that point at nothing. */
const dropEntry: FaultKind['inject'] = ({ document }, random, count) =>
  pick(
    numberedGlossaries(document).flatMap((entries) =>
      entries.slice(1, -1).map((entry, index) => {
        const next = entries[index + 2] as GlossaryEntry;
        const marks = marksOf(document).filter(({ ordinal }) => ordinal === entry.ordinal);
        const span = { start: entry.span.start, end: next.span.start };
        return faultOf([{ span, newText: '' }], [next.span, ...marks.map((mark) => mark.span)]);
      }),
    ),
    random,
    count,
  );

const swapEntries: FaultKind['inject'] = ({ document }, random, count) =>
  pick(
    numberedGlossaries(document).flatMap((entries) =>
      entries.slice(1).map((entry, index) => {
        const before = entries[index] as GlossaryEntry;
        return faultOf([
          { span: before.span, newText: document.text.slice(entry.span.start, entry.span.end) },
          { span: entry.span, newText: document.text.slice(before.span.start, before.span.end) },
        ]);
      }),
    ),
    random,
    count,
  );

function marksOf(document: ParsedText): NoteMark[] {
  return document.reports.flatMap(({ noteMarks }) => noteMarks);
}

/** Marks that count on from the mark before them to the mark behind them and stand nowhere else. */
function steadyMarks(document: ParsedText): [NoteMark, NoteMark][] {
  const marks = marksOf(document);
  const counts = new Map<number, number>();
  for (const { ordinal } of marks) counts.set(ordinal, (counts.get(ordinal) ?? 0) + 1);
  return marks.flatMap((mark, index): [NoteMark, NoteMark][] => {
    const before = marks[index - 1];
    const after = marks[index + 1];
    if (!before || after?.ordinal !== mark.ordinal + 1 || before.ordinal !== mark.ordinal - 1) return [];
    return counts.get(mark.ordinal) === 1 && counts.get(before.ordinal) === 1 ? [[before, mark]] : [];
  });
}

function edit(document: ParsedText, { span }: NoteMark, ordinal: number): Edit {
  return { span, newText: withOrdinal(document.text.slice(span.start, span.end), ordinal) ?? '' };
}

const repeatMark: FaultKind['inject'] = ({ document }, random, count) =>
  pick(
    steadyMarks(document).map(([before, mark]) => faultOf([edit(document, mark, before.ordinal)])),
    random,
    count,
  );

const swapMarks: FaultKind['inject'] = ({ document }, random, count) =>
  pick(
    steadyMarks(document).map(([before, mark]) =>
      faultOf([edit(document, before, mark.ordinal), edit(document, mark, before.ordinal)]),
    ),
    random,
    count,
  );

/** The reader sees it at the entry that nothing points at, or at the mark that skips it. */
const dropMark: FaultKind['inject'] = ({ document }, random, count) =>
  pick(
    steadyMarks(document).map(([, mark]) => {
      const next = marksOf(document).find(({ span }) => span.start > mark.span.start);
      if (!mark.entry || !next) return undefined;
      return faultOf([{ span: mark.span, newText: '' }], [mark.entry.span, next.span]);
    }),
    random,
    count,
  );

const MARK_RULES = ['note-mark-order', 'note-mark-unresolved', 'note-mark-missing', 'glossary-marker-mismatch'];

export const glossaryFaults: readonly FaultKind[] = [
  {
    id: 'entry-duplicated',
    group: 'glossary',
    description: '词条重复，紧接其后',
    rules: ['glossary-duplicate-term'],
    inject: duplicateEntry(0),
  },
  {
    id: 'entry-duplicated-far',
    group: 'glossary',
    description: '词条重复，相隔数条',
    rules: ['glossary-duplicate-term'],
    inject: duplicateEntry(3),
  },
  {
    id: 'entry-dropped',
    group: 'glossary',
    description: '漏掉一个有序号的词条',
    rules: ['glossary-numbering', ...MARK_RULES],
    inject: dropEntry,
  },
  {
    id: 'entries-swapped',
    group: 'glossary',
    description: '相邻两个词条连同序号互换',
    rules: ['glossary-numbering', 'glossary-order', ...MARK_RULES],
    inject: swapEntries,
  },
  {
    id: 'mark-repeated',
    group: 'glossary',
    description: '注号重复：误用前一个注号',
    rules: MARK_RULES,
    inject: repeatMark,
  },
  {
    id: 'mark-dropped',
    group: 'glossary',
    description: '漏掉一个注号',
    rules: MARK_RULES,
    inject: dropMark,
  },
  {
    id: 'marks-swapped',
    group: 'glossary',
    description: '相邻两个注号互换',
    rules: MARK_RULES,
    inject: swapMarks,
  },
];
