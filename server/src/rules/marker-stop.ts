import type { EnumerationStyle, MarkerStyle, ParsedText, Report } from '../report/model.ts';
import type { Span } from '../text/span.ts';

/** What GB/T 15834—2011 B.3 puts behind an ordinal. */
export interface StopRule {
  /** The folded stop that is right; empty where none may stand. */
  right: '、' | '.' | ',' | '';
  /** A wrong stop that published reports keep to through a whole series as their own style. */
  customary?: '、' | ',';
  clause: string;
}

/** A marker with the stop that stands behind it. */
export interface StoppedMarker {
  span: Span;
  /** The raw stops behind the ordinal; empty where there is none. */
  stop: Span;
}

/** Markers that count on from one another. */
export interface MarkerRun {
  rule: StopRule;
  markers: StoppedMarker[];
}

const HAN: StopRule = { right: '、', clause: 'B.3.2' };
const ARABIC: StopRule = { right: '.', customary: '、', clause: 'B.3.3' };
const LETTER: StopRule = { right: '.', clause: 'B.3.3' };
const BRACKETED: StopRule = { right: '', clause: 'B.3.4' };
const DOTTED: StopRule = { right: '', clause: 'B.3.5' };
const FIRST: StopRule = { right: ',', customary: '、', clause: 'B.3.1' };
const NARRATIVE: StopRule = { right: '', customary: ',', clause: 'B.3.7' };

/** What the standard puts behind the markers of headings; styles that are not here take nothing or a blank. */
export const HEADING_STOPS: Partial<Record<MarkerStyle, StopRule>> = {
  han: HAN,
  'han-paren': BRACKETED,
  arabic: ARABIC,
  'arabic-paren': BRACKETED,
  'arabic-half-paren': BRACKETED,
  circled: BRACKETED,
  decimal: DOTTED,
  letter: LETTER,
};

const ENUMERATION_STOPS: Record<EnumerationStyle, StopRule> = {
  是: NARRATIVE,
  要: NARRATIVE,
  第: FIRST,
  首先: FIRST,
  其一: FIRST,
  '1.': ARABIC,
  '（1）': BRACKETED,
  '①': BRACKETED,
  '一、': HAN,
};

/** Every run of markers of the report: its series of headings and its enumerations. */
export function* markerRuns(document: ParsedText, report: Report): Iterable<MarkerRun> {
  for (const series of report.series) {
    const rule = HEADING_STOPS[series.style];
    if (!rule) continue;
    const markers: StoppedMarker[] = [];
    for (const { marker } of series.members) {
      // A marker of another form than its series takes other stops; heading-marker-mixed reports it.
      if (marker && !marker.damage && marker.style === series.style) markers.push(withStop(document, marker.span));
    }
    yield { rule, markers };
  }
  for (const { style, items } of report.enumerations) {
    yield { rule: ENUMERATION_STOPS[style], markers: items.map(({ marker }) => withStop(document, marker)) };
  }
}

/** The marker at `span` with the stops that end it or follow it at once. */
export function withStop(document: ParsedText, span: Span): StoppedMarker {
  const { folded } = document;
  let start = span.end;
  while (start > span.start && STOP.test(folded[start - 1] as string)) start--;
  let end = span.end;
  if (end < folded.length && STOP.test(folded[end] as string)) end++;
  return { span: { start: span.start, end }, stop: { start, end } };
}

const STOP = /[、.,:]/;
