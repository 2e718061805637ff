import { NONSTATUTORY_UNITS, type NonstatutoryUnit } from './data/nonstatutory-units.ts';
import { oneOf } from './figures.ts';
import { isInForce, newestDate } from './report-date.ts';
import type { Fix, Problem, ReportRule } from './rule.ts';
import { occurrences } from './running-text.ts';
import { sighted } from './sights.ts';

/** A unit behind a figure: 开足马力 and 公分母 are no units. */
const UNITS: ReadonlyMap<string, NonstatutoryUnit> = new Map(NONSTATUTORY_UNITS.map((unit) => [unit.unit, unit]));
const UNIT = sighted(
  new RegExp(`(?<=[\\d一二两三四五六七八九十百千万亿几余多] ?)(?<unit>${oneOf([...UNITS.keys()])})`, 'g'),
  [...UNITS.keys()],
);

/** The other units were in use until the end of 1990. */
const STATUTORY = { from: '1991-01' };

/** 非法定计量单位: a unit of measurement that is not statutory. */
export const unitNonstatutory: ReportRule = {
  id: 'unit-nonstatutory',
  name: { zh: '非法定计量单位', en: 'Unit that is not statutory' },
  category: 'numbers',
  severity: 'information',
  fixable: 'suggested',
  source: 'GB 3100-1993《国际单位制及其应用》；《国务院关于在我国统一实行法定计量单位的命令》',
  since: '0.2.0',
  *check(context) {
    if (!isInForce(STATUTORY, newestDate(context.document, context.report))) return;
    for (const { span, match } of occurrences(context, UNIT)) {
      const unit = UNITS.get(match.groups?.unit ?? '');
      if (unit) yield problem(unit, span);
    }
  },
};

function problem({ unit, statutory, same }: NonstatutoryUnit, span: Problem['span']): Problem {
  const fix: Fix | undefined = same
    ? {
        title: { zh: `改为“${statutory}”`, en: `Make it “${statutory}”` },
        safe: false,
        edits: [{ span, newText: statutory }],
      }
    : undefined;
  return {
    span,
    message: same
      ? {
          zh: `“${unit}”不是法定计量单位。请改为“${statutory}”，数值不变。`,
          en: `“${unit}” is not a statutory unit. Write “${statutory}”; the figure stays.`,
        }
      : {
          zh: `“${unit}”不是法定计量单位。请换算成“${statutory}”。`,
          en: `“${unit}” is not a statutory unit. Convert the figure to “${statutory}”.`,
        },
    ...(fix ? { fix } : {}),
  };
}
