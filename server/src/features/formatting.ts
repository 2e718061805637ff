import type { ParsedText } from '../report/model.ts';
import { rules } from '../rules/registry.ts';
import type { Category, Edit, Finding, Fix } from '../rules/rule.ts';
import { contains, type Span } from '../text/span.ts';
import { combine, fixAll } from './fix-all.ts';
import type { FormatSettings } from './format-settings.ts';
import { layoutEdits } from './paragraph-layout.ts';

/** What formatting mends: how things are numbered and in which width they are written, never words. */
const CATEGORIES: ReadonlySet<Category> = new Set(['numbering', 'enumeration']);
const FORMATTED: ReadonlySet<string> = new Set([
  'punctuation-width',
  ...rules.filter(({ category }) => CATEGORIES.has(category)).map(({ id }) => id),
]);

/**
 * The edits that lay out the document as `settings` ask: numbers, marker forms and widths that a safe fix mends, indents and
 * blank lines. In text order, as offsets into the document's text; a second run finds nothing to do.
 *
 * @param check what the rules find in a text
 */
export function formatDocument(
  document: ParsedText,
  settings: FormatSettings,
  check: (document: ParsedText) => readonly Finding[],
): Edit[] {
  const numbering = settings.numbering ? fixAll(document, (text) => check(text).filter(isFormatted)) : [];
  return inOrder([...layoutEdits(document, settings), ...numbering]);
}

/** As `formatDocument`, for the lines that `range` touches: nothing outside them changes, so a fix that reaches further waits. */
export function formatRange(
  document: ParsedText,
  range: Span,
  settings: FormatSettings,
  findings: readonly Finding[],
): Edit[] {
  const { lines } = document;
  const last = lines.lineAt(lastOf(range));
  const whole = { start: lines.start(lines.lineAt(range.start)), end: lines.start(last + 1) };
  // An insertion at the very end belongs to the line that begins there.
  const isInside = ({ span }: Edit): boolean => contains(whole, span) && lines.lineAt(span.start) <= last;
  const fixes = settings.numbering ? findings.filter(isFormatted).map(({ fix }) => fix as Fix) : [];
  const numbering = combine(fixes.filter(({ edits }) => edits.every(isInside)));
  return inOrder([...layoutEdits(document, settings).filter(isInside), ...numbering]);
}

/** A selection that ends before the first character of a line does not touch that line. */
function lastOf({ start, end }: Span): number {
  return Math.max(start, end - 1);
}

function isFormatted({ rule, fix }: Finding): boolean {
  return fix?.safe === true && FORMATTED.has(rule);
}

/** Sorting is stable: at one place an indent goes before what is added to the marker behind it. */
function inOrder(edits: Edit[]): Edit[] {
  return edits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
