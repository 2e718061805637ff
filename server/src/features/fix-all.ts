import type { ParsedText } from '../report/model.ts';
import { parse } from '../report/parse.ts';
import type { Edit, Finding, Fix } from '../rules/rule.ts';
import { EditedText } from './edited-text.ts';

/**
 * The edits that apply every safe fix of the document, repeated until no safe fix is left, as offsets into its text and in
 * text order. Applied, a second run finds nothing to do.
 *
 * @param check what the rules find in a text
 */
export function fixAll(document: ParsedText, check: (document: ParsedText) => readonly Finding[]): Edit[] {
  const edited = new EditedText(document.text);
  let current = document;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = combine(check(current).flatMap(({ fix }) => (fix?.safe ? [fix] : [])));
    if (edits.length === 0) break;
    edited.apply(edits);
    current = parse(edited.text);
  }
  return edited.edits;
}

/**
 * The edits of as many of `fixes` as go together, first come first served: a fix is taken whole or, where one of its edits
 * would meet one already taken, not at all. In text order.
 */
export function combine(fixes: readonly Fix[]): Edit[] {
  const taken: Edit[] = [];
  for (const { edits } of fixes) {
    if (edits.some((edit) => meets(taken, edit))) continue;
    for (const edit of edits) taken.splice(firstFrom(taken, edit.span.start), 0, edit);
  }
  return taken;
}

/** Whether `edit` shares a character, or the place where it begins, with one of `taken`, which are in text order. */
function meets(taken: readonly Edit[], { span }: Edit): boolean {
  const index = firstFrom(taken, span.start);
  const before = taken[index - 1];
  const after = taken[index];
  if (before && before.span.end > span.start) return true;
  return after !== undefined && (after.span.start < span.end || after.span.start === span.start);
}

/** Index of the first of `edits` that begins at `offset` or behind it. */
function firstFrom(edits: readonly Edit[], offset: number): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle] as Edit).span.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Fixes that make way for one another settle in two or three rounds; more would mean that two rules disagree. */
const MOST_ROUNDS = 10;
