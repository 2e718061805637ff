import type { ParsedText, Report } from '../report/model.ts';

/** Which years a report may look back on and plan for. */
export interface ReportYears {
  /** The year the report itself names. */
  year: number;
  /** The latest year it may plan for. */
  planned: number;
}

const TITLE_YEAR = /(?<!\d)((?:19|20)\d\d)年?/;
/** The line under the title: ——2024年1月15日在某某会议上. */
const MEETING = /(?<!\d)((?:19|20)\d\d)年(\d{1,2})月/;
/** The title, its subtitle and the speaker stand in the first paragraphs. */
const HEAD = 12;
const LONGEST_HEAD_LINE = 80;
/** Meetings from this month on may look back on their own year. */
const AUTUMN = 9;

/** The years that the title or the meeting line of `report` gives; undefined where neither names one. */
export function reportYears({ folded }: ParsedText, report: Report): ReportYears | undefined {
  for (const { span } of report.paragraphs.slice(0, HEAD)) {
    if (span.end - span.start > LONGEST_HEAD_LINE) continue;
    const meeting = MEETING.exec(folded.slice(span.start, span.end));
    if (!meeting) continue;
    const year = Number(meeting[1]);
    return { year, planned: Number(meeting[2]) >= AUTUMN ? year + 1 : year };
  }
  const title = report.title && TITLE_YEAR.exec(report.title.text);
  if (!title) return undefined;
  // 2023年工作总结 looks back on its year and plans for the next; 2024年政府工作报告 plans for its own.
  const year = Number(title[1]);
  return { year, planned: year + 1 };
}
