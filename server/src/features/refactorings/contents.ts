import type { ParsedText, Report, Section } from '../../report/model.ts';
import { walk } from '../../report/walk.ts';
import { matchContents, pageNumberOf } from '../../rules/contents-match.ts';
import { textOf } from '../../rules/place.ts';
import type { Edit } from '../../rules/rule.ts';
import { lineEndOf } from '../line-end.ts';
import type { Refactoring } from './refactoring.ts';

const HEADING = '目录';
/** Contents list the headings down to this depth, as far as they stand on lines of their own. */
const DEEPEST_LISTED = 2;
/** With fewer headings a report needs no contents, and they would not be known for one. */
const LEAST_ENTRIES = 2;

/** 插入目录: the headings of the upper levels, under the title of the report. */
export const insertContents: Refactoring = {
  id: 'insert-contents',
  kind: 'refactor.rewrite.contents',
  offer({ document, report }) {
    if (report.contents || report.partial.head || !placeFor(document, report)) return undefined;
    if (listed(document, report).length < LEAST_ENTRIES) return undefined;
    return { zh: '插入目录', en: 'Insert a table of contents' };
  },
  edits({ document, report }) {
    const at = placeFor(document, report);
    if (at === undefined) return [];
    const lineEnd = lineEndOf(document);
    const entries = listed(document, report).map((section) => entryText(document, section));
    return [{ span: { start: at, end: at }, newText: [HEADING, ...entries, '', ''].join(lineEnd) }];
  },
};

/** 更新目录: the entries say what the headings say; page numbers of headings that had an entry stay. */
export const updateContents: Refactoring = {
  id: 'update-contents',
  kind: 'refactor.rewrite.contents',
  offer({ document, report }) {
    return updateEdit(document, report) && { zh: '更新目录', en: 'Update the table of contents' };
  },
  edits({ document, report }) {
    const edit = updateEdit(document, report);
    return edit ? [edit] : [];
  },
};

/** The headings that a new table of contents lists. */
function listed({ lines }: ParsedText, { sections }: Report): Section[] {
  const all = [...walk(sections)].filter(({ kind }) => kind !== 'lead');
  const top = all.reduce((least, { level }) => Math.min(least, level), Number.POSITIVE_INFINITY);
  const isListed = (level: number): boolean => {
    if (level >= top + DEEPEST_LISTED) return false;
    const own = all.filter((section) => section.level === level);
    return own.filter(({ kind }) => kind === 'block').length * 2 > own.length;
  };
  const levels = new Set([...new Set(all.map(({ level }) => level))].filter(isListed));
  return all.filter(
    ({ level, heading }) => levels.has(level) && lines.lineAt(heading.start) === lines.lineAt(heading.end),
  );
}

function entryText(document: ParsedText, { heading, title }: Section): string {
  return textOf(document, { start: heading.start, end: title.span.end }).trim();
}

/** Behind the title and the lines under it that name the occasion and the speaker; undefined in a report without a title at its head. */
function placeFor({ folded }: ParsedText, { title, paragraphs }: Report): number | undefined {
  if (!title) return undefined;
  const isInText = paragraphs.some(
    ({ span }) => span.end <= title.span.start && span.end - span.start > LONGEST_FRONT_LINE,
  );
  if (isInText) return undefined;
  const behind = paragraphs.filter(({ span }) => span.start >= title.span.end);
  const first = behind.find(({ section, span }) => {
    const isShort = span.end - span.start <= LONGEST_FRONT_LINE;
    return section || !isShort || /[。:!;,]$/.test(folded.slice(span.start, span.end));
  });
  return first?.span.start;
}

/** The occasion of a report in brackets is seldom longer. */
const LONGEST_FRONT_LINE = 40;

/** The edit that brings the entries up to date; undefined where they are, or where they do not stand one to a line. */
function updateEdit(document: ParsedText, report: Report): Edit | undefined {
  const { text, lines } = document;
  const entries = [...walk(report.contents?.sections ?? [])];
  const [first] = entries;
  const last = entries.at(-1);
  if (!first || !last || !entries.every((entry) => isAlone(document, entry))) return undefined;
  const { pairs, moved, extra, missing } = matchContents(document, report);
  if (pairs.length === 0) return undefined;
  const pairOf = new Map([...pairs, ...moved].map((pair) => [pair.heading, pair]));
  const added = new Set(missing.map(({ heading }) => heading));
  const gone = new Set(extra.map(({ entry }) => entry));
  const paired = new Set([...pairOf.values()].map(({ entry }) => entry));
  const indents = new Map(entries.map((entry) => [entry.marker?.style, indentOf(document, entry)]));
  const updated: string[] = [];
  const keepBehind = (index: number): void => {
    for (let i = index; i < entries.length; i++) {
      const entry = entries[i] as Section;
      if (paired.has(entry)) return;
      if (!gone.has(entry)) updated.push(indentOf(document, entry) + textOf(document, entry.heading));
    }
  };
  keepBehind(0);
  for (const section of walk(report.sections)) {
    const pair = pairOf.get(section);
    if (pair) {
      updated.push(indentOf(document, pair.entry) + keptEntry(document, pair.entry, section, pair.agrees));
      keepBehind(entries.indexOf(pair.entry) + 1);
    } else if (added.has(section)) {
      updated.push((indents.get(section.marker?.style) ?? '') + entryText(document, section));
    }
  }
  const span = { start: lines.start(lines.lineAt(first.heading.start)), end: last.heading.end };
  const newText = updated.join(lineEndOf(document));
  return newText === text.slice(span.start, span.end) ? undefined : { span, newText };
}

/** Whether an entry has its line to itself. */
function isAlone({ text, lines }: ParsedText, { heading }: Section): boolean {
  const line = lines.lineAt(heading.start);
  if (lines.lineAt(heading.end) !== line) return false;
  return (
    text.slice(lines.start(line), heading.start).trim() === '' &&
    text.slice(heading.end, lines.start(line + 1)).trim() === ''
  );
}

function indentOf({ text, lines }: ParsedText, { heading }: Section): string {
  return text.slice(lines.start(lines.lineAt(heading.start)), heading.start);
}

/** An entry that agrees with its heading stays as it is written; another takes over the heading and keeps its page number. */
function keptEntry(document: ParsedText, entry: Section, section: Section, agrees: boolean): string {
  if (agrees) return textOf(document, entry.heading);
  const page = pageNumberOf(document, entry);
  return entryText(document, section) + (page ? textOf(document, page.span) : '');
}
