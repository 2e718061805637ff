import type { MarkerStyle, ParsedText, Section } from '../report/model.ts';
import { layerOf } from './layer.ts';
import { type Nesting, nestings } from './nesting.ts';
import { headingName, textOf } from './place.ts';
import type { Problem, ReportRule } from './rule.ts';

export const headingLevelInversion: ReportRule = {
  id: 'heading-level-inversion',
  name: { zh: '层次倒用', en: 'Levels inverted' },
  category: 'numbering',
  severity: 'warning',
  source: 'GB/T 15834—2011 B.3.8',
  since: '0.1.0',
  *check({ document, report }) {
    for (const nesting of nestings(report)) if (isInverted(nesting)) yield problem(document, nesting);
  },
};

function isInverted({ parent, child, places }: Nesting): boolean {
  const above = layerOf(parent);
  const below = layerOf(child);
  if (above === undefined || below === undefined || below >= above) return false;
  // Some reports use one form at two depths: 一、 （一） 一、.
  return places.every(({ under }) => !hasAbove(under, child));
}

function hasAbove(section: Section, style: MarkerStyle): boolean {
  for (let above: Section | undefined = section; above; above = above.parent) {
    if (above.marker?.style === style) return true;
  }
  return false;
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
      zh: `层次倒用：“${raw}”是较高一层的序号，却用在${above.zh}之下${count.zh}。层次序数由高到低为“一、”“（一）”“1.”“（1）”，请调整两层的序号。`,
      en: `Levels inverted: “${raw}” belongs to a higher layer than ${above.en}, under which it stands${count.en}. From high to low the layers are 一、 （一） 1. （1）; change the markers of one of the two.`,
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
