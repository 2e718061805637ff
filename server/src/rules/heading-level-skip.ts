import type { ParsedText, Section } from '../report/model.ts';
import { layerOf } from './layer.ts';
import { type Nesting, nestings } from './nesting.ts';
import { headingName, textOf } from './place.ts';
import type { Problem, ReportRule } from './rule.ts';

/** Reports without bracketed second layers go from 一、 straight to 1. by custom. */
const CUSTOMARY = { parent: 'han', child: 'arabic' } as const;

export const headingLevelSkip: ReportRule = {
  id: 'heading-level-skip',
  name: { zh: '层次跳级', en: 'Level skipped' },
  category: 'numbering',
  severity: 'hint',
  source: 'GB/T 9704—2012 7.3.3',
  since: '0.1.0',
  *check({ document, report }) {
    for (const nesting of nestings(report)) if (isSkip(nesting)) yield problem(document, nesting);
  },
};

function isSkip({ parent, child }: Nesting): boolean {
  const above = layerOf(parent);
  const below = layerOf(child);
  if (above === undefined || below === undefined) return false;
  return below - above > 1 && !(parent === CUSTOMARY.parent && child === CUSTOMARY.child);
}

function problem(document: ParsedText, { places }: Nesting): Problem {
  const [first, ...others] = places as [Nesting['places'][number], ...Nesting['places']];
  const member = first.series.members[0] as Section;
  const span = member.marker?.span ?? member.heading;
  const raw = textOf(document, span);
  const above = headingName(document, first.under);
  const count =
    others.length > 0 ? { zh: `（共${places.length}组）`, en: ` (${places.length} times)` } : { zh: '', en: '' };
  return {
    span,
    message: {
      zh: `层次跳级：${above.zh}之下直接用了“${raw}”${count.zh}，中间隔了一层。层次序数依次为“一、”“（一）”“1.”“（1）”，请考虑改用下一层的序号。`,
      en: `Level skipped: “${raw}” stands right under ${above.en}${count.en}, with a layer left out between. The layers are 一、 （一） 1. （1）; consider the next one.`,
    },
    related: [
      { span: first.under.heading, message: { zh: '上一层的标题', en: 'The heading above' } },
      ...others.map(({ series }) => ({
        span: (series.members[0] as Section).heading,
        message: { zh: '这里也是', en: 'Here too' },
      })),
    ],
  };
}
