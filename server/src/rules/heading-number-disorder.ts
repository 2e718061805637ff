import type { NumberingFault, ParsedText } from '../report/model.ts';
import { withOrdinal } from './marker-form.ts';
import { headingName, textOf } from './place.ts';
import { Renumbering } from './renumbering.ts';
import type { Problem, ReportRule } from './rule.ts';

export const headingNumberDisorder: ReportRule = {
  id: 'heading-number-disorder',
  name: { zh: '序号错乱', en: 'Numbers out of order' },
  category: 'numbering',
  severity: 'error',
  fixable: 'safe',
  source: 'GB/T 9704—2012 7.3.3',
  since: '0.1.0',
  *check({ document, report }) {
    const renumbering = new Renumbering(document, report);
    for (const fault of report.faults) {
      if (fault.kind === 'disorder') yield problem(document, fault, renumbering);
    }
  },
};

function problem(document: ParsedText, fault: NumberingFault, renumbering: Renumbering): Problem {
  const { section, expected, previous } = fault;
  const span = section.marker?.span ?? section.heading;
  const raw = textOf(document, span);
  const right = withOrdinal(raw, expected) ?? String(expected);
  const before = previous && headingName(document, previous);
  const edits = renumbering.edits(fault);
  return {
    span,
    message: {
      zh: `序号错乱：${before ? `前一个标题是${before.zh}，` : ''}这里应为“${right}”，却是“${raw}”。请核对各部分的先后；若次序无误，请顺改序号。`,
      en: `Numbers out of order: ${before ? `the heading before is ${before.en}; ` : ''}this one should be “${right}”, not “${raw}”. Check the order of the sections, then renumber.`,
    },
    related: previous ? [{ span: previous.heading, message: { zh: '前一个标题', en: 'The heading before' } }] : [],
    ...(edits && {
      fix: {
        title: { zh: `顺改序号（这里改为“${right}”）`, en: `Renumber the series (“${right}” here)` },
        safe: true,
        edits,
      },
    }),
  };
}
