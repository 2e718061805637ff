import type { ParsedText, Report } from '../report/model.ts';
import { shownPartial } from '../report/partial.ts';
import type { Span } from '../text/span.ts';
import type { ReportRule } from './rule.ts';

export const reportPartial: ReportRule = {
  id: 'report-partial',
  name: { zh: '残篇', en: 'Part of a report' },
  category: 'layout',
  severity: 'information',
  source: '编校惯例：以全文为准',
  since: '0.1.0',
  *check({ document, report }) {
    // 上接 and 下转 alone are reported where they stand.
    const shown = shownPartial(document.folded, report, report.paragraphs);
    if (!shown.head && !shown.tail) return;
    const { head, tail } = report.partial;
    yield {
      span: shown.head ? opening(document, report) : ending(report),
      message: {
        zh: `残篇：这份报告${head && tail ? '缺头少尾' : head ? '缺开头' : '缺结尾'}，${head ? '不是从头开始' : '没有写完'}。凡要看到全文才能判断的问题，在缺失的一侧不检查。请补上全文。`,
        en: `Part of a report: its ${head && tail ? 'beginning and end are' : head ? 'beginning is' : 'end is'} not in this file. What only the whole text can show is not checked on that side. Add the rest.`,
      },
    };
  },
};

const MARKED_LENGTH = 20;

function opening({ folded }: ParsedText, { span }: Report): Span {
  const line = folded.slice(span.start, Math.min(span.end, span.start + MARKED_LENGTH));
  const end = line.search(/[\r\n]/);
  return { start: span.start, end: span.start + (end < 0 ? line.length : end) };
}

/** The last words of the body: there the report breaks off. */
function ending({ paragraphs, span }: Report): Span {
  const last = paragraphs.findLast(({ region }) => region === 'body')?.span ?? span;
  return { start: Math.max(last.start, last.end - MARKED_LENGTH), end: last.end };
}
