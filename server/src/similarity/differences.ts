import { diffChars } from 'diff';

/** A stretch that two texts share, or in which they differ. */
export interface Difference {
  /** What the first text has here. */
  before: string;
  /** What the second text has here. */
  after: string;
  same: boolean;
}

/** Shared stretches of fewer characters between two changes are chance: the reader sees one change. */
const SHORTEST_SHARED = 2;
/** Beyond this many edits two texts have little in common, and the time grows with the square. */
const MOST_EDITS = 2000;

/**
 * The stretches, in order, in which `before` and `after` are the same and differ, by characters (Myers' algorithm). Texts
 * with little in common are one difference.
 */
export function differences(before: string, after: string): Difference[] {
  const changes = diffChars(before, after, { maxEditLength: MOST_EDITS });
  if (!changes) return [{ before, after, same: false }];
  const found: Difference[] = [];
  for (const [i, { value, added, removed }] of changes.entries()) {
    const last = found.at(-1);
    const isChange = added || removed;
    const between = !isChange && value.length < SHORTEST_SHARED && last && !last.same && i < changes.length - 1;
    if (!isChange && !between) found.push({ before: value, after: value, same: true });
    else {
      const change = last && !last.same ? last : { before: '', after: '', same: false };
      if (change !== last) found.push(change);
      if (!added) change.before += value;
      if (!removed) change.after += value;
    }
  }
  return found;
}
