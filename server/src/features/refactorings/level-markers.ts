import type { MarkerStyle, ParsedText, Report, Section } from '../../report/model.ts';
import { walk } from '../../report/walk.ts';
import { withOrdinal } from '../../rules/marker-form.ts';
import { textOf } from '../../rules/place.ts';

/** Forms of marker from the highest layer to the lowest (GB/T 9704—2012, 7.3.3; GB/T 15834—2011, B.3.8). */
const FORMS: readonly { style: MarkerStyle; sample: string }[] = [
  { style: 'han', sample: '一、' },
  { style: 'han-paren', sample: '（一）' },
  { style: 'arabic', sample: '1.' },
  { style: 'arabic-paren', sample: '（1）' },
  { style: 'circled', sample: '①' },
];

/** How the headings of one layer are numbered: a marker to copy, with the blanks behind it. */
export interface MarkerModel {
  sample: string;
  gap: string;
}

/** `model` with another number; undefined where its form has none. */
export function markerFor({ sample, gap }: MarkerModel, ordinal: number): string | undefined {
  const marker = withOrdinal(sample, ordinal);
  return marker === undefined ? undefined : marker + gap;
}

/** The marker of `section` as a model for others; undefined where it has none or has lost a part of it. */
export function modelOf(document: ParsedText, { marker }: Section): MarkerModel | undefined {
  if (!marker || marker.damage || marker.style === 'decimal') return undefined;
  return { sample: textOf(document, marker.span), gap: textOf(document, gapBehind(document, marker.span.end)) };
}

/** The blanks behind a marker that ends at `at`. */
export function gapBehind({ text, lines }: ParsedText, at: number): { start: number; end: number } {
  const limit = lines.start(lines.lineAt(at) + 1);
  let end = at;
  while (end < limit && /[^\S\r\n]/.test(text[end] as string)) end++;
  return { start: at, end };
}

/**
 * How headings under a heading of `section`'s form are numbered: as they are elsewhere in the report, or else in the next form of
 * the standard. Undefined below the last of them.
 */
export function modelBelow(document: ParsedText, report: Report, section: Section): MarkerModel | undefined {
  const style = section.marker?.style;
  for (const other of walk(report.sections)) {
    if (other.marker && other.parent?.marker?.style === style && other.marker.style !== style) {
      const model = modelOf(document, other);
      if (model) return model;
    }
  }
  const index = FORMS.findIndex((form) => form.style === style);
  const next = FORMS[index + 1];
  return index >= 0 && next ? { sample: next.sample, gap: '' } : undefined;
}
