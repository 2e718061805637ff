import type { Section, SectionKind } from '../report/model.ts';
import { isTitled } from './layer.ts';
import { headingName } from './place.ts';
import type { Localised, ReportRule } from './rule.ts';

/** Two headings of one habit and one of another are a habit and an exception; fewer are no habit. */
const SHORTEST_SERIES = 3;

export const headingStyleInconsistent: ReportRule = {
  id: 'heading-style-inconsistent',
  name: { zh: '同级标题接排方式不一', en: 'Headings set in two ways' },
  category: 'numbering',
  severity: 'hint',
  source: '编校惯例：同级标题版式一致',
  since: '0.1.0',
  *check({ document, report }) {
    for (const { style, members } of report.series) {
      if (!isTitled(style)) continue;
      // A heading without text below has not yet been set in either way.
      const block = members.filter(({ kind, heading, span }) => kind === 'block' && span.end > heading.end);
      const runIn = members.filter(({ kind }) => kind === 'run-in');
      if (block.length === 0 || runIn.length === 0 || block.length + runIn.length < SHORTEST_SERIES) continue;
      const [odd, usual] = block.length < runIn.length ? [block, runIn] : [runIn, block];
      if (odd.length === usual.length) continue;
      const [first, ...others] = odd as [Section, ...Section[]];
      const model = usual[0] as Section;
      const name = headingName(document, model);
      const count =
        others.length > 0 ? { zh: `（共${odd.length}处）`, en: ` (${odd.length} places)` } : { zh: '', en: '' };
      yield {
        span: first.heading,
        message: {
          zh: `同级标题接排方式不一：这个标题${SET[first.kind].zh}${count.zh}，同级的多数标题${SET[model.kind].zh}（如${name.zh}）。请考虑统一。`,
          en: `Headings set in two ways: this one ${SET[first.kind].en}${count.en}, unlike most of its siblings (${name.en}). Consider one way.`,
        },
        related: [
          { span: model.heading, message: { zh: '多数的排法', en: 'The usual way' } },
          ...others.map(({ heading }) => ({
            span: heading,
            message: { zh: '这里也是少数的排法', en: 'The odd way again' },
          })),
        ],
      };
    }
  },
};

const SET: Record<SectionKind, Localised> = {
  block: { zh: '单独成行', en: 'stands on its own line' },
  'run-in': { zh: '与正文接排', en: 'opens its paragraph' },
  glued: { zh: '与正文粘连', en: 'runs into the text' },
  lead: { zh: '没有序号', en: 'has no number' },
};
