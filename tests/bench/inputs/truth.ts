/** A line of a file; lines begin at 0. */
export interface Place {
  file: string;
  line: number;
}

/** A fault that was put into a generated text. */
export interface Planted {
  /** A paragraph that stands elsewhere too, word for word or nearly so; a number left out before this heading. */
  kind: 'exact' | 'near' | 'skip';
  place: Place;
  /** Where the copied paragraph was written first. */
  source?: Place;
}

/** What `lint --format json` says of a file, as far as it is judged. */
export interface LintedFile {
  file: string;
  findings: {
    rule: string;
    range: LineRange;
    related?: { file?: string; range: LineRange }[];
  }[];
}

/** Lines of a file, the last one included. */
export interface LineRange {
  start: { line: number };
  end: { line: number };
}

/** How many planted faults were found, and what was found that was not planted. */
export interface Recall {
  planted: Record<Planted['kind'], number>;
  found: Record<Planted['kind'], number>;
  /** Rule and place of each finding about repeats or left out numbers that nobody planted. */
  invented: string[];
}

/** A copy is found where one of these names both its places: copies behind a run-in title share sentences, not a paragraph. */
const REPEAT_RULES = new Set(['duplicate-paragraph', 'near-duplicate-paragraph', 'duplicate-sentence']);

/**
 * Holds findings against what was planted.
 *
 * @param nameOf the name under which a file was generated
 */
export function judge(
  planted: readonly Planted[],
  linted: readonly LintedFile[],
  nameOf: (file: string) => string,
): Recall {
  // Copies of one paragraph are copies of each other.
  const groupAt = new Map<string, string>();
  const skipAt = new Set<string>();
  for (const { place, source } of planted) {
    if (!source) skipAt.add(keyOf(place));
    else {
      groupAt.set(keyOf(source), keyOf(source));
      groupAt.set(keyOf(place), keyOf(source));
    }
  }

  const copies = new Set<string>();
  const skips = new Set<string>();
  const invented: string[] = [];
  for (const { file, findings } of linted) {
    for (const { rule, range, related = [] } of findings) {
      const places = linesOf(nameOf(file), range);
      const [place] = places as [string];
      if (rule === 'heading-number-gap') {
        if (skipAt.has(place)) skips.add(place);
        else invented.push(`${rule} ${place}`);
      } else if (REPEAT_RULES.has(rule)) {
        // A heading that reads the same by chance makes one passage of two paragraphs: every line counts.
        const others = related.flatMap((other) => linesOf(nameOf(other.file ?? file), other.range));
        const groups = new Set(others.map((other) => groupAt.get(other)));
        const own = places.filter((line) => groupAt.has(line) && groups.has(groupAt.get(line)));
        const named = new Set(own.map((line) => groupAt.get(line)));
        for (const key of [...own, ...others]) if (named.has(groupAt.get(key))) copies.add(key);
        if (own.length === 0) invented.push(`${rule} ${place} ${others.join(' ')}`);
      }
    }
  }
  const isFound = ({ kind, place }: Planted) => (kind === 'skip' ? skips : copies).has(keyOf(place));

  const count = (faults: readonly Planted[]) => ({
    exact: faults.filter(({ kind }) => kind === 'exact').length,
    near: faults.filter(({ kind }) => kind === 'near').length,
    skip: faults.filter(({ kind }) => kind === 'skip').length,
  });
  return { planted: count(planted), found: count(planted.filter(isFound)), invented };
}

/** The keys of all lines of a range. */
function linesOf(file: string, { start, end }: LineRange): string[] {
  return Array.from({ length: end.line - start.line + 1 }, (_, i) => keyOf({ file, line: start.line + i }));
}

function keyOf({ file, line }: Place): string {
  return `${file}:${line + 1}`;
}
