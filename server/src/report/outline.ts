import { joinedText } from '../text/joiner.ts';
import type { Span } from '../text/span.ts';
import { skipBlanks } from './marker-reading.ts';
import type { Marker, MarkerStyle, NumberingFault, Section, Series } from './model.ts';
import { mapInSteps, type Steps } from './steps.ts';
import type { Placement } from './structure.ts';
import { findTitleEnds, type TitleEnd, type TitleRequest, titleSpan } from './titles.ts';

export interface Outline {
  sections: Section[];
  series: Series[];
  faults: NumberingFault[];
  /** Every section in text order. */
  all: Section[];
}

/** Paragraphs by index, for titles that stand in the paragraph after a bare marker. */
export interface OutlineText {
  text: string;
  folded: string;
  paragraphs: readonly Span[];
  /** Where the last section ends at the latest. */
  end: number;
}

/** Some three milliseconds' work. */
const SECTIONS_A_STEP = 2_000;

/** Builds the tree of sections that `placements` describe. */
export function* buildOutline(source: OutlineText, placements: readonly Placement[]): Steps<Outline> {
  const requests = yield* mapInSteps(placements, SECTIONS_A_STEP, (_, i) => titleRequest(source, placements, i));
  const groups = groupSeries(placements);
  yield;
  const titles = yield* findTitleEnds(source.folded, source.paragraphs, requests, groups);
  const all = yield* mapInSteps(placements, SECTIONS_A_STEP, (placement, i) =>
    makeSection(source, placement, requests[i] as TitleRequest, titles[i] as TitleEnd),
  );
  yield;
  nest(all, placements);
  closeSpans(source, all);
  yield;
  const series = groups.map((group) => makeSeries(group, placements, all));
  return {
    sections: all.filter((section) => !section.parent),
    series: series.filter((s): s is Series => s !== undefined),
    faults: numberingFaults(placements, series, groups),
    all,
  };
}

function titleRequest(source: OutlineText, placements: readonly Placement[], index: number): TitleRequest {
  const { candidate, option } = placements[index] as Placement;
  const next = placements[index + 1]?.candidate.at ?? Number.POSITIVE_INFINITY;
  const limit = Math.min(candidate.limit, next);
  const start = skipBlanks(source.folded, option.reading ? option.reading.end : candidate.at, limit);
  if (start < limit) return { start, limit, lineStart: candidate.lineStart };
  const below = source.paragraphs[candidate.paragraph + 1];
  if (!below || below.start >= next) return { start, limit, lineStart: true };
  return { start: below.start, limit: Math.min(below.end, next), lineStart: true };
}

/** Indexes of the placements that make up each series. */
function groupSeries(placements: readonly Placement[]): number[][] {
  const groups: number[][] = [];
  const open: number[][] = [];
  placements.forEach((placement, i) => {
    open.length = Math.min(open.length, placement.depth + 1);
    if (placement.opens || !open[placement.depth]) {
      const group: number[] = [];
      groups.push(group);
      open[placement.depth] = group;
    }
    open[placement.depth]?.push(i);
  });
  return groups;
}

function makeSection(source: OutlineText, placement: Placement, request: TitleRequest, title: TitleEnd): Section {
  const span = titleSpan(source.folded, request.start, title.end);
  const start = placement.candidate.at;
  const section: Section = {
    level: 0,
    title: { text: joinedText(source, span), span },
    kind: title.kind,
    heading: { start, end: Math.max(span.end, placement.option.reading?.end ?? start) },
    span: { start, end: span.end },
    children: [],
  };
  const marker = makeMarker(placement);
  if (marker) section.marker = marker;
  return section;
}

function makeMarker({ option, ordinal }: Placement): Marker | undefined {
  const { reading } = option;
  if (!reading) return undefined;
  const marker: Marker = { span: { start: reading.start, end: reading.end }, style: reading.style, ordinal };
  if (reading.stated !== undefined) marker.stated = reading.stated;
  if (reading.damage) marker.damage = reading.damage;
  return marker;
}

/** Levels of series without a parent, by the order of GB/T 9704—2012, 7.3.3. */
const ROOT_LEVEL: Partial<Record<MarkerStyle, number>> = {
  'han-paren': 2,
  arabic: 3,
  decimal: 3,
  'arabic-paren': 4,
  'arabic-half-paren': 4,
  circled: 5,
  letter: 5,
};

function nest(sections: readonly Section[], placements: readonly Placement[]): void {
  const open: Section[] = [];
  sections.forEach((section, i) => {
    const depth = (placements[i] as Placement).depth;
    open.length = Math.min(open.length, depth);
    const parent = open[depth - 1];
    if (parent) {
      section.parent = parent;
      parent.children.push(section);
    }
    section.level = parent ? parent.level + 1 : rootLevel(section.marker?.style);
    open[depth] = section;
  });
}

function rootLevel(style: MarkerStyle | undefined): number {
  return (style && ROOT_LEVEL[style]) ?? 1;
}

/** A section ends before the next one that is not inside it. */
function closeSpans(source: OutlineText, sections: readonly Section[]): void {
  const open: Section[] = [];
  const close = (section: Section, at: number): void => {
    section.span.end = Math.max(section.heading.end, trimmedEnd(source.folded, section.span.start, at));
  };
  for (const section of sections) {
    while (open.length > 0 && open.at(-1) !== section.parent) close(open.pop() as Section, section.heading.start);
    open.push(section);
  }
  while (open.length > 0) close(open.pop() as Section, source.end);
}

function trimmedEnd(folded: string, start: number, at: number): number {
  let end = at;
  while (end > start && isBlank(folded.charCodeAt(end - 1))) end--;
  return end;
}

/** A blank or a line end; all other blanks are folded. */
function isBlank(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x0a && unit <= 0x0d) || unit === 0x2028 || unit === 0x2029;
}

function makeSeries(
  group: readonly number[],
  placements: readonly Placement[],
  sections: readonly Section[],
): Series | undefined {
  const members = group.map((i) => sections[i] as Section);
  const style = (placements[group[0] as number] as Placement).option.style;
  if (style === 'plain') return undefined;
  const series: Series = { style, members };
  const parent = members[0]?.parent;
  if (parent) series.parent = parent;
  return series;
}

function numberingFaults(
  placements: readonly Placement[],
  series: readonly (Series | undefined)[],
  groups: readonly number[][],
): NumberingFault[] {
  const faults = groups.flatMap((group, g) => {
    const of = series[g];
    return of
      ? seriesFaults(
          group.map((i) => placements[i] as Placement),
          of,
        )
      : [];
  });
  return faults.sort((a, b) => a.section.heading.start - b.section.heading.start);
}

/** The faults of one series, whose members `placements` describe. */
function seriesFaults(placements: readonly Placement[], series: Series): NumberingFault[] {
  const faults: NumberingFault[] = [];
  const bearers = new Map<number, Section>();
  placements.forEach((placement, k) => {
    const section = series.members[k] as Section;
    const previous = series.members[k - 1];
    const stated = placement.option.ordinal;
    const swapped = swappedWith(placement, placements[k - 1]);
    if (swapped) {
      if (faults.at(-1)?.section === previous) faults.pop();
      faults.push(makeFault('disorder', k - 1, placement.ordinal));
    } else if (placement.option.reading?.damage) faults.push(makeFault('damaged', k, placement.ordinal));
    else if (placement.fault) faults.push(makeFault(placement.fault, k, expectedOrdinal(placement, previous)));
    if (stated !== undefined && !bearers.has(stated)) bearers.set(stated, section);
  });
  return faults;

  function makeFault(kind: NumberingFault['kind'], index: number, expected: number): NumberingFault {
    const section = series.members[index] as Section;
    const previous = series.members[index - 1];
    const other = bearers.get(section.marker?.stated ?? 0);
    const fault: NumberingFault = { kind, section, series, expected };
    if (previous) fault.previous = previous;
    if (kind === 'duplicate' && other && other !== section) fault.other = other;
    return fault;
  }
}

/** Two neighbours with each other's numbers are one fault, reported at the first of them. */
function swappedWith(placement: Placement, before: Placement | undefined): boolean {
  const isLate = placement.fault === 'disorder' && placement.option.ordinal === placement.ordinal;
  return isLate && before?.ordinal === placement.ordinal + 1;
}

function expectedOrdinal(placement: Placement, previous: Section | undefined): number {
  if (placement.opens) return placement.due ?? 1;
  const isMisprint = placement.option.ordinal !== placement.ordinal;
  return isMisprint ? placement.ordinal : (previous?.marker?.ordinal ?? 0) + 1;
}
