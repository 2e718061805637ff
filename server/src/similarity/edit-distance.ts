/**
 * Whether `a` and `b` differ by at most `limit` insertions, deletions and replacements of UTF-16 units. Takes time in
 * proportion to the length times `limit` (Ukkonen's band around the diagonal).
 */
export function isWithinDistance(a: string, b: string, limit: number): boolean {
  if (Math.abs(a.length - b.length) > limit) return false;
  const { from, endA, endB } = differing(a, b);
  const height = endA - from;
  const width = endB - from;
  if (height === 0 || width === 0) return Math.max(height, width) <= limit;
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
    if (best > limit) return false;
    [previous, current] = [current, previous];
  }
  return (previous[width] as number) <= limit;
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
