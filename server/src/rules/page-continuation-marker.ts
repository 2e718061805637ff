import type { ParsedText } from '../report/model.ts';
import type { Span } from '../text/span.ts';
import { textOf } from './place.ts';
import type { DocumentRule, Problem } from './rule.ts';

export const pageContinuationMarker: DocumentRule = {
  id: 'page-continuation-marker',
  name: { zh: '转版标记残留', en: 'Continuation line of a newspaper page' },
  category: 'layout',
  severity: 'information',
  fixable: 'safe',
  source: '编校惯例：正文不留报纸版面的提示',
  since: '0.1.0',
  *checkDocument(document) {
    for (const { kind, span } of document.furniture) {
      if (kind === 'continuation') yield problem(document, span);
    }
  },
};

function problem(document: ParsedText, span: Span): Problem {
  const raw = textOf(document, span);
  return {
    span,
    message: {
      zh: `转版标记残留：“${raw}”是报纸版面的提示，不属于报告正文。请删去，并与另一版的内容合并。`,
      en: `Continuation line: “${raw}” belongs to the newspaper page, not to the report. Delete it, and join the text with that of the other page.`,
    },
    fix: {
      title: { zh: '删去转版标记', en: 'Delete the continuation line' },
      safe: true,
      edits: [{ span: wholeLine(document, span), newText: '' }],
    },
  };
}

/** The line with its line end where nothing else stands on it, otherwise only `span`. */
function wholeLine({ folded, lines }: ParsedText, span: Span): Span {
  const line = lines.lineAt(span.start);
  const start = lines.start(line);
  const end = lines.start(line + 1);
  const rest = folded.slice(start, span.start) + folded.slice(span.end, end);
  return rest.trim() === '' ? { start, end } : span;
}
