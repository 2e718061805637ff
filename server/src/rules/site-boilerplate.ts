import type { ParsedText } from '../report/model.ts';
import type { Span } from '../text/span.ts';
import { deletions } from './deletion.ts';
import { lineName } from './place.ts';
import type { DocumentRule, Problem } from './rule.ts';

export const siteBoilerplate: DocumentRule = {
  id: 'site-boilerplate',
  name: { zh: '网页残留', en: 'Text of the web site' },
  category: 'layout',
  severity: 'information',
  fixable: 'suggested',
  source: '编校惯例：正文不留网页的导航和页脚',
  since: '0.2.0',
  *checkDocument(document) {
    for (const block of blocks(document)) yield problem(document, block);
  },
};

/** Lines of the site with nothing but blanks between them, as one span each, with the marks of bold type around them. */
function blocks({ folded, furniture }: ParsedText): Span[] {
  const joined: Span[] = [];
  for (const { kind, span } of furniture) {
    if (kind !== 'site') continue;
    const line = withMarks(folded, span);
    const last = joined.at(-1);
    if (last && folded.slice(last.end, line.start).trim() === '') last.end = line.end;
    else joined.push(line);
  }
  return joined;
}

function withMarks(folded: string, { start, end }: Span): Span {
  const isBold = folded.slice(Math.max(0, start - 2), start) === '**' && folded.startsWith('**', end);
  return isBold ? { start: start - 2, end: end + 2 } : { start, end };
}

function problem(document: ParsedText, span: Span): Problem {
  const first = lineName(document, span.start);
  const last = lineName(document, span.end);
  const isOneLine = first.zh === last.zh;
  return {
    span,
    message: {
      zh: `网页残留：${isOneLine ? '这一行' : `到${last.zh}为止`}是网页的导航、说明或页脚，不属于报告。请删去。`,
      en: `Text of the web site: ${isOneLine ? 'this line' : `what stands here up to ${last.en}`} is navigation, metadata or a footer, not part of the report. Delete it.`,
    },
    fix: {
      title: { zh: '删去网页残留', en: 'Delete the text of the web site' },
      safe: false,
      edits: deletions(document, [span]),
    },
  };
}
