import type { ParsedText, Report } from '../report/model.ts';
import { fold } from '../text/fold.ts';
import { fullWidth } from './marker-form.ts';
import { type MarkerRun, markerRuns, type StoppedMarker, type StopRule } from './marker-stop.ts';
import { lineName, textOf } from './place.ts';
import type { Edit, Fix, Localised, Problem, ReportRule } from './rule.ts';

export const headingMarkerPunctuation: ReportRule = {
  id: 'heading-marker-punctuation',
  name: { zh: '序次语标点误用', en: 'Wrong punctuation after a marker' },
  category: 'numbering',
  severity: 'warning',
  fixable: 'safe',
  source: 'GB/T 15834—2011 B.3',
  since: '0.1.0',
  *check({ document, report }) {
    const source: Source = { document, comma: hasFullComma(document, report) ? fullWidth(',') : ',' };
    const customary = new Map<StopRule, StoppedMarker[]>();
    for (const run of markerRuns(document, report)) {
      const wrong = run.markers.filter((marker) => isWrong(document, run.rule, marker));
      if (wrong.length === 0) continue;
      if (isCustom(document, run, wrong)) {
        const kept = customary.get(run.rule) ?? [];
        customary.set(run.rule, kept);
        for (const marker of wrong) kept.push(marker);
      } else if (wrong.length * 2 < run.markers.length) {
        for (const one of wrong) yield slip(source, run.rule, [one]);
      } else yield slip(source, run.rule, wrong);
    }
    for (const [rule, markers] of customary) {
      markers.sort((a, b) => a.span.start - b.span.start);
      yield custom(source, rule, markers);
    }
  },
};

/** The text, and the comma of the report in its own width. */
interface Source {
  document: ParsedText;
  comma: string;
}

/** Further places that a finding over a whole series names. */
const NAMED_PLACES = 20;

function isWrong(document: ParsedText, rule: StopRule, { stop }: StoppedMarker): boolean {
  return stop.end > stop.start && foldedStop(document, stop) !== rule.right;
}

/** Whether the run keeps to a stop that the standard does not know but published reports do: a style, not a slip. */
function isCustom(document: ParsedText, { rule, markers }: MarkerRun, wrong: readonly StoppedMarker[]): boolean {
  if (rule.customary === undefined || markers.length < 2) return false;
  const kept = wrong.filter(({ stop }) => foldedStop(document, stop) === rule.customary);
  return kept.length === wrong.length && kept.length * 2 >= markers.length;
}

function slip(source: Source, rule: StopRule, markers: readonly StoppedMarker[]): Problem {
  const first = markers[0] as StoppedMarker;
  const raw = textOf(source.document, first.span);
  const right = corrected(source, rule, first);
  const count = counted(markers);
  return {
    span: first.span,
    message: {
      zh: `序次语标点误用：“${raw}”应为“${right}”${count.zh}，${REASONS[rule.right].zh}。请改正。`,
      en: `Wrong punctuation after a marker: “${raw}” should be “${right}”${count.en}; ${REASONS[rule.right].en}. Correct it.`,
    },
    related: relatedTo(source.document, markers),
    fix: fix(source, rule, markers, true),
  };
}

function custom(source: Source, rule: StopRule, markers: readonly StoppedMarker[]): Problem {
  const first = markers[0] as StoppedMarker;
  const raw = textOf(source.document, first.span);
  const right = corrected(source, rule, first);
  const count = counted(markers);
  return {
    span: first.span,
    severity: 'information',
    message: {
      zh: `序次语标点：这里一律写作“${raw}”${count.zh}，而按标准${REASONS[rule.right].zh}，应为“${right}”。若非本单位惯例，请统一改正。`,
      en: `Punctuation after markers: “${raw}” is written throughout${count.en}, but by the standard ${REASONS[rule.right].en}: “${right}”. Change them all unless this is your house style.`,
    },
    related: relatedTo(source.document, markers),
    fix: fix(source, rule, markers, false),
  };
}

const REASONS: Record<StopRule['right'], Localised> = {
  '、': { zh: '不带括号的汉字序号后用顿号', en: 'a bare Chinese numeral takes a 、' },
  '.': { zh: '不带括号的阿拉伯数字、字母序号后用下脚点', en: 'a bare figure or letter takes a full stop' },
  ',': { zh: '“第一”“首先”“其一”之类后用逗号', en: '第一, 首先 and 其一 take a comma' },
  '': { zh: '这类序次语后不加标点', en: 'no punctuation follows this kind of marker' },
};

function counted(markers: readonly StoppedMarker[]): Localised {
  return markers.length > 1
    ? { zh: `（同类共${markers.length}处）`, en: ` (${markers.length} places)` }
    : { zh: '', en: '' };
}

function relatedTo(document: ParsedText, markers: readonly StoppedMarker[]): Problem['related'] & object {
  return markers.slice(1, 1 + NAMED_PLACES).map(({ span }) => {
    const line = lineName(document, span.start);
    return { span, message: { zh: `同样的标点（${line.zh}）`, en: `The same punctuation (${line.en})` } };
  });
}

function fix(source: Source, rule: StopRule, markers: readonly StoppedMarker[], safe: boolean): Fix {
  const right = corrected(source, rule, markers[0] as StoppedMarker);
  const edits: Edit[] = markers.map((marker) => ({ span: marker.stop, newText: rightStop(source, rule, marker) }));
  return {
    title: {
      zh: markers.length > 1 ? `统一改为“${right}”一类（${markers.length}处）` : `改为“${right}”`,
      en: markers.length > 1 ? `Change all ${markers.length} to the form “${right}”` : `Change to “${right}”`,
    },
    safe,
    edits,
  };
}

function corrected(source: Source, rule: StopRule, marker: StoppedMarker): string {
  return source.document.text.slice(marker.span.start, marker.stop.start) + rightStop(source, rule, marker);
}

/** The right stop in the width of its surroundings: a point as wide as its figure, a comma as wide as the report's. */
function rightStop({ document, comma }: Source, rule: StopRule, { stop }: StoppedMarker): string {
  if (rule.right === '.') return /[０-９]/.test(document.text[stop.start - 1] ?? '') ? fullWidth('.') : '.';
  if (rule.right === ',') return comma;
  return rule.right;
}

function hasFullComma(document: ParsedText, report: Report): boolean {
  const at = document.text.indexOf('，', report.span.start);
  return at >= 0 && at < report.span.end;
}

function foldedStop(document: ParsedText, stop: StoppedMarker['stop']): string {
  return fold(textOf(document, stop));
}
