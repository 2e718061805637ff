import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { ParsedText, Report } from '../report/model.ts';
import { walk } from '../report/walk.ts';
import type { Span } from '../text/span.ts';
import { trimEnd } from './position.ts';

/**
 * What can be folded away: sections, contents, glossary, the traces of a web site, and whole reports where there are several.
 * Whole lines only, one fold a line; outermost first where `limit` cuts the list.
 */
export function foldingRanges(document: ParsedText, limit = Number.POSITIVE_INFINITY): FoldingRange[] {
  const folds = new Map<number, FoldingRange>();
  for (const { span, kind } of foldable(document)) {
    const fold = wholeLines(document, span);
    if (!fold) continue;
    const known = folds.get(fold.startLine);
    if (!known || known.endLine < fold.endLine) folds.set(fold.startLine, kind ? { ...fold, kind } : fold);
  }
  const ranges = [...folds.values()];
  const kept = ranges.length > limit ? ranges.sort(byLength).slice(0, Math.max(limit, 0)) : ranges;
  return kept.sort((a, b) => a.startLine - b.startLine);
}

interface Foldable {
  span: Span;
  kind?: FoldingRangeKind;
}

function* foldable(document: ParsedText): Generator<Foldable> {
  for (const report of document.reports) {
    if (document.reports.length > 1) yield { span: report.span, kind: FoldingRangeKind.Region };
    yield* partsOf(report);
  }
  for (const { kind, span } of document.furniture) {
    if (kind === 'site') yield { span, kind: FoldingRangeKind.Comment };
  }
}

function* partsOf({ contents, sections, glossary }: Report): Generator<Foldable> {
  if (contents) {
    yield { span: contents.span, kind: FoldingRangeKind.Region };
    for (const { span } of walk(contents.sections)) yield { span };
  }
  for (const { span } of walk(sections)) yield { span };
  if (glossary) {
    yield { span: glossary.span, kind: FoldingRangeKind.Region };
    for (const { span } of glossary.entries) yield { span };
  }
}

/** The lines of `span` but for a last one that something else goes on in, as it may in glued text. */
function wholeLines(document: ParsedText, span: Span): { startLine: number; endLine: number } | undefined {
  const { lines, text } = document;
  const { start, end } = trimEnd(document, span);
  const startLine = lines.lineAt(start);
  let endLine = lines.lineAt(end);
  const lineEnd = lines.start(endLine + 1);
  if (text.slice(end, lineEnd).trim() !== '') endLine--;
  return endLine > startLine ? { startLine, endLine } : undefined;
}

function byLength(a: FoldingRange, b: FoldingRange): number {
  return b.endLine - b.startLine - (a.endLine - a.startLine);
}
