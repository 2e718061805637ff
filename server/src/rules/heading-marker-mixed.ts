import type { Marker, ParsedText, Section } from '../report/model.ts';
import { fold } from '../text/fold.ts';
import { withOrdinal } from './marker-form.ts';
import { HEADING_STOPS, withStop } from './marker-stop.ts';
import { lineName, textOf } from './place.ts';
import type { Edit, Problem, ReportRule } from './rule.ts';

/** More odd markers than this in one series are one finding: two habits met there, and one decision settles it. */
const SINGLE_PLACES = 3;

export const headingMarkerMixed: ReportRule = {
  id: 'heading-marker-mixed',
  name: { zh: '同级序号形式不一', en: 'Mixed marker forms' },
  category: 'numbering',
  severity: 'warning',
  fixable: 'safe',
  source: 'GB/T 9704—2012 7.3.3',
  since: '0.1.0',
  *check({ document, report }) {
    for (const { members } of report.series) {
      const { model, odd } = split(document, members);
      if (!model || odd.length === 0) continue;
      if (odd.length > SINGLE_PLACES) yield problem(document, odd, model);
      else for (const marker of odd) yield problem(document, [marker], model);
    }
  },
};

/** A marker of the form that most members of a series have, and the markers of any other form. */
function split(document: ParsedText, members: readonly Section[]): { model?: Marker; odd: Marker[] } {
  const forms = new Map<string, Marker[]>();
  let count = 0;
  for (const { marker } of members) {
    if (!marker || marker.damage) continue;
    count++;
    const form = `${marker.style} ${formOf(textOf(document, marker.span))}`;
    const same = forms.get(form);
    if (same) same.push(marker);
    else forms.set(form, [marker]);
  }
  for (const [form, [model, ...others]] of forms) {
    if (!model || (others.length + 1) * 2 <= count) continue;
    const odd = [...forms].flatMap(([other, markers]) => (other === form ? [] : markers));
    return { model, odd: odd.filter((marker) => hasRightStop(document, marker)) };
  }
  return { odd: [] };
}

/** The marker without its numeral and blanks; the width of its brackets is another rule's matter. */
function formOf(raw: string): string {
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

function problem(document: ParsedText, odd: readonly Marker[], model: Marker): Problem {
  const first = odd[0] as Marker;
  const raw = textOf(document, first.span);
  const sample = textOf(document, model.span);
  const right = withOrdinal(sample, first.ordinal);
  const line = lineName(document, model.span.start);
  const edits = unify(odd, sample);
  const count = odd.length > 1 ? { zh: `（共${odd.length}处）`, en: ` (${odd.length} places)` } : { zh: '', en: '' };
  return {
    span: first.span,
    message: {
      zh: `同级序号形式不一：这里写作“${raw}”${count.zh}，同级的多数序号写作“${sample}”（如${line.zh}）。请统一${right ? `为“${right}”` : ''}。`,
      en: `Mixed marker forms: “${raw}” here${count.en}, but “${sample}” in most headings of this series (${line.en}). ${right ? `Write “${right}”` : 'Use one form'}.`,
    },
    related: [
      { span: model.span, message: { zh: '多数的形式', en: 'The form of the series' } },
      ...odd.slice(1).map(({ span }) => ({ span, message: { zh: '同样的少数形式', en: 'The same odd form' } })),
    ],
    ...(edits && {
      fix: { title: { zh: `统一为“${right}”`, en: `Unify as “${right}”` }, safe: true, edits },
    }),
  };
}

function unify(odd: readonly Marker[], sample: string): Edit[] | undefined {
  const edits: Edit[] = [];
  for (const { span, ordinal } of odd) {
    const newText = withOrdinal(sample, ordinal);
    if (newText === undefined) return undefined;
    edits.push({ span, newText });
  }
  return edits;
}
