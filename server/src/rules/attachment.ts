import type { Report } from '../report/model.ts';

/** Offset at which the attachments begin; infinite where the report has none. */
export function attachmentStart(report: Report): number {
  return report.paragraphs.find(({ region }) => region === 'attachment')?.span.start ?? Number.POSITIVE_INFINITY;
}
