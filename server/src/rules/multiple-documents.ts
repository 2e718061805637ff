import type { ParsedText, Report } from '../report/model.ts';
import type { Span } from '../text/span.ts';
import { lineName } from './place.ts';
import type { DocumentRule } from './rule.ts';

export const multipleDocuments: DocumentRule = {
  id: 'multiple-documents',
  name: { zh: '一文件多文', en: 'Several documents in one file' },
  category: 'layout',
  severity: 'hint',
  source: '编校惯例：一个文件一篇文稿',
  since: '0.2.0',
  *checkDocument(document) {
    const [first, second, ...others] = document.reports;
    if (!first || !second) return;
    const span = opening(document, second);
    const line = lineName(document, opening(document, first).start);
    yield {
      span,
      message: {
        zh: `一文件多文：这个文件里有${document.reports.length}篇文稿，第一篇在${line.zh}，从这里起是第二篇。各篇分别编号、分别检查；不是有意汇编的，请分成几个文件。`,
        en: `Several documents in one file: there are ${document.reports.length}, the first in ${line.en}, the second from here on. Each is numbered and checked by itself; split the file unless it is a collection.`,
      },
      related: [first, ...others].map((report) => ({
        span: opening(document, report),
        message: { zh: '另一篇由此开始', en: 'Another document begins here' },
      })),
    };
  },
};

/** The title of a report, or the first line of one without a title. */
function opening({ folded, lines }: ParsedText, { title, span }: Report): Span {
  if (title) return title.span;
  const lineEnd = lines.start(lines.lineAt(span.start) + 1);
  return {
    start: span.start,
    end: span.start + folded.slice(span.start, Math.min(lineEnd, span.end)).trimEnd().length,
  };
}
