import type { NumberingFault, ParsedText } from '../report/model.ts';
import { announcedBefore } from './announcement.ts';
import { withOrdinal } from './marker-form.ts';
import { headingName, textOf } from './place.ts';
import { Renumbering } from './renumbering.ts';
import type { Problem, ReportRule } from './rule.ts';

export const headingNumberGap: ReportRule = {
  id: 'heading-number-gap',
  name: { zh: '漏号', en: 'Number missing' },
  category: 'numbering',
  severity: 'warning',
  // A number may be missing because a whole section is: only a reader can tell, so nothing is renumbered unasked.
  fixable: 'suggested',
  source: 'GB/T 9704—2012 7.3.3',
  since: '0.1.0',
  *check({ document, report }) {
    const renumbering = new Renumbering(document, report);
    for (const fault of report.faults) {
      if (fault.kind === 'gap') yield problem(document, fault, renumbering);
    }
  },
};

function problem(document: ParsedText, fault: NumberingFault, renumbering: Renumbering): Problem {
  const { section, expected, previous } = fault;
  const span = section.marker?.span ?? section.heading;
  const raw = textOf(document, span);
  const last = (section.marker?.ordinal ?? expected + 1) - 1;
  const missing = forms(raw, expected, last);
  const before = previous && headingName(document, previous);
  const edits = isAnnounced(document, fault) ? undefined : renumbering.edits(fault);
  const place = before
    ? {
        zh: `前一个标题是${before.zh}，这里却是“${raw}”`,
        en: `the heading before is ${before.en}, but this one is “${raw}”`,
      }
    : { zh: `这一组标题从“${raw}”排起`, en: `this series begins with “${raw}”` };
  return {
    span,
    message: {
      zh: `漏号：${place.zh}，缺少${missing.zh}。请补上缺失的部分；若并无缺失，请将这里及其后的序号顺改。`,
      en: `Number missing: ${place.en}; ${missing.en} missing. Add what is lost, or renumber from here if nothing is.`,
    },
    related: previous ? [{ span: previous.heading, message: { zh: '前一个标题', en: 'The heading before' } }] : [],
    ...(edits && {
      fix: {
        title: {
          zh: `从这里起顺改序号（改为“${withOrdinal(raw, expected) ?? expected}”）`,
          en: `Renumber from here (“${withOrdinal(raw, expected) ?? expected}”)`,
        },
        safe: false,
        edits,
      },
    }),
  };
}

/** Whether the series counts as far as was announced: then a heading is lost, and renumbering would hide it. */
function isAnnounced(document: ParsedText, { series: { members } }: NumberingFault): boolean {
  const [first] = members;
  const last = members.at(-1)?.marker?.ordinal;
  const announced = first && announcedBefore(document, first.heading.start);
  return last !== undefined && (announced?.counts.includes(last) ?? false);
}

function forms(raw: string, first: number, last: number): { zh: string; en: string } {
  const from = `“${withOrdinal(raw, first) ?? first}”`;
  if (last <= first) return { zh: from, en: `${from} is` };
  const to = `“${withOrdinal(raw, last) ?? last}”`;
  return { zh: `${from}至${to}`, en: `${from} to ${to} are` };
}
