import type { MarkerStyle, ParsedText, Report, Section } from '../report/model.ts';
import { remembered } from '../report/remembered.ts';
import { walk } from '../report/walk.ts';
import type { Span } from '../text/span.ts';
import { hasLostCharacters } from './extraction-damage.ts';

/** A contents entry and the heading it announces. */
export interface ContentsPair {
  entry: Section;
  heading: Section;
  /** Whether marker and title agree; a title that breaks off at a comma of the heading does. */
  agrees: boolean;
}

/** What the contents of a report and the headings of its body have in common, each list in text order. */
export interface ContentsMatch {
  pairs: ContentsPair[];
  /** Pairs of equal title that stand in another order in the body. */
  moved: ContentsPair[];
  /** Entries without a heading, each with the heading of the next entry that has one. */
  extra: { entry: Section; next?: Section }[];
  /** Headings without an entry, of the levels that the contents lists. */
  missing: { heading: Section; after?: Section }[];
  /** Whether the contents as a whole seems to belong to another state of the report: its places are not worth naming one by one. */
  isStale: boolean;
}

const NOTHING: ContentsMatch = { pairs: [], moved: [], extra: [], missing: [], isStale: false };

/** More faults than this, and more than this share of the entries, are not slips. */
const MOST_FAULTS = 3;
const MOST_FAULTY = 1 / 4;
/** Below this share of entries with a heading the contents has been read amiss, or is that of another text. */
const LEAST_MATCHED = 1 / 2;
/** Of a form of marker that the contents lists at least this share of the headings has an entry. */
const LEAST_LISTED = 1 / 2;
/** So many entries without a heading at one end of the contents stand for a part that is not in the file. */
const CUT_ENTRIES = 3;
/** Beyond this many comparisons it is no contents. */
const MOST_COMPARISONS = 4_000_000;

/**
 * Lays the entries of the contents beside the headings of the body: the pairing in text order in which the most titles,
 * then the most numbers agree. Empty where the report has no contents, or lost so many characters that nothing can be said.
 */
export const matchContents = remembered(compare);

function compare(document: ParsedText, report: Report): ContentsMatch {
  const entries = [...walk(report.contents?.sections ?? [])].filter(({ marker }) => marker);
  if (entries.length === 0) return NOTHING;
  const styles = new Set(entries.map(({ marker }) => marker?.style));
  const all = [...walk(report.sections)];
  const headings = all.filter(({ marker, kind }) => marker && kind !== 'lead' && styles.has(marker.style));
  if (headings.length === 0 || entries.length * headings.length > MOST_COMPARISONS) return NOTHING;
  if (hasLostCharacters(document)) return NOTHING;
  const titles = new Map([...entries, ...headings].map((section) => [section, comparableTitle(document, section)]));
  const likeness = (entry: Section, heading: Section): number => likenessOf(entry, heading, titles);
  const aligned = align(entries, headings, likeness);
  const partnerOf = new Map(aligned.map(({ entry, heading }) => [entry, heading]));
  const entryOf = new Map(aligned.map(({ entry, heading }) => [heading, entry]));
  const free = headings.filter((heading) => !entryOf.has(heading));
  const moved: ContentsPair[] = [];
  for (const entry of entries) {
    if (partnerOf.has(entry)) continue;
    const heading = free.find((one) => !entryOf.has(one) && likeness(entry, one) >= TITLE);
    if (!heading) continue;
    moved.push({ entry, heading, agrees: true });
    partnerOf.set(entry, heading);
    entryOf.set(heading, entry);
  }
  agreeOnNumbers(report, aligned, moved, likeness);
  const extra = withoutCutEnds(report, entries, partnerOf);
  const missing = missingHeadings(headings, entryOf);
  const faults = moved.length + extra.length + missing.length + aligned.filter(({ agrees }) => !agrees).length;
  const present = entries.length - (entries.filter((entry) => !partnerOf.has(entry)).length - extra.length);
  if (partnerOf.size < present * LEAST_MATCHED) return { ...NOTHING, isStale: isWhole(report) };
  return {
    pairs: aligned,
    moved,
    extra,
    missing,
    isStale: faults > Math.max(MOST_FAULTS, entries.length * MOST_FAULTY),
  };
}

function isWhole({ partial }: Report): boolean {
  return !partial.head && !partial.tail;
}

/**
 * Beside an entry that stands in the wrong place the numbers of its siblings are shifted, which is no fault of theirs; and where
 * the headings themselves are numbered wrongly, that is the fault, and not that the contents differs.
 */
function agreeOnNumbers(
  report: Report,
  aligned: readonly ContentsPair[],
  moved: readonly ContentsPair[],
  likeness: (entry: Section, heading: Section) => number,
): void {
  const parents = new Set(moved.map(({ entry }) => entry.parent));
  const misnumbered = new Set(report.faults.flatMap(({ series }) => series.members));
  for (const pair of aligned) {
    const isShifted = parents.has(pair.entry.parent) || misnumbered.has(pair.heading);
    if (isShifted && likeness(pair.entry, pair.heading) >= TITLE) pair.agrees = true;
  }
}

/** A title equal to the other, or its first half. */
const TITLE = 8;
const NUMBER = 2;
const LEVEL = 1;

/** How well an entry goes together with a heading, 0 = not at all. */
function likenessOf(entry: Section, heading: Section, titles: ReadonlyMap<Section, string>): number {
  const sameStyle = entry.marker?.style === heading.marker?.style;
  const sameNumber = sameStyle && entry.marker?.ordinal === heading.marker?.ordinal;
  const level = entry.level === heading.level ? LEVEL : 0;
  const title = announces(titles.get(entry) ?? '', titles.get(heading) ?? '', heading.kind === 'glued');
  if (title) return TITLE + (sameNumber ? NUMBER : 0) + level;
  return sameNumber && level > 0 ? NUMBER + level : 0;
}

/** Whether the entry prints the whole title of the heading, or its beginning up to a comma or a break of its lines. */
function announces(entry: string, title: string, isOpenEnded: boolean): boolean {
  if (entry === '' || title === '') return false;
  if (entry === title) return true;
  if (title.startsWith(entry)) return isOpenEnded || /[,,。:;—]/.test(title[entry.length] as string);
  return isOpenEnded && entry.startsWith(title);
}

/** The page number that ends a contents entry, with its own place and that of the dots before it; undefined where there is none. */
export function pageNumberOf({ folded }: ParsedText, entry: Section): { number: number; span: Span } | undefined {
  const { start, end } = entry.title.span;
  const match = PAGE_NUMBER.exec(folded.slice(start, end));
  return match ? { number: Number(match[1]), span: { start: start + match.index, end } } : undefined;
}

/** The words of a title in one width, without blanks, dots and page numbers behind them. */
function comparableTitle({ folded }: ParsedText, { title }: Section): string {
  return folded
    .slice(title.span.start, title.span.end)
    .replace(PAGE_NUMBER, '')
    .replace(/[ \r\n]+/g, '')
    .replace(/[。,、:;]+$/, '');
}

/** A page number at the end of a contents entry: behind dots, dashes or blanks. */
const PAGE_NUMBER = /[ .·…—(-]+(\d{1,4})[ )—-]{0,3}$/;

/** The pairing in text order with the highest sum of likeness. */
function align(
  entries: readonly Section[],
  headings: readonly Section[],
  likeness: (entry: Section, heading: Section) => number,
): ContentsPair[] {
  const width = headings.length + 1;
  const best = new Float64Array((entries.length + 1) * width);
  const gain = new Uint8Array((entries.length + 1) * width);
  for (let i = entries.length - 1; i >= 0; i--) {
    for (let k = headings.length - 1; k >= 0; k--) {
      const at = i * width + k;
      const value = likeness(entries[i] as Section, headings[k] as Section);
      gain[at] = value;
      const skipped = Math.max(best[at + width] as number, best[at + 1] as number);
      best[at] = value > 0 ? Math.max(skipped, value + (best[at + width + 1] as number)) : skipped;
    }
  }
  const pairs: ContentsPair[] = [];
  let i = 0;
  let k = 0;
  while (i < entries.length && k < headings.length) {
    const at = i * width + k;
    const value = gain[at] as number;
    if (value > 0 && best[at] === value + (best[at + width + 1] as number)) {
      pairs.push({ entry: entries[i] as Section, heading: headings[k] as Section, agrees: value >= TITLE + NUMBER });
      i++;
      k++;
    } else if (best[at] === best[at + width]) i++;
    else k++;
  }
  return pairs;
}

/** The entries without a heading, except those of a part of the report that is not in the file. */
function withoutCutEnds(
  report: Report,
  entries: readonly Section[],
  partnerOf: ReadonlyMap<Section, Section>,
): ContentsMatch['extra'] {
  let from = entries.findIndex((entry) => partnerOf.has(entry));
  let to = entries.findLastIndex((entry) => partnerOf.has(entry)) + 1;
  if (!report.partial.head && from < CUT_ENTRIES) from = 0;
  if (!report.partial.tail && entries.length - to < CUT_ENTRIES) to = entries.length;
  const extra: ContentsMatch['extra'] = [];
  let next: Section | undefined;
  for (let i = entries.length - 1; i >= Math.max(0, from); i--) {
    const entry = entries[i] as Section;
    const heading = partnerOf.get(entry);
    if (heading) next = heading;
    else if (i < to) extra.push({ entry, ...(next && { next }) });
  }
  return extra.reverse();
}

/**
 * The headings without an entry that should have one: a sibling has one, or nearly all headings of the form have. Each with the
 * entry it should stand behind, where there is one.
 */
function missingHeadings(
  headings: readonly Section[],
  entryOf: ReadonlyMap<Section, Section>,
): ContentsMatch['missing'] {
  const listed = new Map<MarkerStyle, { all: number; matched: number }>();
  const listedParents = new Set<Section | undefined>();
  for (const heading of headings) {
    const style = (heading.marker as NonNullable<Section['marker']>).style;
    const count = listed.get(style) ?? { all: 0, matched: 0 };
    listed.set(style, count);
    count.all++;
    if (!entryOf.has(heading)) continue;
    count.matched++;
    listedParents.add(heading.parent);
  }
  const missing: ContentsMatch['missing'] = [];
  let after: Section | undefined;
  for (const heading of headings) {
    const own = entryOf.get(heading);
    if (own) {
      after = own;
      continue;
    }
    const count = listed.get((heading.marker as NonNullable<Section['marker']>).style);
    const isListed = count !== undefined && count.matched >= count.all * LEAST_LISTED;
    const isUnderListed =
      heading.parent === undefined || entryOf.has(heading.parent) || listedParents.has(heading.parent);
    if (isListed && isUnderListed) missing.push({ heading, ...(after && { after }) });
  }
  return missing;
}
