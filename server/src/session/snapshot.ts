import type { ParsedText } from '../report/model.ts';
import { parse } from '../report/parse.ts';

/**
 * One version of a document. It never changes: a request that holds a snapshot is answered from it, whatever is typed or
 * closed meanwhile.
 */
export class Snapshot {
  #parsed: ParsedText | undefined;

  constructor(
    readonly uri: string,
    readonly languageId: string,
    /** The client's version; null for a file that is not open. */
    readonly version: number | null,
    readonly text: string,
  ) {}

  /** The text read into reports, on first use. Never waits for configuration, rules or other files. */
  get parsed(): ParsedText {
    this.#parsed ??= parse(this.text);
    return this.#parsed;
  }
}
