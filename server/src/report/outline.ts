import type { Span } from '../text/span.ts';
import { ClauseModel } from './clause-model.ts';
import { skipBlanks } from './marker-reading.ts';
import type { Marker, MarkerStyle, NumberingFault, Section, Series } from './model.ts';
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

/** Builds the tree of sections that `placements` describe. */
export function buildOutline(source: OutlineText, placements: readonly Placement[]): Outline {
  const nodes = placements.map((placement, i) => ({ placement, request: titleRequest(source, placements, i) }));
  const groups = groupSeries(placements);
  const titles = titleEnds(
    source,
    groups,
    nodes.map((n) => n.request),
  );
  const all = nodes.map(({ placement, request }, i) => makeSection(source, placement, request, titles[i] as TitleEnd));
  nest(all, placements);
  closeSpans(source, all);
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

function titleEnds(source: OutlineText, groups: readonly number[][], requests: readonly TitleRequest[]): TitleEnd[] {
  let model: ClauseModel | undefined;
  const ends: TitleEnd[] = [];
  for (const group of groups) {
    const found = findTitleEnds(
      source.folded,
      group.map((i) => requests[i] as TitleRequest),
      () => {
        model ??= new ClauseModel(source.folded, source.paragraphs);
        return model;
      },
    );
    group.forEach((i, k) => {
      ends[i] = found[k] as TitleEnd;
    });
  }
  return ends;
}

function makeSection(source: OutlineText, placement: Placement, request: TitleRequest, title: TitleEnd): Section {
  const span = titleSpan(source.folded, request.start, title.end);
  const start = placement.candidate.at;
  const section: Section = {
    level: 0,
    title: { text: source.text.slice(span.start, span.end), span },
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
    while (open.length > 0 && !isAncestor(open.at(-1) as Section, section))
      close(open.pop() as Section, section.heading.start);
    open.push(section);
  }
  while (open.length > 0) close(open.pop() as Section, source.end);
}

function isAncestor(section: Section, of: Section): boolean {
  for (let parent = of.parent; parent; parent = parent.parent) if (parent === section) return true;
  return false;
}

function trimmedEnd(folded: string, start: number, at: number): number {
  let end = at;
  while (end > start && /\s/.test(folded[end - 1] as string)) end--;
  return end;
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
  const faults: NumberingFault[] = [];
  groups.forEach((group, g) => {
    const of = series[g];
    if (!of) return;
    group.forEach((i, k) => {
      const placement = placements[i] as Placement;
      const fault = faultOf(placement, of, k);
      if (fault && !completesSwap(placements, group, k, faults)) faults.push(fault);
    });
  });
  return faults.sort((a, b) => a.section.heading.start - b.section.heading.start);
}

function faultOf(placement: Placement, series: Series, index: number): NumberingFault | undefined {
  const section = series.members[index] as Section;
  const previous = series.members[index - 1];
  if (placement.option.reading?.damage) {
    return { kind: 'damaged', section, series, expected: placement.ordinal, ...(previous && { previous }) };
  }
  if (!placement.fault) return undefined;
  const stated = placement.option.ordinal;
  const fault: NumberingFault = {
    kind: placement.fault,
    section,
    series,
    expected: expectedOrdinal(placement, series, index),
  };
  if (previous) fault.previous = previous;
  const other = series.members.find((m) => m !== section && m.marker?.stated === stated);
  if (placement.fault === 'duplicate' && other) fault.other = other;
  return fault;
}

function expectedOrdinal(placement: Placement, series: Series, index: number): number {
  if (placement.fault !== 'gap') return placement.option.ordinal === placement.ordinal ? index + 1 : placement.ordinal;
  const previous = series.members[index - 1]?.marker;
  return previous ? previous.ordinal + 1 : (placement.due ?? 1);
}

/** A number that comes late completes the gap before it: two swapped neighbours are one fault, reported at the first of them. */
function completesSwap(
  placements: readonly Placement[],
  group: readonly number[],
  k: number,
  faults: NumberingFault[],
): boolean {
  const placement = placements[group[k] as number] as Placement;
  const before = placements[group[k - 1] ?? -1];
  if (placement.fault !== 'disorder' || before?.fault !== 'gap') return false;
  const gap = faults.at(-1);
  if (gap?.kind !== 'gap' || gap.expected !== placement.ordinal) return false;
  gap.kind = 'disorder';
  return true;
}
