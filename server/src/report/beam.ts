import type { Option } from './candidates.ts';
import type { Open } from './open-series.ts';
import type { Placement } from './structure.ts';

/** What one reading makes of a candidate. It becomes a state only if it is among the cheapest. */
export interface Move<State> {
  cost: number;
  from: State;
  /** The stack that it leaves open: a series of the style with index `style`, at number `last`, inside `parent`. */
  parent: Open | undefined;
  style: number;
  last: number;
  missingFrom: number;
  /** How the candidate is taken; undefined where it is left in the text. */
  option: Option | undefined;
  opens: boolean;
  ordinal: number;
  fault: Placement['fault'];
}

/**
 * The cheapest moves so far, at most one for each stack, by cost; of equal ones the first. Move records are used again: a
 * search offers some hundred moves for each candidate and keeps few.
 */
export class Beam<State> {
  readonly #width: number;
  readonly #margin: number;
  readonly #moves: Move<State>[] = [];
  #length = 0;

  /** Keeps at most `width` moves, and none that costs more than the cheapest by `margin`. */
  constructor(width: number, margin: number) {
    this.#width = width;
    this.#margin = margin;
  }

  /** Number of moves. */
  get length(): number {
    return this.#length;
  }

  /** The move at `index`, cheapest first; valid until the beam is cleared. */
  at(index: number): Move<State> {
    return this.#moves[index] as Move<State>;
  }

  clear(): void {
    this.#length = 0;
  }

  /** Whether a move of this cost would be kept. */
  admits(cost: number): boolean {
    if (this.#length === 0) return true;
    if (cost > (this.#moves[0] as Move<State>).cost + this.#margin) return false;
    return this.#length < this.#width || cost < (this.#moves[this.#length - 1] as Move<State>).cost;
  }

  /** Takes a move in, if it is among the cheapest. */
  add(
    cost: number,
    from: State,
    parent: Open | undefined,
    style: number,
    last: number,
    missingFrom: number,
    option: Option | undefined,
    opens: boolean,
    ordinal: number,
    fault: Placement['fault'],
  ): void {
    if (!this.admits(cost)) return;
    const moves = this.#moves;
    let at = this.#withStack(parent, style, last, missingFrom);
    if (at >= 0) {
      if ((moves[at] as Move<State>).cost <= cost) return;
    } else at = this.#length < this.#width ? this.#length++ : this.#length - 1;
    const move = moves[at] ?? ({} as Move<State>);
    for (; at > 0 && (moves[at - 1] as Move<State>).cost > cost; at--) moves[at] = moves[at - 1] as Move<State>;
    moves[at] = move;
    move.cost = cost;
    move.from = from;
    move.parent = parent;
    move.style = style;
    move.last = last;
    move.missingFrom = missingFrom;
    move.option = option;
    move.opens = opens;
    move.ordinal = ordinal;
    move.fault = fault;
    this.#dropHopeless();
  }

  #dropHopeless(): void {
    const moves = this.#moves;
    const dearest = (moves[0] as Move<State>).cost + this.#margin;
    while ((moves[this.#length - 1] as Move<State>).cost > dearest) this.#length--;
  }

  /** Index of the move that leaves this stack open, or -1. */
  #withStack(parent: Open | undefined, style: number, last: number, missingFrom: number): number {
    for (let i = 0; i < this.#length; i++) {
      const move = this.#moves[i] as Move<State>;
      if (move.last === last && move.parent === parent && move.style === style && move.missingFrom === missingFrom) {
        return i;
      }
    }
    return -1;
  }
}
