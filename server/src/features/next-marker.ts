import type { MarkerStyle, ParsedText, Report, Section } from '../report/model.ts';
import { walk } from '../report/walk.ts';
import { fullWidth, withOrdinal } from '../rules/marker-form.ts';
import { fold } from '../text/fold.ts';
import { wholeMarker } from './caption.ts';

/** A marker that may open the next heading. */
export interface NextMarker {
  /** As it would be written, with the blank that sets some markers off from the title. */
  text: string;
  /** The heading it counts on from, or stands under. */
  section: Section;
  /** `next`: it counts on from that heading; `first`: it opens the level below it. */
  step: 'next' | 'first';
}

/**
 * The markers that may open a heading at `offset`: the next of the series of the heading before it, the next of each series around
 * that, innermost first, then the first of the level below. All in the form that the report gives them. Above the first
 * heading of the body those of the contents.
 */
export function nextMarkers(document: ParsedText, report: Report, offset: number): NextMarker[] {
  const { contents, sections } = report;
  const before = lastBefore(sections, offset) ?? lastBefore(contents?.sections ?? [], offset);
  const markers: NextMarker[] = [];
  for (let section = before; section; section = section.parent) {
    const text = section.marker && withOrdinal(wholeMarker(document, section), section.marker.ordinal + 1);
    if (text && !markers.some((marker) => marker.text === text)) markers.push({ text, section, step: 'next' });
  }
  const first = before && firstBelow(document, report, before);
  if (first && !markers.some(({ text }) => text === first))
    markers.push({ text: first, section: before, step: 'first' });
  return markers;
}

function lastBefore(sections: readonly Section[], offset: number): Section | undefined {
  let last: Section | undefined;
  for (const section of walk(sections)) {
    if (section.heading.start >= offset) break;
    if (section.marker) last = section;
  }
  return last;
}

/** The marker under which the report first numbers the level below `section`, else the usual one. */
function firstBelow(document: ParsedText, report: Report, section: Section): string | undefined {
  for (const { marker, level, parent } of walk(report.sections)) {
    if (
      marker?.stated === 1 &&
      !marker.damage &&
      level === section.level + 1 &&
      parent?.marker?.style === section.marker?.style
    )
      return document.text.slice(marker.span.start, marker.span.end);
  }
  const usual = section.marker && BELOW[section.marker.style];
  if (!usual) return undefined;
  const own = wholeMarker(document, section);
  return own === fold(own) && /[(.]/.test(own) ? usual : usual.replace(/[()]/g, fullWidth);
}

/** The level below, by GB/T 9704—2012, 7.3.3 and the order of chapters, sections and articles in plans. */
const BELOW: { [style in MarkerStyle]?: string } = {
  part: '第一章 ',
  chapter: '第一节 ',
  section: '一、',
  han: '(一)',
  'han-paren': '1.',
  arabic: '(1)',
};
