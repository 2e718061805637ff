import type { Position, Range } from 'vscode-languageserver-types';
import type { ParsedText } from '../report/model.ts';
import type { Locale, OtherDocument } from '../rules/rule.ts';
import { fold } from '../text/fold.ts';

export interface CompletionOptions {
  uri: string;
  locale: Locale;
  /** Whether the user asked for it or types a word; false for the characters behind which a client asks anyway. */
  invoked: boolean;
  /** Files that define terms for the document. */
  glossaries: readonly OtherDocument[];
}

/** Where something is to be completed. */
export interface CompletionPlace {
  document: ParsedText;
  /** Where the cursor stands, and where its line begins, in UTF-16 offsets into the document. */
  offset: number;
  lineStart: number;
  line: WrittenLine;
}

/** The line with the cursor, as it is now: what was typed last in a long document is in no reading of it yet. */
export class WrittenLine {
  readonly text: string;
  readonly folded: string;
  /** Where the cursor stands in the line. */
  readonly at: number;
  readonly #number: number;

  constructor({ lines }: ParsedText, { line, character }: Position) {
    this.#number = Math.min(Math.max(line, 0), lines.count - 1);
    this.text = lines.line(this.#number).replace(/[\r\n]+$/, '');
    this.folded = fold(this.text);
    this.at = Math.min(Math.max(line < lines.count ? character : this.text.length, 0), this.text.length);
  }

  /** Folded text of the line before the cursor, at most `longest` units. */
  before(longest: number): string {
    return this.folded.slice(Math.max(0, this.at - longest), this.at);
  }

  /** Range of the characters from `start` to `end`. */
  range(start: number, end: number): Range {
    const line = this.#number;
    return { start: { line, character: start }, end: { line, character: end } };
  }
}
