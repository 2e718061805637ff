import type { GlossaryEntry, NoteMark, ParsedText, Report } from '../../report/model.ts';
import { ordinalEdit, withOrdinal } from '../../rules/marker-form.ts';
import { textOf } from '../../rules/place.ts';
import { longestRisingRun } from '../../rules/rising-run.ts';
import type { Edit } from '../../rules/rule.ts';
import { contains, overlaps, type Span } from '../../text/span.ts';
import { comparable } from '../comparable.ts';
import { lineEndOf } from '../line-end.ts';
import type { Refactoring, RefactoringPlace } from './refactoring.ts';
import { firstPlaces, markEdits } from './sort-glossary.ts';

const LONGEST_TERM = 40;
/** With fewer of its entries in the order of the text a glossary has another order, and a new entry goes to its end. */
const LEAST_IN_ORDER = 0.7;
/** The page on which the neighbour's term stands in print. */
const PAGE_NOTE = /[（(【[]\s*(?:见?第)?\s*[Pp]?\.?\s*\d[\d、，,\s]*页?\s*[）)】\]]/g;
const SENTENCE_SIGN = /[。;:!?,\r\n[\]]/;
const OPENING = /^[“"‘「]+/;
const CLOSING = /[”"’」]+$/;
/** What the author is to write. */
const DEFINITION = '（释义待补）。';
const HEADING = '名词解释';
const FIRST_NUMBER = '1.';

/** 抽取名词到名词解释: the selected words get an entry of their own, numbered and written as the others are, and a note mark. */
export const extractTerm: Refactoring = {
  id: 'extract-term',
  kind: 'refactor.extract.term',
  offer(place) {
    const term = selectedTerm(place);
    return term && { zh: `抽取“${term.words}”到名词解释`, en: `Extract “${term.words}” to the glossary` };
  },
  edits(place) {
    const { document, report } = place;
    const term = selectedTerm(place);
    if (!term) return [];
    const entries = report.glossary?.entries ?? [];
    const after = entryBefore(report, term.span.start);
    const model = after ?? entries[0];
    if (!model) return [newGlossary(document, report, term.words)];
    const index = after ? entries.indexOf(after) + 1 : 0;
    const ordinal = newOrdinal(entries, index);
    const edits = [newEntry(document, entries, index, ordinal, term.words)];
    if (ordinal === undefined) return edits;
    const later = entries.slice(index);
    for (const entry of later) for (const edit of entryNumberEdit(document, entry)) edits.push(edit);
    const marks = report.noteMarks.filter(({ entry }) => entry);
    if (marks.length > 0) {
      const shifted = new Set(later);
      const remarked = markEdits(document, marks, ({ entry }) =>
        entry && shifted.has(entry) ? (entry.ordinal ?? 0) + 1 : undefined,
      );
      for (const edit of remarked) edits.push(edit);
      const mark = newMark(document, marks, ordinal);
      const at = behindQuotes(document, term.span.end);
      if (mark) edits.push({ span: { start: at, end: at }, newText: mark });
    }
    return edits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  },
};

/** The selected words, where they may be a term that has no entry yet. */
function selectedTerm({ document, report, selection }: RefactoringPlace): { words: string; span: Span } | undefined {
  const raw = textOf(document, selection);
  if (raw.length > LONGEST_TERM + 2) return undefined;
  const trimmed = raw.trim();
  const words = trimmed.replace(OPENING, '').replace(CLOSING, '');
  if (words.length < 2 || SENTENCE_SIGN.test(document.folded.slice(selection.start, selection.end))) return undefined;
  const { glossary, noteMarks } = report;
  // Note marks without a glossary point at one that is not in the file: its numbers are not known here.
  if (!glossary && noteMarks.length > 0) return undefined;
  if (glossary && overlaps(glossary.span, selection)) return undefined;
  const paragraph = report.paragraphs.find(({ span }) => contains(span, selection));
  if (paragraph?.region !== 'body') return undefined;
  const name = comparable(words);
  const isKnown = glossary?.entries.some(({ term, aliases }) =>
    [term, ...aliases].some((one) => comparable(one) === name),
  );
  if (isKnown) return undefined;
  const start = selection.start + raw.indexOf(trimmed);
  return { words, span: { start, end: start + trimmed.length } };
}

/** The entry that the new one goes behind: the last that the text points at before `at`, where the glossary follows the text. */
function entryBefore(report: Report, at: number): GlossaryEntry | undefined {
  const entries = report.glossary?.entries ?? [];
  const places = firstPlaces(entries, report.noteMarks);
  const placed = entries.filter((entry) => places.has(entry));
  const placeOf = (entry: GlossaryEntry): number => places.get(entry) ?? 0;
  const rising = longestRisingRun(placed.map(placeOf));
  if (placed.length === 0 || rising.size < LEAST_IN_ORDER * placed.length) return entries.at(-1);
  return placed.findLast((entry, i) => rising.has(i) && placeOf(entry) < at);
}

/** The number of an entry at `index`; undefined in a glossary without numbers. */
function newOrdinal(entries: readonly GlossaryEntry[], index: number): number | undefined {
  const before = entries[index - 1]?.ordinal;
  return before === undefined ? entries[index]?.ordinal : before + 1;
}

/** An entry written like its neighbour: indent, number, quotation marks and what parts term and definition. */
function newEntry(
  document: ParsedText,
  entries: readonly GlossaryEntry[],
  index: number,
  ordinal: number | undefined,
  words: string,
): Edit {
  const { text } = document;
  const before = entries[index - 1];
  const model = (before ?? entries[index]) as GlossaryEntry;
  const { span, ordinalSpan, termSpan, definition } = model;
  const number =
    ordinalSpan && ordinal !== undefined ? (withOrdinal(textOf(document, ordinalSpan), ordinal) ?? '') : '';
  const lead = text.slice(ordinalSpan?.end ?? span.start, termSpan.start);
  const parting = text.slice(termSpan.end, definition.start).replace(PAGE_NOTE, '');
  const entry = number + lead + words + parting + DEFINITION;
  const indent = text.slice(lineStart(document, span.start), span.start);
  const isAlone = indent.trim() === '';
  const next = entries[index];
  const separator = isAlone ? lineEndOf(document) + indent : ' ';
  if (before) return { span: { start: before.span.end, end: before.span.end }, newText: separator + entry };
  const at = (next as GlossaryEntry).span.start;
  return { span: { start: at, end: at }, newText: entry + separator };
}

function lineStart({ lines }: ParsedText, offset: number): number {
  return lines.start(lines.lineAt(offset));
}

function entryNumberEdit(document: ParsedText, { ordinal, ordinalSpan }: GlossaryEntry): Edit[] {
  const edit =
    ordinalSpan && ordinal !== undefined ? ordinalEdit(textOf(document, ordinalSpan), ordinal + 1) : undefined;
  if (!edit || !ordinalSpan) return [];
  const start = ordinalSpan.start + edit.at;
  return [{ span: { start, end: start + edit.length }, newText: edit.text }];
}

function newMark(document: ParsedText, [model]: readonly NoteMark[], ordinal: number): string | undefined {
  return model && withOrdinal(textOf(document, model.span), ordinal);
}

/** A note mark stands behind the quotation marks around its term. */
function behindQuotes({ text }: ParsedText, at: number): number {
  return /[”’」]/.test(text[at] ?? '') ? at + 1 : at;
}

/** A glossary at the end of a report that has none. */
function newGlossary(document: ParsedText, report: Report, words: string): Edit {
  const lineEnd = lineEndOf(document);
  const at = report.paragraphs.at(-1)?.span.end ?? report.span.end;
  return {
    span: { start: at, end: at },
    newText: `${lineEnd}${lineEnd}${HEADING}${lineEnd}${FIRST_NUMBER}${words}：${DEFINITION}`,
  };
}
