import type { ParsedText } from '../report/model.ts';
import { parse, parseInSteps } from '../report/parse.ts';
import { keepsOutline } from '../report/same-outline.ts';
import type { Steps } from '../report/steps.ts';
import { LineIndex } from '../text/lines.ts';
import { type Hunk, RevisedText, type TextChange } from '../text/revised-text.ts';
import { type Cancellation, Cancelled, inSlices, Outdated } from './cancellation.ts';

/** Longest text that is read anew after each edit, in UTF-16 units: some 200 KB of Chinese, which takes less than 10 ms. */
const SHORT = 64_000;

/**
 * One version of a document. It never changes: a request that holds a snapshot is answered from it, whatever is typed or
 * closed meanwhile, unless the text is so long that reading it has to be given up.
 */
export class Snapshot {
  #parsed: ParsedText | undefined;
  #reading: Promise<ParsedText> | undefined;
  #view: ParsedText | undefined;
  readonly #life = { isCancellationRequested: false };
  /** The text, in edits since the last version that was read where there is such a version. */
  #revised: RevisedText;
  /** What was read of the version that the edits were made in. */
  #before: ParsedText | undefined;

  constructor(
    readonly uri: string,
    readonly languageId: string,
    /** The client's version; null for a file that is not open. */
    readonly version: number | null,
    content: string | RevisedText,
    before?: ParsedText,
  ) {
    this.#revised =
      typeof content === 'string' ? RevisedText.of({ text: content, lines: new LineIndex(content) }) : content;
    this.#before = before;
  }

  /** The version after `changes`, which are made in order. */
  next(changes: readonly TextChange[], version: number): Snapshot {
    const { uri, languageId } = this;
    const isAnew = changes.some(({ range }) => !range);
    const revised = changes.reduce((text, change) => text.apply(change), this.#revised);
    return new Snapshot(uri, languageId, version, revised, isAnew ? undefined : this.#before);
  }

  /** Ends long work on this version: there is a newer one, or the document is closed. */
  outdate(): void {
    this.#life.isCancellationRequested = true;
  }

  /** Ends long work on this version once it is outdated. */
  get life(): Cancellation {
    return this.#life;
  }

  get text(): string {
    return this.#revised.text;
  }

  /** The text read into reports, on first use. Never waits for configuration, rules or other files. */
  get parsed(): ParsedText {
    return this.#parsed ?? this.#take(parse(this.text));
  }

  /**
   * The text read into reports; a long one a few milliseconds at a time.
   * @throws Outdated if the document changes meanwhile
   * @throws Cancelled if nobody waits for the result any more
   */
  async read(cancellation?: Cancellation): Promise<ParsedText> {
    if (this.#parsed || !cancellation || this.isShort) return this.parsed;
    this.#reading ??= this.#readInSlices();
    const parsed = await this.#reading;
    if (cancellation.isCancellationRequested) throw new Cancelled();
    return parsed;
  }

  /**
   * What can be said of the text at once: what was read of an earlier version, with the places where things stand now. Words
   * and offsets in it are those of the earlier version, lines and characters those of this one. The reading of this very
   * version where there is one or the text is short; undefined where no version has been read.
   */
  get view(): ParsedText | undefined {
    if (this.#parsed || this.isShort) return this.parsed;
    this.#view ??= this.#before && { ...this.#before, lines: this.#revised.lines };
    return this.#view;
  }

  /**
   * The view where the outline is still as it was in the version read before, but for places and titles; the reading of this
   * very version elsewhere.
   * @throws Outdated if the document changes meanwhile
   * @throws Cancelled if nobody waits for the result any more
   */
  async readOutline(cancellation: Cancellation): Promise<ParsedText> {
    return this.keepsOutline && this.view ? this.view : this.read(cancellation);
  }

  /** Whether the outline is known to be as it was in the version read before. */
  get keepsOutline(): boolean {
    const before = this.#before;
    return before !== undefined && this.#revised.hunks.every((hunk) => isPlain(before, hunk));
  }

  /** Whether the text can be read at once. */
  get isShort(): boolean {
    const { text } = this.#revised.base;
    return text.length <= SHORT && this.text.length <= SHORT;
  }

  /** Nothing of the version before is needed any more, least of all its memory. */
  #take(parsed: ParsedText): ParsedText {
    this.#parsed = parsed;
    this.#before = parsed;
    this.#revised = RevisedText.of(parsed);
    return parsed;
  }

  async #readInSlices(): Promise<ParsedText> {
    try {
      return this.#take(await this.whileAlive(parseInSteps(this.text)));
    } finally {
      this.#reading = undefined;
    }
  }

  /**
   * The result of `steps`, which are taken a few milliseconds at a time.
   * @throws Outdated as soon as this version of a long text is; work on a short one is soon done
   */
  async whileAlive<T>(steps: Steps<T>): Promise<T> {
    try {
      return await inSlices(steps, this.isShort ? { isCancellationRequested: false } : this.#life);
    } catch (error) {
      throw error instanceof Cancelled ? new Outdated() : error;
    }
  }
}

/** What was found out of an edit: it stays one of many for as long as someone types. */
const plain = new WeakMap<Hunk, boolean>();

function isPlain(before: ParsedText, hunk: Hunk): boolean {
  const known = plain.get(hunk) ?? keepsOutline(before, hunk);
  plain.set(hunk, known);
  return known;
}
