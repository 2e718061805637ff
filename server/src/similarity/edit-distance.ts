/**
 * Whether `a` and `b` differ by at most `limit` insertions, deletions and replacements of UTF-16 units. Takes time in
 * proportion to the length times `limit` ÷ 32.
 */
export function isWithinDistance(a: string, b: string, limit: number): boolean {
  return editDistance(a, b, limit) !== undefined;
}

/**
 * The fewest insertions, deletions and replacements of UTF-16 units that turn `a` into `b`; undefined where they are more
 * than `limit`. Takes time in proportion to the length times `limit` ÷ 32.
 */
export function editDistance(a: string, b: string, limit: number): number | undefined {
  if (Math.abs(a.length - b.length) > limit) return undefined;
  const { from, endA, endB } = differing(a, b);
  if (endA === from || endB === from) return Math.max(endA, endB) - from;
  const column = new Column(a.slice(from, endA), limit);
  const last = endB - from;
  for (let j = 0; j < last; j++) {
    column.leaveOutAbove(j - limit);
    column.advance(b.charCodeAt(from + j), 1);
    if (column.isBeyond) return undefined;
  }
  return column.distance;
}

/** Where `a` and `b` differ: behind what both begin with and before what both end with. */
function differing(a: string, b: string): { from: number; endA: number; endB: number } {
  let from = 0;
  while (from < a.length && from < b.length && a.charCodeAt(from) === b.charCodeAt(from)) from++;
  let endA = a.length;
  let endB = b.length;
  while (endA > from && endB > from && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  return { from, endA, endB };
}

/** Where `part` stands in a text, give or take `distance` edits. Offsets are those of the text. */
export interface Occurrence {
  end: number;
  distance: number;
}

/**
 * The place in `whole` that `part` differs least from, if by at most `limit` insertions, deletions and replacements; the
 * first where several do. Takes time in proportion to the two lengths ÷ 32, mostly to that of `whole` times `limit` ÷ 32.
 */
export function findApproximately(part: string, whole: string, limit: number): Occurrence | undefined {
  if (part === '') return undefined;
  const column = new Column(part, limit);
  let found: Occurrence | undefined;
  for (let j = 0; j < whole.length; j++) {
    column.advance(whole.charCodeAt(j), 0);
    const { distance } = column;
    if (distance !== undefined && (!found || distance < found.distance)) found = { end: j + 1, distance };
  }
  return found;
}

/** Rows in a block: JavaScript computes with 32 bits at a time. */
const ROWS = 32;

/**
 * A column of the table of distances between the beginnings of a part (its rows) and those of a text (its columns), 32 rows
 * at a time: of each row only the step from the row above is kept, which is −1, 0 or 1 (Myers: A fast bit-vector algorithm
 * for approximate string matching based on dynamic programming, JACM 46, 1999). Ten times as fast as a row of numbers.
 * Blocks of rows that are all beyond the limit are left out. Of several columns only the one made last can advance.
 */
class Column {
  readonly #limit: number;
  readonly #length: number;
  readonly #blocks: number;
  /** By number of a unit and by block: the rows in which the unit stands in the part. */
  readonly #places: Int32Array;
  /** The rows that are one more than the row above, and those that are one less. */
  readonly #up: Int32Array;
  readonly #down: Int32Array;
  /** The distance in the last row of each block. */
  readonly #scores: Int32Array;
  /** The blocks that are not left out, from the first to the last. */
  #first = 0;
  #last: number;

  constructor(part: string, limit: number) {
    this.#limit = limit;
    this.#length = part.length;
    this.#blocks = Math.ceil(part.length / ROWS);
    const units = numberUnits(part);
    this.#places = new Int32Array((units + 1) * this.#blocks);
    for (let i = 0; i < part.length; i++) {
      const at = (numberOf[part.charCodeAt(i)] as number) * this.#blocks + (i >> 5);
      this.#places[at] = (this.#places[at] as number) | (1 << (i & 31));
    }
    this.#up = new Int32Array(this.#blocks).fill(-1);
    this.#down = new Int32Array(this.#blocks);
    this.#scores = new Int32Array(this.#blocks);
    for (let block = 0; block < this.#blocks; block++) this.#scores[block] = this.#end(block);
    this.#last = Math.max(0, Math.min(this.#blocks, Math.ceil(limit / ROWS)) - 1);
  }

  /** The distance of the whole part; undefined where it is beyond the limit. */
  get distance(): number | undefined {
    const distance = this.#scores[this.#blocks - 1] as number;
    return this.#last === this.#blocks - 1 && distance <= this.#limit ? distance : undefined;
  }

  /** Whether every row is beyond the limit, and those of the columns behind are too. */
  get isBeyond(): boolean {
    return this.#first === this.#last && (this.#scores[this.#last] as number) > this.#limit + ROWS;
  }

  /** Leaves out the blocks that end above `row`, which must be so far from the diagonal that they are beyond the limit. */
  leaveOutAbove(row: number): void {
    while (this.#first < this.#last && this.#end(this.#first) < row) this.#first++;
  }

  /** Goes on to the column of the next unit of the text; `step` is that of the row above the first. */
  advance(unit: number, step: 0 | 1): void {
    const places = (numberOf[unit] as number) * this.#blocks;
    let carried: number = this.#first > 0 ? 1 : step;
    for (let block = this.#first; block <= this.#last; block++) {
      carried = this.#advanceBlock(block, this.#places[places + block] as number, carried);
    }
    const next = this.#last + 1;
    const score = this.#scores[this.#last] as number;
    if (next < this.#blocks && score - carried <= this.#limit) {
      const here = this.#places[places + next] as number;
      if ((here & 1) !== 0 || carried < 0) {
        this.#up[next] = -1;
        this.#down[next] = 0;
        this.#scores[next] = score - carried + this.#end(next) - this.#end(this.#last);
        this.#advanceBlock(next, here, carried);
        this.#last = next;
        return;
      }
    }
    while (this.#last > this.#first && (this.#scores[this.#last] as number) >= this.#limit + ROWS) this.#last--;
  }

  /** Advances one block; `carried` is the step of the row above it, and the step of its last row is given back. */
  #advanceBlock(block: number, here: number, carried: number): number {
    const up = this.#up[block] as number;
    const down = this.#down[block] as number;
    const bit = 1 << ((this.#end(block) - 1) & 31);
    const same = carried < 0 ? here | 1 : here;
    const across = (((same & up) + up) ^ up) | same;
    let more = down | ~(across | up);
    let less = up & across;
    const step = (more & bit) !== 0 ? 1 : (less & bit) !== 0 ? -1 : 0;
    more = (more << 1) | (carried > 0 ? 1 : 0);
    less = (less << 1) | (carried < 0 ? 1 : 0);
    const vertical = here | down;
    this.#up[block] = less | ~(vertical | more);
    this.#down[block] = more & vertical;
    this.#scores[block] = (this.#scores[block] as number) + step;
    return step;
  }

  /** The row behind the last of `block`. */
  #end(block: number): number {
    return Math.min(this.#length, (block + 1) * ROWS);
  }
}

/** By UTF-16 unit, its number among the units of the part that was numbered last, from 1 on; 0 for any other. */
const numberOf = new Uint16Array(0x1_0000);
let numbered = '';

/** Numbers the units of `part`, and gives back how many there are. */
function numberUnits(part: string): number {
  for (let i = 0; i < numbered.length; i++) numberOf[numbered.charCodeAt(i)] = 0;
  numbered = part;
  let count = 0;
  for (let i = 0; i < part.length; i++) {
    const unit = part.charCodeAt(i);
    if (numberOf[unit] === 0) numberOf[unit] = ++count;
  }
  return count;
}
