import type { Span } from '../text/span.ts';
import type { StandingIndex } from './standing.ts';

/** Where one wording stands, and which of the places is too many. */
export interface Places {
  /** The surplus places, in text order; at least one. */
  copies: Span[];
  /** The place that stays. */
  source: Span;
  /** Whether each copy follows right behind the place before and is the same to the letter: surely a slip of the hand. */
  certain: boolean;
  /** Whether taking the copies out leaves all numbers in order. */
  removable: boolean;
}

/**
 * Which of the places is surplus: the later ones, unless the numbers in the only later place stand in order and those in
 * the earlier place do not. `certain` and `removable` are what is known of the places whatever their numbers are.
 */
export function tellApart(
  earlier: Span,
  later: readonly Span[],
  standings: StandingIndex,
  certain: boolean,
  removable: boolean,
): Places {
  const standing = standings.of(earlier);
  const only = later.length === 1 ? later[0] : undefined;
  if (only && !certain && standing < standings.of(only)) {
    return { copies: [earlier], source: only, certain: false, removable };
  }
  const leavesOrder = later.every((copy) => {
    const own = standings.of(copy);
    return own < standing || (own === 0 && standing === 0);
  });
  return { copies: [...later], source: earlier, certain, removable: removable && (certain || leavesOrder) };
}
