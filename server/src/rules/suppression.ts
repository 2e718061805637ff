import type { Span } from '../text/span.ts';
import type { Finding } from './rule.ts';

/** What a suppression comment does: to the next line that is not blank, or from here on until it is taken back. */
export type SuppressionKind = 'disable-next-line' | 'disable' | 'enable';

export const SUPPRESSION_KINDS: readonly SuppressionKind[] = ['disable-next-line', 'disable', 'enable'];

/** `<!-- gangmu-disable-next-line rule rule -->` */
export interface SuppressionComment {
  span: Span;
  /** The word behind `gangmu-`, which need not be one that is known. */
  word: { text: string; span: Span };
  /** Absent where the word is not known. */
  kind?: SuppressionKind;
  /** The rules it names, which need not exist; none means every rule. */
  rules: { id: string; span: Span }[];
}

/** What the word behind the opening begins with. */
export const PREFIX = 'gangmu-';

/** Id of the rule that looks at the comments themselves. */
export const COMMENT_RULE = 'suppression-unknown';

const OPENING = '<!--';
const CLOSING = '-->';

/** Longest comment that is read; one that goes on is prose. */
const LONGEST = 1000;

/** Every comment of `text` that speaks to this program, in text order. */
export function suppressionComments(text: string): SuppressionComment[] {
  const comments: SuppressionComment[] = [];
  for (let start = text.indexOf(OPENING); start >= 0; start = text.indexOf(OPENING, start + OPENING.length)) {
    const content = text.slice(start + OPENING.length, start + LONGEST);
    const length = content.indexOf(CLOSING);
    const comment = length < 0 ? undefined : read(content.slice(0, length), start);
    if (comment) comments.push(comment);
  }
  return comments;
}

function read(content: string, start: number): SuppressionComment | undefined {
  const at = start + OPENING.length;
  const words = [...content.matchAll(/[^\s,，、]+/g)].map(({ 0: text, index }) => ({
    text,
    span: { start: at + index, end: at + index + text.length },
  }));
  const [word, ...rules] = words;
  if (!word?.text.startsWith(PREFIX)) return undefined;
  const name = word.text.slice(PREFIX.length);
  const kind = SUPPRESSION_KINDS.find((known) => known === name);
  return {
    span: { start, end: at + content.length + CLOSING.length },
    word,
    ...(kind && { kind }),
    rules: rules.map(({ text, span }) => ({ id: text, span })),
  };
}

/**
 * `findings`, which are in text order, without those that a comment of `text` takes back and those that stand inside such a
 * comment.
 */
export function withoutSuppressed(findings: readonly Finding[], text: string): Finding[] {
  const comments = suppressionComments(text);
  if (comments.length === 0) return [...findings];
  const state = new Suppression();
  let next = 0;
  return findings.filter(({ rule, span }) => {
    for (let comment = comments[next]; comment && comment.span.start <= span.start; comment = comments[++next]) {
      state.take(comment, text);
    }
    if (rule === COMMENT_RULE) return true;
    return !state.isInComment(span.start) && !state.covers(rule, span.start);
  });
}

/** What is suppressed at a place, after the comments before it. */
class Suppression {
  #all = false;
  /** Rules that differ from `all`. */
  #others = new Set<string>();
  /** Lines that single comments speak of, with the rules they name; at most two lines can still matter. */
  #lines: { span: Span; all: boolean; rules: Set<string> }[] = [];
  #commentEnd = 0;

  take({ kind, rules, span }: SuppressionComment, text: string): void {
    this.#commentEnd = span.end;
    const ids = rules.map(({ id }) => id);
    if (kind === 'disable-next-line') {
      this.#disableLine(nextLine(text, span.end), ids, span.start);
    } else if (kind !== undefined) {
      this.#set(ids, kind === 'disable');
    }
  }

  isInComment(offset: number): boolean {
    return offset < this.#commentEnd;
  }

  covers(rule: string, offset: number): boolean {
    if (this.#all !== this.#others.has(rule)) return true;
    return this.#lines.some(
      ({ span, all, rules }) => span.start <= offset && offset < span.end && (all || rules.has(rule)),
    );
  }

  #disableLine(span: Span, ids: readonly string[], offset: number): void {
    this.#lines = this.#lines.filter((line) => line.span.end > offset);
    let line = this.#lines.find((known) => known.span.start === span.start);
    if (!line) {
      line = { span, all: false, rules: new Set() };
      this.#lines.push(line);
    }
    line.all ||= ids.length === 0;
    for (const id of ids) line.rules.add(id);
  }

  #set(ids: readonly string[], disabled: boolean): void {
    if (ids.length === 0) {
      this.#all = disabled;
      this.#others.clear();
    }
    for (const id of ids) {
      if (this.#all === disabled) this.#others.delete(id);
      else this.#others.add(id);
    }
  }
}

/** The first line behind the one that `offset` is in that is neither blank nor another comment of this kind. */
function nextLine(text: string, offset: number): Span {
  let start = endOfLine(text, offset);
  let end = endOfLine(text, start);
  while (start < text.length && isPassedOver(text.slice(start, end).trim())) {
    start = end;
    end = endOfLine(text, start);
  }
  return { start, end };
}

function isPassedOver(line: string): boolean {
  return line === '' || (line.startsWith(OPENING) && line.slice(OPENING.length).trimStart().startsWith(PREFIX));
}

/** Behind the line end. */
function endOfLine(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at + 1;
}
