import { countCharacters, type LinedText, LineIndex, type Lines, type Position } from './lines.ts';
import type { Span } from './span.ts';

/** Replaces the words between two positions; everything where there is no range. */
export interface TextChange {
  range?: { start: Position; end: Position };
  text: string;
}

/**
 * A text and what has been typed in it since: lines of a base, some of them replaced. Never changes; an edit gives another one
 * and costs as much as the lines it touches, however long the text is.
 */
export class RevisedText {
  #text: string | undefined;
  #lines: RevisedLines | undefined;

  private constructor(
    readonly base: LinedText,
    /** In text order; no two touch the same line. */
    readonly hunks: readonly Hunk[],
  ) {}

  /** `base` as it is. */
  static of(base: LinedText): RevisedText {
    return new RevisedText(base, []);
  }

  /** The text after `change`. Positions outside it mean the place next to them. */
  apply({ range, text }: TextChange): RevisedText {
    if (!range) return RevisedText.of({ text, lines: new LineIndex(text) });
    const stretch = this.#stretch(range.start.line, Math.max(range.start.line, range.end.line));
    const from = stretch.offset(range.start);
    const to = Math.max(from, stretch.offset(range.end));
    stretch.text = stretch.text.slice(0, from) + text + stretch.text.slice(to);
    while (stretch.end < this.base.lines.count && !isClosed(stretch.text, this.#unitAfter(stretch)))
      this.#growDown(stretch);
    if (stretch.text.startsWith('\n') && this.#unitBefore(stretch) === '\r') this.#growUp(stretch);
    const { text: old, lines } = this.base;
    const span = { start: lines.start(stretch.first), end: lines.start(stretch.end) };
    const replaced = old.slice(span.start, span.end);
    const isOpen = stretch.end === lines.count;
    const hunk =
      replaced === stretch.text
        ? []
        : [new Hunk(stretch.first, stretch.end, span.start, replaced, stretch.text, isOpen)];
    const kept = this.hunks;
    return new RevisedText(this.base, [...kept.slice(0, stretch.fromHunk), ...hunk, ...kept.slice(stretch.toHunk)]);
  }

  /** All of it, put together on first use. */
  get text(): string {
    if (this.#text === undefined) {
      let at = 0;
      const pieces: string[] = [];
      for (const hunk of this.hunks) {
        pieces.push(this.base.text.slice(at, hunk.start), hunk.text);
        at = hunk.stop;
      }
      pieces.push(this.base.text.slice(at));
      this.#text = pieces.join('');
    }
    return this.#text;
  }

  /** From the offsets of the base to the lines and characters of this text and back. */
  get lines(): Lines {
    if (this.hunks.length === 0) return this.base.lines;
    this.#lines ??= new RevisedLines(this.base, this.hunks);
    return this.#lines;
  }

  /** The lines from `from` to `to`, widened to whole hunks, as they are now. */
  #stretch(from: number, to: number): Stretch {
    const { count } = this.lines;
    const top = locate(this.hunks, Math.min(Math.max(from, 0), count - 1));
    const bottom = locate(this.hunks, Math.min(Math.max(to, 0), count - 1));
    const first = top.hunk?.first ?? top.base;
    const end = bottom.hunk?.end ?? bottom.base + 1;
    const fromHunk = top.before;
    const toHunk = bottom.hunk ? bottom.before + 1 : bottom.before;
    const { text, lines } = this.base;
    let at = lines.start(first);
    let now = '';
    for (const hunk of this.hunks.slice(fromHunk, toHunk)) {
      now += text.slice(at, hunk.start) + hunk.text;
      at = hunk.stop;
    }
    now += text.slice(at, lines.start(end));
    const line = Math.min(Math.max(from, 0), count - 1) - (top.hunk ? top.index : 0);
    return new Stretch(first, end, fromHunk, toHunk, line, now);
  }

  #unitAfter({ end, toHunk }: Stretch): string | undefined {
    const next = this.hunks[toHunk];
    return next?.first === end ? next.text[0] : this.base.text[this.base.lines.start(end)];
  }

  #unitBefore({ first, fromHunk }: Stretch): string | undefined {
    const previous = this.hunks[fromHunk - 1];
    return previous?.end === first ? previous.text.at(-1) : this.base.text[this.base.lines.start(first) - 1];
  }

  #growDown(stretch: Stretch): void {
    const next = this.hunks[stretch.toHunk];
    const { text, lines } = this.base;
    if (next?.first === stretch.end) {
      stretch.text += next.text;
      stretch.end = next.end;
      stretch.toHunk++;
    } else {
      stretch.text += text.slice(lines.start(stretch.end), lines.start(stretch.end + 1));
      stretch.end++;
    }
  }

  #growUp(stretch: Stretch): void {
    const previous = this.hunks[stretch.fromHunk - 1];
    const { text, lines } = this.base;
    if (previous?.end === stretch.first) {
      stretch.text = previous.text + stretch.text;
      stretch.first = previous.first;
      stretch.fromHunk--;
    } else {
      stretch.text = text.slice(lines.start(stretch.first - 1), lines.start(stretch.first)) + stretch.text;
      stretch.first--;
    }
  }
}

/** Lines of the base and what stands there now. Offsets of the base lie in it from `start` to `stop`. */
export class Hunk {
  /** Number of lines that stand there now. */
  readonly count: number;
  readonly stop: number;
  readonly #lines: LineIndex;
  /** Units at the head and the tail that are as they were. */
  readonly #head: number;
  readonly #tail: number;

  constructor(
    /** First line of the base that is replaced. */
    readonly first: number,
    /** Line of the base behind the last one that is replaced. */
    readonly end: number,
    readonly start: number,
    /** What stood there. */
    readonly replaced: string,
    readonly text: string,
    /** Whether it reaches the end of the text, so that what stands behind its last line end is a line too. */
    isOpen: boolean,
  ) {
    this.stop = start + replaced.length;
    this.#lines = new LineIndex(text);
    this.count = this.#lines.count - (isOpen ? 0 : 1);
    const most = Math.min(replaced.length, text.length);
    let head = 0;
    while (head < most && replaced.charCodeAt(head) === text.charCodeAt(head)) head++;
    let tail = 0;
    while (
      tail < most - head &&
      replaced.charCodeAt(replaced.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)
    )
      tail++;
    this.#head = head;
    this.#tail = tail;
  }

  /** The words that are gone and those that have come in their place. */
  get change(): { at: number; old: string; now: string } {
    return {
      at: this.#head,
      old: this.replaced.slice(this.#head, this.replaced.length - this.#tail),
      now: this.text.slice(this.#head, this.text.length - this.#tail),
    };
  }

  line(index: number): string {
    return this.text.slice(this.#lines.start(index), this.#lines.start(index + 1));
  }

  /** Place, in the lines that stand here now, of an offset of the base; what was written at it comes before it where `isEnd`. */
  position(offset: number, isEnd: boolean): Position {
    const at = offset - this.start;
    const { replaced, text } = this;
    const behind = at - (replaced.length - this.#tail);
    if (at < this.#head || (at === this.#head && !isEnd)) return this.#lines.position(at);
    if (behind >= 0) return this.#lines.position(text.length - this.#tail + behind);
    return this.#lines.position(Math.min(at, text.length - this.#tail));
  }

  /** Offset of the base that stood at a place in the lines that stand here now. */
  offset(position: Position): number {
    return this.#baseOf(this.#lines.offset(position));
  }

  /** Offset of the base that stood where the line of that index begins. */
  lineStart(index: number): number {
    return this.#baseOf(this.#lines.start(index));
  }

  #baseOf(at: number): number {
    const { replaced, text } = this;
    const behind = at - (text.length - this.#tail);
    if (behind >= 0) return this.start + replaced.length - this.#tail + behind;
    return this.start + Math.min(at, replaced.length - this.#tail);
  }
}

/** Lines that are about to be replaced: those of the base from `first` to `end`, with the hunks from `fromHunk` to `toHunk` in them. */
class Stretch {
  constructor(
    public first: number,
    public end: number,
    public fromHunk: number,
    public toHunk: number,
    /** First of its lines, as the lines are counted now. */
    private readonly line: number,
    public text: string,
  ) {}

  offset({ line, character }: Position): number {
    return new LineIndex(this.text).offset({ line: line - this.line, character });
  }
}

/** Whether `text` ends with a line end that does not go on with the unit behind it. */
function isClosed(text: string, next: string | undefined): boolean {
  return text.endsWith('\n') || (text.endsWith('\r') && next !== '\n');
}

/** Where line `line` comes from: the hunk that holds it and which of its lines it is, or a line of the base. */
function locate(hunks: readonly Hunk[], line: number): { before: number; hunk?: Hunk; index: number; base: number } {
  let shift = 0;
  for (const [before, hunk] of hunks.entries()) {
    const index = line - hunk.first - shift;
    if (index < 0) return { before, index: 0, base: line - shift };
    if (index < hunk.count) return { before, hunk, index, base: hunk.first };
    shift += hunk.count - (hunk.end - hunk.first);
  }
  return { before: hunks.length, index: 0, base: line - shift };
}

/** Lines and characters of an edited text for offsets of its base: a place that has not been touched is found where it is now. */
class RevisedLines implements Lines {
  readonly count: number;
  /** By hunk, its first line as lines are counted now. */
  readonly #firsts: number[] = [];

  constructor(
    private readonly base: LinedText,
    private readonly hunks: readonly Hunk[],
  ) {
    let shift = 0;
    for (const { first, end, count } of hunks) {
      this.#firsts.push(first + shift);
      shift += count - (end - first);
    }
    this.count = base.lines.count + shift;
  }

  start(line: number): number {
    const { hunk, index, base } = locate(this.hunks, line);
    return hunk ? hunk.lineStart(index) : this.base.lines.start(base);
  }

  lineAt(offset: number): number {
    return this.position(offset).line;
  }

  position(offset: number, isEnd = false): Position {
    const at = this.#hunkBefore(offset);
    const hunk = this.hunks[at];
    if (!hunk) return this.base.lines.position(offset);
    const first = this.#firsts[at] as number;
    // What is written at the head of a line belongs to nothing that ends there.
    if (offset === hunk.start) return { line: first, character: 0 };
    if (offset < hunk.stop || hunk.stop === this.base.text.length) {
      const { line, character } = hunk.position(offset, isEnd);
      return { line: first + line, character };
    }
    const { line, character } = this.base.lines.position(offset);
    return { line: line - hunk.end + first + hunk.count, character };
  }

  offset(position: Position): number {
    const { hunk, index, base } = locate(this.hunks, position.line);
    return hunk
      ? hunk.offset({ line: index, character: position.character })
      : this.base.lines.offset({ line: base, character: position.character });
  }

  line(line: number): string {
    const { hunk, index, base } = locate(this.hunks, line);
    return hunk ? hunk.line(index) : this.base.lines.line(base);
  }

  words(span: Span): string {
    const from = this.position(span.start);
    const to = this.position(span.end, true);
    if (from.line === to.line) return this.line(from.line).slice(from.character, to.character);
    let words = this.line(from.line).slice(from.character);
    for (let line = from.line + 1; line < to.line; line++) words += this.line(line);
    return words + this.line(to.line).slice(0, to.character);
  }

  characters(span: Span): number {
    let count = this.base.lines.characters(span);
    for (const hunk of this.edits(span)) {
      const start = Math.max(span.start, hunk.start);
      const end = Math.min(span.end, hunk.stop);
      const now = this.words({ start, end });
      count += countCharacters(now, 0, now.length) - this.base.lines.characters({ start, end });
    }
    return count;
  }

  edits({ start, end }: Span): readonly Hunk[] {
    let from = Math.max(this.#hunkBefore(start), 0);
    if (this.hunks[from] && (this.hunks[from] as Hunk).stop < start) from++;
    let to = from;
    while (to < this.hunks.length && (this.hunks[to] as Hunk).start <= end) to++;
    return this.hunks.slice(from, to);
  }

  /** The last hunk that begins at or before `offset`; -1 where there is none. */
  #hunkBefore(offset: number): number {
    let low = -1;
    let high = this.hunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.hunks[middle] as Hunk).start <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
