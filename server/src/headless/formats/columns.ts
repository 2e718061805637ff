import { eastAsianWidth } from 'get-east-asian-width';

/** Columns the text takes in a terminal: two for a full-width character, none for a combining one. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += columnsOfCharacter(character);
  return columns;
}

/** As much of the beginning of the text as fits in so many columns. */
export function fitStart(text: string, columns: number): string {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += columnsOfCharacter(character);
    if (used > columns) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** As much of the end of the text as fits in so many columns. */
export function fitEnd(text: string, columns: number): string {
  const characters = [...text];
  let used = 0;
  let start = text.length;
  for (const character of characters.reverse()) {
    used += columnsOfCharacter(character);
    if (used > columns) break;
    start -= character.length;
  }
  return text.slice(start);
}

/** Quotation marks, dashes and the like, which terminals show in either width, count as narrow: most show them so. */
function columnsOfCharacter(character: string): number {
  if (COMBINING.test(character)) return 0;
  return eastAsianWidth(character.codePointAt(0) as number);
}

const COMBINING = /^[\p{Mn}\p{Me}\u200b-\u200d\u2060\ufeff]/u;
