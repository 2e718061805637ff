import { deletions } from './deletion.ts';
import { textOf } from './place.ts';
import type { ReportRule } from './rule.ts';

const BARE_LABEL = /^附 ?[件表录] ?[0-9一二三四五六七八九十]{0,3} ?:?$/;
/** A longer line is no label; keeps the pattern from reading whole paragraphs. */
const LONGEST_LABEL = 12;

export const attachmentEmpty: ReportRule = {
  id: 'attachment-empty',
  name: { zh: '附件有目无文', en: 'Attachment without content' },
  category: 'layout',
  severity: 'information',
  fixable: 'suggested',
  source: 'GB/T 9704—2012 7.3.4、7.4',
  since: '0.2.0',
  *check({ document, report }) {
    if (report.partial.tail) return;
    const isBare = ({ span }: { span: { start: number; end: number } }): boolean =>
      span.end - span.start <= LONGEST_LABEL && BARE_LABEL.test(document.folded.slice(span.start, span.end));
    const { paragraphs } = report;
    for (const [index, paragraph] of paragraphs.entries()) {
      if (paragraph.region !== 'attachment' || !isBare(paragraph)) continue;
      const next = paragraphs[index + 1];
      if (next && !isBare(next)) continue;
      const raw = textOf(document, paragraph.span);
      yield {
        span: paragraph.span,
        message: {
          zh: `附件有目无文：“${raw}”之后没有附件的名称，也没有正文，可能是网页上的下载链接没有带过来。请补上附件，或删去这一行。`,
          en: `Attachment without content: neither a name nor a text follows “${raw}”, perhaps because a download link of the web page was lost. Add the attachment, or delete the line.`,
        },
        fix: {
          title: { zh: '删去空的附件行', en: 'Delete the empty attachment line' },
          safe: false,
          edits: deletions(document, [paragraph.span]),
        },
      };
    }
  },
};
