import type { ParsedText, Section } from '../report/model.ts';
import { walk } from '../report/walk.ts';
import type { Span } from '../text/span.ts';
import { pageNumberOf } from './contents-match.ts';
import { lineName } from './place.ts';
import { longestRisingRun } from './rising-run.ts';
import type { ReportRule } from './rule.ts';

/** Two numbers may be part of the titles. */
const LEAST_NUMBERS = 3;

export const tocPageNumber: ReportRule = {
  id: 'toc-page-number',
  name: { zh: '目录页码不递增', en: 'Page numbers go down' },
  category: 'contents',
  severity: 'information',
  source: '编校惯例：目录页码随正文递增',
  since: '0.1.0',
  *check({ document, report }) {
    const pages = pagesOf(document, report.contents?.sections ?? []);
    if (pages.length < LEAST_NUMBERS) return;
    for (const { page, before } of outliers(pages)) {
      const line = lineName(document, before.span.start);
      const order = page.number < before.number ? { zh: '之后', en: 'follows' } : { zh: '之前', en: 'precedes' };
      yield {
        span: page.span,
        message: {
          zh: `目录页码不递增：这一项是第${page.number}页，却排在${line.zh}的第${before.number}页${order.zh}。请核对页码。`,
          en: `Page numbers go down: page ${page.number} ${order.en} page ${before.number} (${line.en}). Check the page numbers.`,
        },
        related: [{ span: before.span, message: { zh: '对照的页码', en: 'The page number beside it' } }],
      };
    }
  },
};

interface Page {
  number: number;
  span: Span;
}

function pagesOf(document: ParsedText, sections: readonly Section[]): Page[] {
  const pages: Page[] = [];
  for (const entry of walk(sections)) {
    const page = pageNumberOf(document, entry);
    if (page)
      pages.push({
        number: page.number,
        span: { start: page.span.start + leadLength(document, page.span), end: page.span.end },
      });
  }
  return pages;
}

/** Length of the dots and blanks before the number. */
function leadLength({ folded }: ParsedText, { start, end }: Span): number {
  return Math.max(0, folded.slice(start, end).search(/\d/));
}

/** The numbers outside the longest run that never goes down, each with a neighbour that it contradicts. */
function outliers(pages: readonly Page[]): { page: Page; before: Page }[] {
  // Equal numbers may follow one another, so that the place decides between them.
  const rising = longestRisingRun(pages.map(({ number }, index) => number * pages.length + index));
  return pages.flatMap((page, index) => {
    if (rising.has(index)) return [];
    const earlier = pages.findLast((other, at) => at < index && rising.has(at) && other.number > page.number);
    const later = pages.find((other, at) => at > index && rising.has(at) && other.number < page.number);
    const before = earlier ?? later;
    return before ? [{ page, before }] : [];
  });
}
