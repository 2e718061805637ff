import type { NumberingFault, ParsedText } from '../report/model.ts';
import { withOrdinal } from './marker-form.ts';
import { headingName, textOf } from './place.ts';
import { Renumbering } from './renumbering.ts';
import type { Problem, ReportRule } from './rule.ts';

export const headingNumberDuplicate: ReportRule = {
  id: 'heading-number-duplicate',
  name: { zh: '重号', en: 'Number used twice' },
  category: 'numbering',
  severity: 'error',
  fixable: 'safe',
  source: 'GB/T 9704—2012 7.3.3',
  since: '0.1.0',
  *check({ document, report }) {
    const renumbering = new Renumbering(document, report);
    for (const fault of report.faults) {
      if (fault.kind === 'duplicate') yield problem(document, fault, renumbering);
    }
  },
};

function problem(document: ParsedText, fault: NumberingFault, renumbering: Renumbering): Problem {
  const { section, expected, previous } = fault;
  const other = fault.other ?? previous;
  const span = section.marker?.span ?? section.heading;
  const raw = textOf(document, span);
  const right = withOrdinal(raw, expected) ?? String(expected);
  const bearer = other && headingName(document, other);
  const edits = renumbering.edits(fault);
  return {
    span,
    message: {
      zh: `重号：序号“${raw}”${bearer ? `已用于${bearer.zh}` : '在本级已经用过'}，这里应为“${right}”。请改正，并顺改其后的序号。`,
      en: `Number used twice: “${raw}” ${bearer ? `stands at ${bearer.en} already` : 'was used before in this series'}; it should be “${right}” here. Renumber from here.`,
    },
    related: other ? [{ span: other.heading, message: { zh: '已用此序号', en: 'Bears this number already' } }] : [],
    ...(edits && {
      fix: {
        title: { zh: `顺改序号（这里改为“${right}”）`, en: `Renumber the series (“${right}” here)` },
        safe: true,
        edits,
      },
    }),
  };
}
