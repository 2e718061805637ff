import type { Position, SelectionRange } from 'vscode-languageserver-types';
import type { ParsedText } from '../report/model.ts';
import { clauses, sentences } from '../report/sentences.ts';
import { contains, type Span, touches } from '../text/span.ts';
import { reportAt, sectionsAt } from './place.ts';
import { toOffset, toRange, trimEnd } from './position.ts';

/** What a selection at `position` grows through: clause, sentence, heading or paragraph, sections, part, report, file. */
export function selectionRange(document: ParsedText, position: Position): SelectionRange {
  const offset = toOffset(document, position);
  const steps: Span[] = [{ start: offset, end: offset }];
  for (const span of around(document, offset)) {
    const last = steps.at(-1) as Span;
    if (contains(span, last) && span.end - span.start > last.end - last.start) steps.push(span);
  }
  const [innermost, ...outer] = steps.length > 1 ? steps.slice(1) : steps;
  const range: SelectionRange = { range: toRange(document, innermost as Span) };
  let child = range;
  for (const span of outer) {
    child.parent = { range: toRange(document, span) };
    child = child.parent;
  }
  return range;
}

function* around(document: ParsedText, offset: number): Generator<Span> {
  const { folded, lines, text } = document;
  const report = reportAt(document, offset);
  const line = lines.lineAt(offset);
  const paragraph =
    report?.paragraphs.find(({ span }) => touches(span, offset))?.span ??
    trimEnd(document, { start: lines.start(line), end: lines.start(line + 1) });
  yield* holding(clauses(folded, paragraph), offset);
  yield* holding(sentences(folded, paragraph), offset);
  const sections = report ? sectionsAt(report, offset).reverse() : [];
  for (const { heading } of sections) yield heading;
  yield paragraph;
  for (const { span } of sections) yield trimEnd(document, span);
  if (report) {
    const { contents, glossary } = report;
    yield* holding(glossary?.entries.map(({ span }) => span) ?? [], offset);
    yield* holding(
      [contents?.span, glossary?.span].filter((span) => span !== undefined),
      offset,
    );
    const whole = trimEnd(document, report.span);
    if (whole.start > 0 || text.slice(whole.end).trim() !== '') yield whole;
  }
  yield { start: 0, end: text.length };
}

function holding(spans: readonly Span[], offset: number): Span[] {
  const span = spans.find(({ start, end }) => start <= offset && offset < end) ?? spans.find((s) => touches(s, offset));
  return span ? [span] : [];
}
