import type { Position, TextEdit } from 'vscode-languageserver-types';
import { readMarkers } from '../report/marker-reading.ts';
import type { GlossaryEntry, Paragraph, ParsedText, Report, Section } from '../report/model.ts';
import { withOrdinal } from '../rules/marker-form.ts';
import { textOf } from '../rules/place.ts';
import type { Span } from '../text/span.ts';
import type { NextMarker } from './format-settings.ts';
import { reportAt } from './place.ts';
import { toRange } from './position.ts';

/** A numbered item that takes up one line, and the items it counts on with. */
interface Item {
  /** The marker's own characters. */
  marker: Span;
  ordinal: number;
  /** First character behind the marker and the blanks that follow it. */
  words: number;
  /** Whether its neighbours show that the next line is another item, and not text that belongs to this one. */
  isListed: boolean;
}

/**
 * What a new line calls for, right after it was begun at `position`: behind a numbered item that stands in a list of such
 * lines, the next marker; behind a marker that nothing was written to, its removal. Nothing anywhere else.
 */
export function onNewLine(document: ParsedText, position: Position, setting: NextMarker): TextEdit[] {
  const { text, lines } = document;
  if (setting === 'off' || position.line < 1 || position.line >= lines.count) return [];
  const start = lines.start(position.line);
  const end = lines.offset({ line: position.line, character: Number.MAX_SAFE_INTEGER });
  if (text.slice(start, end).trim() !== '') return [];
  const above = contentOf(document, position.line - 1);
  if (above.start === above.end) return [];
  const here = { start, end };
  const report = reportAt(document, above.start);
  if (!report) return [];
  if (isMarkerAlone(document, report, above)) {
    return [{ range: toRange(document, { start: above.start, end }), newText: '' }];
  }
  const item = itemAt(document, report, position.line - 1, above);
  if (!item || !(item.isListed || setting === 'always')) return [];
  const next = withOrdinal(textOf(document, item.marker), item.ordinal + 1);
  if (next === undefined) return [];
  const indent = text.slice(lines.start(position.line - 1), above.start);
  const newText = indent + next + text.slice(item.marker.end, item.words);
  return [{ range: toRange(document, here), newText }];
}

/** The words of a line, without the blanks around them. */
function contentOf({ text, lines }: ParsedText, line: number): Span {
  let start = lines.start(line);
  let end = lines.start(line + 1);
  while (start < end && isBlank(text[start] as string)) start++;
  while (end > start && isBlank(text[end - 1] as string)) end--;
  return { start, end };
}

function isBlank(char: string): boolean {
  return char.trim() === '';
}

/** The item that fills the line whose words are `content`. */
function itemAt(document: ParsedText, report: Report, line: number, content: Span): Item | undefined {
  const { text } = document;
  const entry = report.glossary?.entries.find(({ span }) => span.start === content.start);
  if (entry?.ordinal !== undefined && entry.ordinalSpan) {
    const words = skipBlanks(text, entry.ordinalSpan.end, content.end);
    const others = (report.glossary?.entries ?? []).filter((other) => other !== entry && other.ordinal !== undefined);
    return { marker: entry.ordinalSpan, ordinal: entry.ordinal, words, isListed: isMost(others, onOneLine(document)) };
  }
  const section = sectionAt(report, line, content);
  if (!section?.marker || section.heading.start !== content.start || section.marker.damage) return undefined;
  const others = siblingsOf(report, section).filter((other) => other !== section);
  return {
    marker: section.marker.span,
    ordinal: section.marker.stated ?? section.marker.ordinal,
    words: skipBlanks(text, section.marker.span.end, content.end),
    isListed: isMost(others, onOneLine(document)),
  };
}

/** The heading of the body or of the contents that opens the line. */
function sectionAt(report: Report, line: number, content: Span): Section | undefined {
  const paragraph = paragraphOn(report, line);
  if (paragraph?.section) return paragraph.section;
  return report.contents && allOf(report.contents.sections).find(({ heading }) => heading.start === content.start);
}

function paragraphOn({ paragraphs }: Report, line: number): Paragraph | undefined {
  let low = 0;
  let high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paragraphs[middle] as Paragraph).line < line) low = middle + 1;
    else high = middle;
  }
  return paragraphs[low]?.line === line ? paragraphs[low] : undefined;
}

function siblingsOf(report: Report, section: Section): readonly Section[] {
  const series = report.series.find(({ members }) => members.includes(section));
  if (series) return series.members;
  const siblings = section.parent?.children ?? report.contents?.sections ?? [];
  return siblings.filter(({ marker }) => marker?.style === section.marker?.style);
}

function allOf(sections: readonly Section[]): Section[] {
  return sections.flatMap((section) => [section, ...allOf(section.children)]);
}

/** Whether a heading or an entry has nothing below its own line. */
function onOneLine({ lines }: ParsedText): (item: Section | GlossaryEntry) => boolean {
  return ({ span }) => lines.lineAt(span.start) === lines.lineAt(Math.max(span.start, span.end - 1));
}

function isMost<T>(items: readonly T[], holds: (item: T) => boolean): boolean {
  return items.length > 0 && items.filter(holds).length * 2 > items.length;
}

/** Whether the line is a marker and nothing else, and counts on from an item above that has words. */
function isMarkerAlone(document: ParsedText, report: Report, content: Span): boolean {
  const { folded } = document;
  const reading = readMarkers(folded, content.start, content.end, true).find(
    ({ end, damage }) => !damage && skipBlanks(folded, end, content.end) >= content.end,
  );
  if (!reading) return isEntryNumberAlone(document, report, content);
  const before = report.series
    .filter(({ style }) => style === reading.style)
    .flatMap(({ members }) => members)
    .concat(allOf(report.contents?.sections ?? []).filter(({ marker }) => marker?.style === reading.style));
  const counted = before.some(
    ({ marker, heading, title }) =>
      marker?.ordinal === (reading.stated ?? 0) - 1 &&
      heading.end <= content.start &&
      title.span.end > title.span.start &&
      document.lines.lineAt(title.span.start) === document.lines.lineAt(heading.start),
  );
  return counted || isEntryNumberAlone(document, report, content);
}

/** Whether the line is the number of a glossary entry and nothing else. */
function isEntryNumberAlone(document: ParsedText, report: Report, content: Span): boolean {
  const words = textOf(document, content);
  return (report.glossary?.entries ?? []).some(({ ordinal, ordinalSpan, span }) => {
    if (ordinal === undefined || !ordinalSpan || span.start >= content.start) return false;
    return withOrdinal(textOf(document, ordinalSpan), ordinal + 1)?.trim() === words;
  });
}

function skipBlanks(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit && isBlank(text[end] as string)) end++;
  return end;
}
