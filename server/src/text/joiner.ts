import type { Span } from './span.ts';

/**
 * Word joiner, U+2060: stands in folded text for each unit of a line end that parts nothing, as in the middle of a paragraph whose
 * lines were broken at one width. It is no blank, behind which a title may end and a heading begin.
 */
export const JOINER = '\u2060';

/** The character before `at`, line ends that part nothing left out; empty at the beginning. */
export function characterBefore(folded: string, at: number): string {
  let before = at - 1;
  while (folded[before] === JOINER) before--;
  return folded.charAt(before);
}

/** The words of `span` as written, without the line ends that part nothing. */
export function joinedText({ text, folded }: { text: string; folded: string }, { start, end }: Span): string {
  const words = text.slice(start, end);
  const joined = folded.slice(start, end);
  if (!joined.includes(JOINER)) return words;
  return Array.from(words, (_, i) => (joined[i] === JOINER ? '' : words[i])).join('');
}
