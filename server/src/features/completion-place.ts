import type { ParsedText } from '../report/model.ts';
import type { Locale, OtherDocument } from '../rules/rule.ts';

export interface CompletionOptions {
  uri: string;
  locale: Locale;
  /** Whether the user asked for it or types a word; false for the characters behind which a client asks anyway. */
  invoked: boolean;
  /** Files that define terms for the document. */
  glossaries: readonly OtherDocument[];
}

/** Where something is to be completed. Offsets are UTF-16 offsets into the document. */
export interface CompletionPlace {
  document: ParsedText;
  offset: number;
  lineStart: number;
}
