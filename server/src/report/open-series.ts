import type { MarkerStyle } from './model.ts';

export type Style = MarkerStyle | 'plain';

const INDEX: Record<Style, number> = {
  part: 0,
  chapter: 1,
  section: 2,
  article: 3,
  plain: 4,
  han: 5,
  'han-paren': 6,
  arabic: 7,
  decimal: 8,
  'arabic-paren': 9,
  'arabic-half-paren': 10,
  circled: 11,
  letter: 12,
};

/** Number of styles. */
export const STYLES = 13;

/** A number below `STYLES` that stands for `style` in the search. */
export function styleIndex(style: Style): number {
  return INDEX[style];
}

/** Gaps behind higher numbers than this are not told apart. */
const MOST_MISSING = 2_000;

/** Index of the unnumbered headings. */
export const PLAIN = INDEX.plain;

/**
 * By the index of a style, its rank in the order of GB/T 9704—2012, 7.3.3 and GB/T 15834—2011, B.3.8: a lower layer has a
 * higher rank.
 */
export const RANK: readonly number[] = [0, 1, 2, 3, 0, 4, 5, 6, 6, 7, 7, 8, 8];

/**
 * A series that is still open: the top of a stack of them. Stacks share their outer series, and equal stacks are the same
 * object: readings that left the same series open are told by identity, without spelling the stack out.
 */
export class Open {
  /** Index of its style; -1 below the outermost series. */
  readonly style: number;
  readonly last: number;
  /** First of the numbers left out by the last gap, which may still come late; they end before `last`. 0 where there is none. */
  readonly missingFrom: number;
  /** The series around it; undefined below the outermost one. */
  readonly parent: Open | undefined;
  /** 0 for the outermost series. */
  readonly depth: number;
  /** Bit n is set where a series of the style with index n is in the stack. */
  readonly styles: number;
  /** The stacks with a series more; absent on the many that never get one. */
  #inner: Map<number, Open> | undefined;

  private constructor(style: number, last: number, missingFrom: number, parent: Open | undefined) {
    this.style = style;
    this.last = last;
    this.missingFrom = missingFrom;
    this.parent = parent;
    this.depth = parent ? parent.depth + 1 : -1;
    this.styles = parent ? parent.styles | (1 << style) : 0;
  }

  /** The stack without any series. */
  static none(): Open {
    return new Open(-1, 0, 0, undefined);
  }

  /** This stack with a series more inside. */
  with(style: number, last: number, missingFrom: number): Open {
    const key = keyOf(style, last, missingFrom);
    let open = this.#inners.get(key);
    if (!open) {
      open = new Open(style, last, missingFrom, this);
      this.#inners.set(key, open);
    }
    return open;
  }

  /** Forgets every stack but these and those they stand on: most readings of a long report are long given up. */
  static keepOnly(stacks: readonly Open[]): void {
    const kept = new Set<Open>();
    for (const stack of stacks) for (let open: Open | undefined = stack; open; open = open.parent) kept.add(open);
    for (const open of kept) open.#inner = undefined;
    for (const open of kept) {
      if (open.parent) open.parent.#inners.set(keyOf(open.style, open.last, open.missingFrom), open);
    }
  }

  get #inners(): Map<number, Open> {
    this.#inner ??= new Map();
    return this.#inner;
  }
}

function keyOf(style: number, last: number, missingFrom: number): number {
  return (last * STYLES + style) * MOST_MISSING + Math.min(missingFrom, MOST_MISSING - 1);
}
