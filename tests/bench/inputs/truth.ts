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
    range: { start: { line: number } };
    related?: { file?: string; range: { start: { line: number } } }[];
  }[];
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

  const named = new Set<string>();
  const invented: string[] = [];
  for (const { file, findings } of linted) {
    for (const { rule, range, related = [] } of findings) {
      const place = keyOf({ file: nameOf(file), line: range.start.line });
      if (rule === 'heading-number-gap') {
        if (skipAt.has(place)) named.add(place);
        else invented.push(`${rule} ${place}`);
      } else if (REPEAT_RULES.has(rule)) {
        const others = related.map((other) =>
          keyOf({ file: nameOf(other.file ?? file), line: other.range.start.line }),
        );
        const group = groupAt.get(place);
        const same = others.filter((other) => group !== undefined && groupAt.get(other) === group);
        for (const key of same.length > 0 ? [place, ...same] : []) named.add(key);
        if (same.length === 0) invented.push(`${rule} ${place} ${others.join(' ')}`);
      }
    }
  }

  const count = (faults: readonly Planted[]) => ({
    exact: faults.filter(({ kind }) => kind === 'exact').length,
    near: faults.filter(({ kind }) => kind === 'near').length,
    skip: faults.filter(({ kind }) => kind === 'skip').length,
  });
  return { planted: count(planted), found: count(planted.filter(({ place }) => named.has(keyOf(place)))), invented };
}

function keyOf({ file, line }: Place): string {
  return `${file}:${line + 1}`;
}
