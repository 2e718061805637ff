import type { ParsedText, Section } from '../report/model.ts';
import { joinedText } from '../text/joiner.ts';
import type { Span } from '../text/span.ts';
import type { Localised } from './rule.ts';

const QUOTED_TITLE_LENGTH = 16;

/** The line of `offset` as a message names it, counted from 1. */
export function lineName(document: ParsedText, offset: number): Localised {
  const line = document.lines.lineAt(offset) + 1;
  return { zh: `第${line}行`, en: `line ${line}` };
}

/** The raw characters of `span`, without the line ends that part nothing. */
export function textOf(document: ParsedText, span: Span): string {
  return joinedText(document, span);
}

/** A heading as a message names it: marker, the first words of the title and the line. */
export function headingName(document: ParsedText, section: Section): Localised {
  const title = section.title.text;
  const short = title.length > QUOTED_TITLE_LENGTH ? `${title.slice(0, QUOTED_TITLE_LENGTH)}…` : title;
  const marker = section.marker ? textOf(document, section.marker.span) : '';
  const line = lineName(document, section.heading.start);
  return { zh: `${line.zh}“${marker}${short}”`, en: `“${marker}${short}” (${line.en})` };
}
