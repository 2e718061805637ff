import type { GlossaryEntry, NoteMark, ParsedText, Report } from '../report/model.ts';
import { type RepeatedTerm, repeatedTerms } from '../similarity/repeated-terms.ts';
import type { Span } from '../text/span.ts';
import { fullWidth, ordinalEdit } from './marker-form.ts';
import { lineName, textOf } from './place.ts';
import type { Edit, Fix, Localised, Problem, ReportRule } from './rule.ts';
import { type SequenceFault, sequenceFaults } from './sequence.ts';

/** 词条序号错误: the numbers of glossary entries skip, repeat or go back, or one has lost its dot. */
export const glossaryNumbering: ReportRule = {
  id: 'glossary-numbering',
  name: { zh: '词条序号错误', en: 'Glossary entry misnumbered' },
  category: 'glossary',
  severity: 'warning',
  fixable: 'suggested',
  source: '编校惯例：词条按序连续编号；GB/T 15834—2011 附录B.3（序次语之后的标点）',
  since: '0.2.0',
  *check({ document, report }) {
    const entries = withoutCopies(numberedEntries(report), repeatedTerms(document, report));
    if (entries.length < SHORTEST) return;
    const ordinals = entries.map(({ ordinal }) => ordinal);
    const fix = renumbering(document, report, entries);
    const first = entries[0] as NumberedEntry;
    if (
      first.ordinal > 1 &&
      first.ordinal <= LATEST_FIRST &&
      !ordinals.includes(1) &&
      report.glossary?.heading &&
      !report.partial.head
    ) {
      yield faultProblem(document, entries, { index: 0, kind: 'gap', expected: 1 }, fix);
    }
    for (const fault of sequenceFaults(ordinals)) yield faultProblem(document, entries, fault, fix);
    yield* lostSigns(document, entries);
  },
};

/** One number is no numbering. */
const SHORTEST = 3;
/** Longer lists are no glossary of a report; renumbering them at each fault would not be linear. */
const LONGEST = 500;
/** A glossary that begins with a higher number has been cut off from another. */
const LATEST_FIRST = 3;

type NumberedEntry = GlossaryEntry & { ordinal: number; ordinalSpan: Span };

function numberedEntries({ glossary }: Report): NumberedEntry[] {
  return (glossary?.entries ?? []).filter(
    (entry): entry is NumberedEntry => entry.ordinal !== undefined && entry.ordinalSpan !== undefined,
  );
}

/** Of entries that repeat one another, those whose numbers fit their neighbours stay: the others are repeated terms. */
function withoutCopies(entries: NumberedEntry[], repeated: readonly RepeatedTerm[]): NumberedEntry[] {
  const surplus = new Set<GlossaryEntry>();
  const fits = new Set<GlossaryEntry>(
    entries.filter(
      ({ ordinal }, i) => entries[i - 1]?.ordinal === ordinal - 1 || entries[i + 1]?.ordinal === ordinal + 1,
    ),
  );
  for (const { definitions } of repeated) {
    for (const places of definitions) {
      const copies = places.flatMap(({ entry }) => (entry ? [entry] : []));
      const right = copies.find((entry) => fits.has(entry)) ?? copies[0];
      for (const entry of copies) if (entry !== right && !fits.has(entry)) surplus.add(entry);
    }
  }
  return entries.filter((entry) => !surplus.has(entry));
}

function faultProblem(
  document: ParsedText,
  entries: readonly NumberedEntry[],
  fault: SequenceFault,
  fix: Fix | undefined,
): Problem {
  const entry = entries[fault.index] as NumberedEntry;
  const before = entries[fault.index - 1];
  const after = entries[fault.index + 1];
  const neighbours = fault.kind === 'disorder' ? [before, after] : [before];
  const offered = after && isSwapped(entry, after, fault) ? exchange(document, entry, after) : fix;
  return {
    span: entry.ordinalSpan,
    message: message(document, entry, before, fault),
    related: neighbours.flatMap((neighbour) =>
      neighbour ? [{ span: neighbour.ordinalSpan, message: { zh: '相邻的词条', en: 'The neighbouring entry' } }] : [],
    ),
    ...(offered ? { fix: offered } : {}),
  };
}

/** Whether two neighbours stand in each other's place: renumbering them would put their marks or their uses out of order. */
function isSwapped(entry: NumberedEntry, after: NumberedEntry, { kind, expected }: SequenceFault): boolean {
  return kind === 'disorder' && entry.ordinal === expected + 1 && after.ordinal === expected;
}

function exchange(document: ParsedText, entry: NumberedEntry, after: NumberedEntry): Fix {
  return {
    title: { zh: '按序号对调这两个词条', en: 'Exchange the two entries' },
    safe: false,
    edits: [
      { span: entry.span, newText: textOf(document, after.span) },
      { span: after.span, newText: textOf(document, entry.span) },
    ],
  };
}

function message(
  document: ParsedText,
  { ordinal, term }: NumberedEntry,
  before: NumberedEntry | undefined,
  { kind, expected }: SequenceFault,
): Localised {
  const place = before && lineName(document, before.span.start);
  const context = before && place ? `上一条是${place.zh}的第${before.ordinal}条` : '它是第一条';
  const contextEn =
    before && place ? `the entry before it, at ${place.en}, is ${before.ordinal}` : 'it is the first entry';
  const what = { gap: '跳号', repeat: '重号', disorder: '次序错乱' }[kind];
  const whatEn = { gap: 'skips', repeat: 'repeats', disorder: 'is out of order' }[kind];
  const cause = kind === 'gap' ? '可能漏了词条，或删词条后没有顺改序号' : '多半是增删词条后没有顺改序号';
  return {
    zh: `词条序号${what}：“${term}”编为第${ordinal}条，而${context}，这里应为第${expected}条。${cause}，请核对。`,
    en: `The entry number ${whatEn}: “${term}” is ${ordinal}, but ${contextEn}, so ${expected} is due. Check whether an entry is missing, or renumber.`,
  };
}

/**
 * Numbers the entries through, and the note marks with them. None where a mark has no entry, or two entries share a number
 * that marks point at: which of them is meant is for the author to say.
 */
function renumbering(document: ParsedText, report: Report, entries: readonly NumberedEntry[]): Fix | undefined {
  if (entries.length > LONGEST) return undefined;
  const marked = new Set(report.noteMarks.map(({ ordinal }) => ordinal));
  const stated = new Set<number>();
  for (const { ordinal } of entries) {
    if (stated.has(ordinal) && marked.has(ordinal)) return undefined;
    stated.add(ordinal);
  }
  if (report.noteMarks.some(({ entry }) => !entry)) return undefined;
  const numbers = new Map<GlossaryEntry, number>();
  let next = 1;
  for (const [index, entry] of entries.entries()) {
    // Where the numbers begin anew, a second glossary begins.
    if (entry.ordinal === 1 && index > 0) next = 1;
    numbers.set(entry, next++);
  }
  const edits: Edit[] = [];
  for (const entry of entries) {
    if (!change(document, entry.ordinalSpan, entry.ordinal, numbers.get(entry), edits)) return undefined;
  }
  for (const { span, ordinal, entry } of report.noteMarks as readonly NoteMark[]) {
    if (!change(document, span, ordinal, entry && numbers.get(entry), edits)) return undefined;
  }
  if (edits.length === 0) return undefined;
  return {
    title: { zh: '顺改词条序号和注号', en: 'Renumber the entries and the note marks' },
    safe: false,
    edits: edits.sort((a, b) => a.span.start - b.span.start),
  };
}

/** Adds the edit that writes `right` for the number at `span`; false where that form has no such number. */
function change(document: ParsedText, span: Span, stated: number, right: number | undefined, edits: Edit[]): boolean {
  if (right === undefined || right === stated) return true;
  const edit = ordinalEdit(textOf(document, span), right);
  if (!edit) return false;
  const start = span.start + edit.at;
  edits.push({ span: { start, end: start + edit.length }, newText: edit.text });
  return true;
}

/** Entries whose number stands bare before the term while the others have a sign behind it. */
function* lostSigns(document: ParsedText, entries: readonly NumberedEntry[]): Iterable<Problem> {
  const isBare = ({ ordinalSpan }: NumberedEntry): boolean =>
    /^\d+$/.test(document.folded.slice(ordinalSpan.start, ordinalSpan.end));
  const bare = entries.filter(isBare);
  const model = entries.find((entry) => !isBare(entry));
  if (!model || 2 * bare.length >= entries.length) return;
  const sign = /\D$/.exec(textOf(document, model.ordinalSpan))?.[0] ?? fullWidth('.');
  for (const { ordinalSpan, ordinal, term } of bare) {
    yield {
      span: ordinalSpan,
      message: {
        zh: `词条序号缺标点：第${ordinal}条“${term}”的序号后面没有“${sign}”，同名词连在一起。请补上。`,
        en: `The number of entry ${ordinal}, “${term}”, has lost the “${sign}” behind it and runs into the term: put it back.`,
      },
      related: [
        { span: model.ordinalSpan, message: { zh: '其他词条的写法', en: 'How the other entries are written' } },
      ],
      fix: {
        title: { zh: `补上“${sign}”`, en: `Insert “${sign}”` },
        safe: false,
        edits: [{ span: { start: ordinalSpan.end, end: ordinalSpan.end }, newText: sign }],
      },
    };
  }
}
