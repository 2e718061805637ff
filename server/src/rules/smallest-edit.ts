import type { Edit } from './rule.ts';

/**
 * `edit` without the characters that its old and its new text begin or end with in common, so that applying it touches
 * nothing that stays. Pairs of surrogates and CR with LF are not taken apart.
 */
export function smallestEdit(text: string, { span, newText }: Edit): Edit {
  const most = Math.min(span.end - span.start, newText.length);
  let head = 0;
  while (head < most && text.charCodeAt(span.start + head) === newText.charCodeAt(head)) head++;
  if (head > 0 && (isInsidePair(text, span.start + head) || isInsidePair(newText, head))) head--;
  let tail = 0;
  while (tail < most - head && text.charCodeAt(span.end - tail - 1) === newText.charCodeAt(newText.length - tail - 1)) {
    tail++;
  }
  if (tail > 0 && (isInsidePair(text, span.end - tail) || isInsidePair(newText, newText.length - tail))) tail--;
  return {
    span: { start: span.start + head, end: span.end - tail },
    newText: newText.slice(head, newText.length - tail),
  };
}

/** Whether the units on both sides of `offset` belong together. */
function isInsidePair(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  const isSurrogatePair = (before & 0xfc00) === 0xd800 && (after & 0xfc00) === 0xdc00;
  return isSurrogatePair || (before === 0x0d && after === 0x0a);
}
