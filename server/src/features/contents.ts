import type { Report, Section } from '../report/model.ts';
import { remembered } from '../report/remembered.ts';
import { walk } from '../report/walk.ts';
import { comparable } from './comparable.ts';

/** The heading of the body that the contents entry `entry` announces; undefined where there is none. */
export function headingOf(report: Report, entry: Section): Section | undefined {
  return pairingOf(report).headings.closest(entry);
}

/** The contents entry that announces the heading of the body `section`; undefined where there is none. */
export function contentsEntryOf(report: Report, section: Section): Section | undefined {
  return pairingOf(report).entries.closest(section);
}

/**
 * The heading that `entry` announces, or the entry that announces the heading `section`, where each is the closest to the other:
 * sure enough to change both at once.
 */
export function partnerOf(report: Report, section: Section): Section | undefined {
  const { entries, headings } = pairingOf(report);
  const heading = headings.closest(section);
  const entry = entries.closest(section);
  if (heading && heading !== section && entries.closest(heading) === section) return heading;
  if (entry && entry !== section && headings.closest(entry) === section) return entry;
  return undefined;
}

interface Pairing {
  entries: Titles;
  headings: Titles;
}

const pairingOf = remembered(
  (report: Report): Pairing => ({
    entries: new Titles(report.contents?.sections ?? []),
    headings: new Titles(report.sections),
  }),
);

/** Shortest first half of a title that can be told from a chance agreement, in characters. */
const SHORTEST_HALF = 4;
/** So many sections with one beginning are enough to choose from. */
const MOST_ALIKE = 200;

/** Sections for looking up by what their titles begin with. */
class Titles {
  readonly #byBeginning = new Map<string, Section[]>();

  constructor(sections: readonly Section[]) {
    for (const section of walk(sections)) {
      if (section.kind === 'lead') continue;
      const beginning = wordsOf(section).slice(0, SHORTEST_HALF);
      const alike = this.#byBeginning.get(beginning);
      if (!alike) this.#byBeginning.set(beginning, [section]);
      else if (alike.length < MOST_ALIKE) alike.push(section);
    }
  }

  /** The section that goes best together with `wanted`; undefined where none does. */
  closest(wanted: Section): Section | undefined {
    let best: Section | undefined;
    let most = 0;
    for (const candidate of this.#byBeginning.get(wordsOf(wanted).slice(0, SHORTEST_HALF)) ?? []) {
      const likeness = likenessOf(wanted, candidate);
      if (likeness > most) {
        most = likeness;
        best = candidate;
      }
    }
    return best;
  }
}

/**
 * How well a contents entry and a heading go together, 0 = not at all. Their titles must be equal, or one the beginning of
 * the other (contents often print the first half only); equal numbers and levels decide between several.
 */
function likenessOf(a: Section, b: Section): number {
  if (a.kind === 'lead' || b.kind === 'lead') return 0;
  const titleA = wordsOf(a);
  const titleB = wordsOf(b);
  if (titleA === '' || titleB === '') return 0;
  const equal = titleA === titleB;
  const [shorter, longer] = titleA.length < titleB.length ? [titleA, titleB] : [titleB, titleA];
  if (!equal && (shorter.length < SHORTEST_HALF || !longer.startsWith(shorter))) return 0;
  const sameNumber = a.marker?.ordinal === b.marker?.ordinal && a.marker?.style === b.marker?.style;
  return 1 + (equal ? 4 : 0) + (sameNumber ? 2 : 0) + (a.level === b.level ? 1 : 0);
}

const words = new WeakMap<Section, string>();

function wordsOf(section: Section): string {
  let found = words.get(section);
  if (found === undefined) {
    found = comparable(section.title.text);
    words.set(section, found);
  }
  return found;
}
