import type { Report, Section } from '../report/model.ts';
import type { Span } from '../text/span.ts';

/** How a passage stands in the order of the numbers it holds: against it, without any number, or in it. */
export type Standing = -1 | 0 | 1;

interface Numbered {
  start: number;
  fits: boolean;
}

/**
 * Tells of places with the same wording which one is surplus: a copy brings along headings, ordinals and note marks whose
 * numbers belong elsewhere.
 */
export class StandingIndex {
  /** In text order. */
  readonly #numbers: readonly Numbered[];

  constructor(report: Report) {
    const numbers = [...headings(report), ...items(report), ...marks(report)];
    this.#numbers = numbers.sort((a, b) => a.start - b.start);
  }

  /** The standing of `span`: one number out of order is enough to stand against it. */
  of(span: Span): Standing {
    let standing: Standing = 0;
    for (let i = this.#firstFrom(span.start); i < this.#numbers.length; i++) {
      const number = this.#numbers[i] as Numbered;
      if (number.start >= span.end) break;
      if (!number.fits) return -1;
      standing = 1;
    }
    return standing;
  }

  #firstFrom(offset: number): number {
    let low = 0;
    let high = this.#numbers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#numbers[middle] as Numbered).start < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function headings({ series, faults }: Report): Numbered[] {
  const misplaced = new Set<Section>();
  for (const { kind, section, other } of faults) {
    if (kind === 'disorder' || kind === 'duplicate') misplaced.add(section);
    // Of two headings with one number either may be the one that was brought in.
    if (other) misplaced.add(other);
  }
  return series.flatMap(({ members }) => {
    const ordinals = members.map(({ marker }) => marker?.ordinal ?? 0);
    return members.map((section, index) => ({
      start: section.heading.start,
      fits: isNeighboured(ordinals, index) && !misplaced.has(section),
    }));
  });
}

function items({ enumerations }: Report): Numbered[] {
  return enumerations.flatMap(({ items: all }) => {
    const ordinals = all.map(({ ordinal }) => ordinal);
    return all.map(({ marker }, index) => ({ start: marker.start, fits: isNeighboured(ordinals, index) }));
  });
}

/** Whether the number counts on from the one before it, or the one behind it counts on from it. */
function isNeighboured(ordinals: readonly number[], index: number): boolean {
  const ordinal = ordinals[index] as number;
  return ordinals[index - 1] === ordinal - 1 || ordinals[index + 1] === ordinal + 1;
}

/** A note mark fits where the one before it is not higher and the one behind it is not lower. */
function marks({ noteMarks }: Report): Numbered[] {
  return noteMarks.map(({ span, ordinal }, index) => ({
    start: span.start,
    fits:
      (noteMarks[index - 1]?.ordinal ?? ordinal) <= ordinal && ordinal <= (noteMarks[index + 1]?.ordinal ?? ordinal),
  }));
}
