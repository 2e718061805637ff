/**
 * Whether `a` and `b` differ by at most `limit` insertions, deletions and replacements of UTF-16 units. Takes time in
 * proportion to the length times `limit` (Ukkonen's band around the diagonal).
 */
export function isWithinDistance(a: string, b: string, limit: number): boolean {
  return editDistance(a, b, limit) !== undefined;
}

/**
 * The fewest insertions, deletions and replacements of UTF-16 units that turn `a` into `b`; undefined where they are more
 * than `limit`. Takes time in proportion to the length times `limit` (Ukkonen's band around the diagonal).
 */
export function editDistance(a: string, b: string, limit: number): number | undefined {
  if (Math.abs(a.length - b.length) > limit) return undefined;
  const { from, endA, endB } = differing(a, b);
  const height = endA - from;
  const width = endB - from;
  if (height === 0 || width === 0) return Math.max(height, width);
  const beyond = limit + 1;
  let previous = new Int32Array(width + 1).fill(beyond);
  let current = new Int32Array(width + 1).fill(beyond);
  for (let j = 0; j <= Math.min(width, limit); j++) previous[j] = j;
  for (let i = 1; i <= height; i++) {
    const first = Math.max(1, i - limit);
    const last = Math.min(width, i + limit);
    current[first - 1] = first === 1 && i <= limit ? i : beyond;
    let best = current[first - 1] as number;
    for (let j = first; j <= last; j++) {
      const replaced =
        (previous[j - 1] as number) + (a.charCodeAt(from + i - 1) === b.charCodeAt(from + j - 1) ? 0 : 1);
      const cost = Math.min(replaced, (previous[j] as number) + 1, (current[j - 1] as number) + 1, beyond);
      current[j] = cost;
      if (cost < best) best = cost;
    }
    if (last < width) current[last + 1] = beyond;
    if (best > limit) return undefined;
    [previous, current] = [current, previous];
  }
  const distance = previous[width] as number;
  return distance <= limit ? distance : undefined;
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
 * first where several do. Mostly takes time in proportion to the length of `whole` times `limit` (Sellers' algorithm with
 * Ukkonen's cut-off).
 */
export function findApproximately(part: string, whole: string, limit: number): Occurrence | undefined {
  const column = new Int32Array(part.length + 1);
  for (let i = 0; i <= part.length; i++) column[i] = i;
  /** The last row that can still be within the limit. */
  let active = Math.min(limit, part.length);
  let found: Occurrence | undefined;
  for (let j = 1; j <= whole.length; j++) {
    const unit = whole.charCodeAt(j - 1);
    let diagonal = 0;
    const until = Math.min(active + 1, part.length);
    for (let i = 1; i <= until; i++) {
      const above = column[i - 1] as number;
      const left = i > active ? limit + 1 : (column[i] as number);
      const cost = Math.min(diagonal + (part.charCodeAt(i - 1) === unit ? 0 : 1), above + 1, left + 1);
      diagonal = left;
      column[i] = cost;
    }
    active = until;
    while (active > 0 && (column[active] as number) > limit) active--;
    if (active < part.length) continue;
    const distance = column[part.length] as number;
    if (!found || distance < found.distance) found = { end: j, distance };
  }
  return found;
}
