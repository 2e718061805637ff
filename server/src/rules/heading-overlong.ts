import type { ReportRule } from './rule.ts';

interface Options {
  max: number;
}

export const headingOverlong: ReportRule<Options> = {
  id: 'heading-overlong',
  name: { zh: '标题过长', en: 'Title too long' },
  category: 'numbering',
  severity: 'information',
  off: true,
  options: {
    defaults: { max: 40 },
    shape: (z) => ({ max: z.number().int().min(10).describe('标题最多的字数') }),
  },
  source: '编校惯例：标题宜简短',
  since: '0.1.0',
  *check({ report, options }) {
    for (const { members } of report.series) {
      for (const section of members) {
        const { kind, title, heading, span } = section;
        // A numbered paragraph has no title of its own, and what nothing parts from the text has no certain end.
        const length = title.span.end - title.span.start;
        if (kind !== 'block' || length <= options.max || span.end === heading.end) continue;
        yield {
          span: title.span,
          message: {
            zh: `标题过长：共${length}字，超过${options.max}字。标题宜概括，请压缩，或将部分内容移入正文。`,
            en: `Title too long: ${length} characters, more than ${options.max}. Shorten it, or move part of it into the text.`,
          },
        };
      }
    }
  },
};
