import type { Report, Section } from '../report/model.ts';
import { walk } from '../report/walk.ts';
import { comparable } from './comparable.ts';

/** The heading of the body that the contents entry `entry` announces; undefined where there is none. */
export function headingOf(report: Report, entry: Section): Section | undefined {
  return closest(entry, walk(report.sections));
}

/** The contents entry that announces the heading of the body `section`; undefined where there is none. */
export function contentsEntryOf(report: Report, section: Section): Section | undefined {
  return closest(section, walk(report.contents?.sections ?? []));
}

function closest(wanted: Section, candidates: Iterable<Section>): Section | undefined {
  let best: Section | undefined;
  let most = 0;
  for (const candidate of candidates) {
    const likeness = likenessOf(wanted, candidate);
    if (likeness > most) {
      most = likeness;
      best = candidate;
    }
  }
  return best;
}

/**
 * How well a contents entry and a heading go together, 0 = not at all. Their titles must be equal, or one the beginning of
 * the other (contents often print the first half only); equal numbers and levels decide between several.
 */
function likenessOf(a: Section, b: Section): number {
  if (a.kind === 'lead' || b.kind === 'lead') return 0;
  const titleA = comparable(a.title.text);
  const titleB = comparable(b.title.text);
  if (titleA === '' || titleB === '') return 0;
  const equal = titleA === titleB;
  const [shorter, longer] = titleA.length < titleB.length ? [titleA, titleB] : [titleB, titleA];
  if (!equal && (shorter.length < SHORTEST_HALF || !longer.startsWith(shorter))) return 0;
  const sameNumber = a.marker?.ordinal === b.marker?.ordinal && a.marker?.style === b.marker?.style;
  return 1 + (equal ? 4 : 0) + (sameNumber ? 2 : 0) + (a.level === b.level ? 1 : 0);
}

/** Shortest first half of a title that can be told from a chance agreement, in characters. */
const SHORTEST_HALF = 4;
