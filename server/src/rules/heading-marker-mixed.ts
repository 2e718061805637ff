import type { Marker, MarkerStyle, ParsedText } from '../report/model.ts';
import { fold } from '../text/fold.ts';
import { withOrdinal } from './marker-form.ts';
import { HEADING_STOPS, withStop } from './marker-stop.ts';
import { lineName, textOf } from './place.ts';
import type { Problem, ReportRule } from './rule.ts';

/** A form that rules the whole report has at least this share of its markers, and this many. */
const DOMINANT_SHARE = 0.95;
const DOMINANT_COUNT = 20;

export const headingMarkerMixed: ReportRule = {
  id: 'heading-marker-mixed',
  name: { zh: '同级序号形式不一', en: 'Mixed marker forms' },
  category: 'numbering',
  severity: 'warning',
  fixable: 'safe',
  source: 'GB/T 9704—2012 7.3.3',
  since: '0.1.0',
  *check({ document, report }) {
    const odd = new Map<Marker, Marker>();
    const byStyle = new Map<MarkerStyle, Marker[]>();
    for (const { style, members } of report.series) {
      const markers = members.flatMap(({ marker }) => (marker && !marker.damage ? [marker] : []));
      byStyle.set(style, [...(byStyle.get(style) ?? []), ...markers]);
      for (const [marker, model] of minority(document, markers, 0.5, 3)) odd.set(marker, model);
    }
    for (const markers of byStyle.values()) {
      for (const [marker, model] of minority(document, markers, DOMINANT_SHARE, DOMINANT_COUNT)) odd.set(marker, model);
    }
    for (const [marker, model] of odd) yield problem(document, marker, model);
  },
};

/** Markers that differ in form from more than `share` of `markers`, each with a marker of that form. */
function* minority(
  document: ParsedText,
  markers: readonly Marker[],
  share: number,
  least: number,
): Iterable<[Marker, Marker]> {
  const forms = new Map<string, Marker[]>();
  for (const marker of markers) {
    const form = formOf(document, marker);
    const same = forms.get(form);
    if (same) same.push(marker);
    else forms.set(form, [marker]);
  }
  if (forms.size < 2) return;
  const main = [...forms.values()].reduce((a, b) => (b.length > a.length ? b : a));
  const model = main[0];
  if (!model || main.length < least || main.length <= share * markers.length) return;
  for (const same of forms.values()) {
    if (same !== main) for (const marker of same) if (hasRightStop(document, marker)) yield [marker, model];
  }
}

/** The marker without its numeral and blanks; the width of brackets is another rule's matter. */
function formOf(document: ParsedText, marker: Marker): string {
  const raw = textOf(document, marker.span);
  return raw
    .replaceAll('（', '(')
    .replaceAll('）', ')')
    .replace(/[0-9０-９〇零一二三四五六七八九十百廿卅\s]+/g, '')
    .replace(/[①-⑳㉑-㉟㊱-㊿]/g, '①')
    .replace(/[⑴-⒇]/g, '⑴')
    .replace(/[⒈-⒛]/g, '⒈')
    .replace(/[㈠-㈩]/g, '㈠');
}

/** A marker with a wrong stop is the business of heading-marker-punctuation. */
function hasRightStop(document: ParsedText, marker: Marker): boolean {
  const rule = HEADING_STOPS[marker.style];
  const { stop } = withStop(document, marker.span);
  return !rule || stop.start === stop.end || fold(textOf(document, stop)) === rule.right;
}

function problem(document: ParsedText, marker: Marker, model: Marker): Problem {
  const raw = textOf(document, marker.span);
  const right = withOrdinal(textOf(document, model.span), marker.ordinal);
  const line = lineName(document, model.span.start);
  const sample = textOf(document, model.span);
  return {
    span: marker.span,
    message: {
      zh: `同级序号形式不一：这里写作“${raw}”，同级的其他序号写作“${sample}”（如${line.zh}）。请统一${right ? `为“${right}”` : ''}。`,
      en: `Mixed marker forms: “${raw}” here, but “${sample}” in the other headings of this level (${line.en}). ${right ? `Write “${right}”` : 'Use one form'}.`,
    },
    related: [{ span: model.span, message: { zh: '同级序号的形式', en: 'The form of the level' } }],
    ...(right && {
      fix: {
        title: { zh: `改为“${right}”`, en: `Change to “${right}”` },
        safe: true,
        edits: [{ span: marker.span, newText: right }],
      },
    }),
  };
}
