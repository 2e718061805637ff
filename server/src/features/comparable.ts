import { fold } from '../text/fold.ts';

/** `text` without blanks, punctuation, widths and letter cases: what is left of two spellings of one name is equal. */
export function comparable(text: string): string {
  return fold(text)
    .replace(/[\s\p{P}]/gu, '')
    .toLowerCase();
}
