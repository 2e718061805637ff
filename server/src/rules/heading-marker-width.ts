import type { Marker, MarkerStyle, ParsedText, Report } from '../report/model.ts';
import { fold } from '../text/fold.ts';
import { UnitSet } from '../text/unit-set.ts';
import { fullWidth } from './marker-form.ts';
import { lineName, textOf } from './place.ts';
import type { Edit, Problem, ReportRule } from './rule.ts';

/** More odd markers than this in one report are one finding: two habits met there, and one decision settles it. */
const SINGLE_PLACES = 3;

export const headingMarkerWidth: ReportRule = {
  id: 'heading-marker-width',
  name: { zh: '序号全角半角不一', en: 'Markers of two widths' },
  category: 'numbering',
  severity: 'hint',
  fixable: 'safe',
  source: '编校惯例：同级序号全角半角一致',
  since: '0.1.0',
  *check({ document, report }) {
    for (const part of ['brackets', 'digits'] as const) {
      for (const markers of markersByForm(report)) {
        const { model, odd } = split(document, markers, part);
        if (!model || odd.length === 0) continue;
        if (odd.length > SINGLE_PLACES) yield problem(document, odd, model, part);
        else for (const marker of odd) yield problem(document, [marker], model, part);
      }
    }
  },
};

type Part = 'brackets' | 'digits';

const PARTS: Record<Part, RegExp> = { brackets: /[()（）]/g, digits: /[0-9０-９]/g };
const HALF: Record<Part, UnitSet> = { brackets: new UnitSet('()'), digits: new UnitSet('', ['09']) };
const FULL: Record<Part, UnitSet> = { brackets: new UnitSet('（）'), digits: new UnitSet('', ['０９']) };

function markersByForm(report: Report): Iterable<Marker[]> {
  const byForm = new Map<MarkerStyle, Marker[]>();
  for (const { style, members } of report.series) {
    const markers = byForm.get(style) ?? [];
    byForm.set(style, markers);
    for (const { marker } of members) if (marker && !marker.damage) markers.push(marker);
  }
  return byForm.values();
}

/** A marker of the width that most have, and those that are wholly or partly of the other width. */
function split(document: ParsedText, markers: readonly Marker[], part: Part): { model?: Marker; odd: Marker[] } {
  const byWidth = { full: [] as Marker[], half: [] as Marker[], both: [] as Marker[] };
  for (const marker of markers) {
    const width = widthOf(textOf(document, marker.span), part);
    if (width) byWidth[width].push(marker);
  }
  const { full, half, both } = byWidth;
  if (full.length === half.length) return { odd: [] };
  const [usual, rest] = full.length > half.length ? [full, half] : [half, full];
  const odd = [...rest, ...both].sort((a, b) => a.span.start - b.span.start);
  const [model] = usual;
  return model && odd.length < usual.length ? { model, odd } : { odd: [] };
}

function widthOf(raw: string, part: Part): 'full' | 'half' | 'both' | undefined {
  let [half, full] = [0, 0];
  for (let i = 0; i < raw.length; i++) {
    if (HALF[part].has(raw.charCodeAt(i))) half++;
    else if (FULL[part].has(raw.charCodeAt(i))) full++;
  }
  if (half === 0) return full === 0 ? undefined : 'full';
  return full === 0 ? 'half' : 'both';
}

function problem(document: ParsedText, odd: readonly Marker[], model: Marker, part: Part): Problem {
  const first = odd[0] as Marker;
  const sample = textOf(document, model.span);
  const isFull = widthOf(sample, part) === 'full';
  const raw = textOf(document, first.span);
  const right = withWidth(raw, part, isFull);
  const line = lineName(document, model.span.start);
  const what = part === 'brackets' ? { zh: '括号', en: 'brackets' } : { zh: '数字', en: 'digits' };
  const width = isFull ? { zh: '全角', en: 'full-width' } : { zh: '半角', en: 'half-width' };
  const count = odd.length > 1 ? { zh: `（共${odd.length}处）`, en: ` (${odd.length} places)` } : { zh: '', en: '' };
  return {
    span: first.span,
    message: {
      zh: `序号全角半角不一：这里写作“${raw}”${count.zh}，而多数序号用${width.zh}${what.zh}（如${line.zh}“${sample}”）。请统一为“${right}”。`,
      en: `Markers of two widths: “${raw}” here${count.en}, but most markers have ${width.en} ${what.en} (“${sample}” in ${line.en}). Write “${right}”.`,
    },
    related: [
      { span: model.span, message: { zh: '多数的形式', en: 'The usual form' } },
      ...odd.slice(1).map(({ span }) => ({ span, message: { zh: '同样的少数形式', en: 'The odd form again' } })),
    ],
    fix: {
      title: { zh: `统一为“${right}”`, en: `Unify as “${right}”` },
      safe: true,
      edits: odd.flatMap(({ span }) => unify(document, span, part, isFull)),
    },
  };
}

function withWidth(raw: string, part: Part, isFull: boolean): string {
  return raw.replace(PARTS[part], (char) => (isFull ? fullWidth(fold(char)) : fold(char)));
}

function unify(document: ParsedText, span: Marker['span'], part: Part, isFull: boolean): Edit[] {
  const edits: Edit[] = [];
  for (const { index, 0: char } of textOf(document, span).matchAll(PARTS[part])) {
    const newText = withWidth(char, part, isFull);
    const start = span.start + index;
    if (newText !== char) edits.push({ span: { start, end: start + 1 }, newText });
  }
  return edits;
}
