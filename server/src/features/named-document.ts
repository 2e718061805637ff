import type { ParsedText } from '../report/model.ts';

/** A document under the name that a reader knows it by. */
export interface NamedDocument {
  name: string;
  parsed: ParsedText;
}
