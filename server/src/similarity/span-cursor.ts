import { overlaps, type Span } from '../text/span.ts';

/** Answers for spans that come in text order, in one walk over spans in text order. */
export class SpanCursor {
  readonly #spans: readonly Span[];
  #next = 0;

  constructor(spans: readonly Span[]) {
    this.#spans = spans;
  }

  /** Whether one of the spans shares a character with `span`, which must not begin before the one asked for last. */
  overlaps(span: Span): boolean {
    for (let held = this.#spans[this.#next]; held; held = this.#spans[++this.#next]) {
      if (held.end > span.start) return overlaps(held, span);
    }
    return false;
  }
}
