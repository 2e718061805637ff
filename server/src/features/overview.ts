import type { Range } from 'vscode-languageserver-types';
import type { ParsedText, Report, Section } from '../report/model.ts';
import { walk } from '../report/walk.ts';
import type { Finding, Severity } from '../rules/rule.ts';
import type { Span } from '../text/span.ts';
import { caption, clip } from './caption.ts';
import { comparable } from './comparable.ts';
import { toRange } from './position.ts';

/** What a document looks like as a whole. */
export interface Overview {
  reports: ReportOverview[];
}

export interface ReportOverview {
  title: string | null;
  range: Range;
  /** Code points, blanks and line ends left out, as everywhere below. */
  characters: number;
  partial: { head: boolean; tail: boolean };
  findings: FindingCounts;
  sections: SectionOverview[];
  /** Number of terms that the glossary explains; null where there is none. */
  terms: number | null;
  /** The report that this one is compared with. */
  previous?: PreviousReport;
}

export interface SectionOverview {
  caption: string;
  level: number;
  /** The heading. */
  range: Range;
  characters: number;
  findings: FindingCounts;
  /** Sentences that head the paragraphs right under this heading. */
  leads: Lead[];
  children: SectionOverview[];
  /** Length of the section of the same title in the previous report; null where it has none, absent without such a report. */
  previous?: number | null;
}

export interface Lead {
  text: string;
  range: Range;
}

export interface PreviousReport {
  uri: string;
  title: string | null;
  characters: number;
  /** Headings that this report has no more, with their length there. */
  dropped: { caption: string; level: number; characters: number; range: Range }[];
}

export type FindingCounts = Record<Severity, number>;

/**
 * Lengths, lead sentences and findings of every section of `document`. A report is compared with that report of `previous`
 * which has the same title but for the year, else with its longest.
 */
export function overview(
  document: ParsedText,
  findings: readonly Finding[],
  previous?: { uri: string; document: ParsedText },
): Overview {
  const spans = findings.map(({ span, severity }) => ({ start: span.start, severity }));
  spans.sort((a, b) => a.start - b.start);
  return {
    reports: document.reports.map((report) => {
      const before = previous && counterpart(report, previous.document.reports);
      const comparison = before && compare(report, before, previous.document);
      return {
        title: report.title?.text ?? null,
        range: toRange(document, report.span),
        characters: document.lines.characters(report.span),
        partial: report.partial,
        findings: count(spans, report.span),
        sections: sectionsOf(document, report.sections, spans, comparison),
        terms: report.glossary?.entries.length ?? null,
        ...(before &&
          comparison && {
            previous: {
              uri: previous.uri,
              title: before.title?.text ?? null,
              characters: previous.document.lines.characters(before.span),
              dropped: comparison.dropped.map((section) => ({
                caption: caption(previous.document, section),
                level: section.level,
                characters: previous.document.lines.characters(section.span),
                range: toRange(previous.document, section.heading),
              })),
            },
          }),
      };
    }),
  };
}

interface Place {
  start: number;
  severity: Severity;
}

interface Comparison {
  /** Length of the section of the same title, by section of this report. */
  lengths: ReadonlyMap<Section, number>;
  dropped: Section[];
}

function sectionsOf(
  document: ParsedText,
  sections: readonly Section[],
  places: readonly Place[],
  comparison: Comparison | undefined,
): SectionOverview[] {
  return sections.filter(isHeading).map((section) => ({
    caption: caption(document, section),
    level: section.level,
    range: toRange(document, section.heading),
    characters: document.lines.characters(section.span),
    findings: count(places, section.span),
    leads: section.children
      .filter(({ kind }) => kind === 'lead')
      .map(({ title, heading }) => ({ text: clip(title.text), range: toRange(document, heading) })),
    children: sectionsOf(document, section.children, places, comparison),
    ...(comparison && { previous: comparison.lengths.get(section) ?? null }),
  }));
}

function isHeading({ kind }: Section): boolean {
  return kind !== 'lead';
}

/** How many of `places`, which are sorted, lie in `span`, by severity. */
function count(places: readonly Place[], { start, end }: Span): FindingCounts {
  const counts: FindingCounts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (let i = firstFrom(places, start); i < places.length; i++) {
    const place = places[i] as Place;
    if (place.start >= end) break;
    counts[place.severity]++;
  }
  return counts;
}

function firstFrom(places: readonly Place[], start: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as Place).start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function counterpart(report: Report, candidates: readonly Report[]): Report | undefined {
  const name = yearless(report.title?.text ?? '');
  const same = name === '' ? undefined : candidates.find(({ title }) => title && yearless(title.text) === name);
  return same ?? candidates.toSorted((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start))[0];
}

/** Pairs headings of equal level and title, years aside, each once and in text order. */
function compare(report: Report, before: Report, document: ParsedText): Comparison {
  const waiting = new Map<string, Section[]>();
  for (const section of walk(before.sections)) {
    if (!isHeading(section)) continue;
    const key = keyOf(section);
    const queue = waiting.get(key);
    if (queue) queue.push(section);
    else waiting.set(key, [section]);
  }
  const lengths = new Map<Section, number>();
  const paired = new Set<Section>();
  for (const section of walk(report.sections)) {
    if (!isHeading(section)) continue;
    const other = waiting.get(keyOf(section))?.shift();
    if (!other) continue;
    lengths.set(section, document.lines.characters(other.span));
    paired.add(other);
  }
  return {
    lengths,
    dropped: [...walk(before.sections)].filter((section) => isHeading(section) && !paired.has(section)),
  };
}

function keyOf({ level, title }: Section): string {
  return `${level} ${yearless(title.text)}`;
}

/** `text` as it can be compared between years: 2024年, 二〇二四年, 去年 and 今年 left out. */
function yearless(text: string): string {
  return comparable(text).replace(/(?:\d{4}|[〇零一二三四五六七八九]{4})年?|[去今上本][一]?年/g, '');
}
