import { parseOrdinal } from '../text/numerals.ts';
import { overlaps, type Span } from '../text/span.ts';
import { UnitSet } from '../text/unit-set.ts';
import { AttachmentLines } from './attachment-lines.ts';
import type { CrossReference, MarkerStyle, Report, Section } from './model.ts';
import { eachInSteps, type Steps } from './steps.ts';
import { walk } from './walk.ts';

const NUMBER = '([一二三四五六七八九十百]{1,6}|[0-9]{1,3})';
const REFERENCE = new RegExp(
  `第 ?${NUMBER} ?(部分|[篇编章节条])|(第 ?)?\\( ?${NUMBER} ?\\) ?([项款点条])?|(附[件表录]) ?${NUMBER}?`,
  'y',
);
/** What a reference begins with, and what follows each beginning. */
const OPENING = new UnitSet('第(附');
const BEHIND_BRACKET = new UnitSet('一二三四五六七八九十百0123456789 ');
const BEHIND_RANK = new UnitSet('一二三四五六七八九十百0123456789 (');
const BEHIND_ATTACHED = new UnitSet('件表录');

/** Behind a title in 《》 or the name of a law or plan a number is one of that document. */
const OTHER_DOCUMENT = /(?:[》〉]|[^办]法|条例|细则|规定|决定|决议|规划|纲要|计划|公约|章程) ?$/;
/** What makes a number in brackets a reference: words that point, in front of it. */
const POINTS_BEFORE =
  /(?:[前上下后]述|[前上下]文|前款|[详参]?见|参照|[按依]照?|依据|根据|对照|本(?:部分|[章节条])) ?第?$/;
/** … or behind it. */
const POINTS_BEHIND = /^(?:所[述列]|中所|部分)/;
/** What may stand between the parts of one reference: 第三部分的（二）. */
const STEP_DOWN = /^ ?的? ?$/;
/** What may stand between references to neighbours: （二）、（三）, （一）至（四）. */
const STEP_ASIDE = /^ ?[、和及与至到] ?$/;
/** Words around a reference that are looked at. */
const AROUND = 8;

/** Some three milliseconds' work. */
const PARAGRAPHS_A_STEP = 2_000;

/**
 * Cross references in the running text of `report`, in text order: 第三部分, 第二章, 第（二）项, 前述（二）, 附件1. Only those whose
 * heading is in the report; numbers of laws and plans are none, nor are the markers of headings and lists. `folded` is the
 * folded text of the file; offsets are UTF-16 units into it. Linear in the text.
 */
export function* findReferences(folded: string, report: Omit<Report, 'references'>): Steps<CrossReference[]> {
  let places: Places | undefined;
  const found: CrossReference[] = [];
  yield* eachInSteps(report.paragraphs, PARAGRAPHS_A_STEP, ({ span, region }) => {
    if (region !== 'body' && region !== 'attachment') return;
    let last: CrossReference | undefined;
    for (const match of matchesIn(folded, span)) {
      // Made for the first that looks like a reference: most reports have none.
      places ??= new Places(folded, report);
      const { outline, attachments, markers } = places;
      const here = { start: match.index, end: match.index + match[0].trimEnd().length };
      if (markers.overlaps(here)) continue;
      const sight = {
        before: folded.slice(Math.max(span.start, here.start - AROUND), here.start),
        behind: folded.slice(here.end, Math.min(span.end, here.end + AROUND)),
        last,
        between: last ? folded.slice(last.span.end, Math.min(here.start, last.span.end + AROUND)) : '',
      };
      const reference = match[6]
        ? toAttachment(match, here, sight, here.start === span.start, attachments)
        : toSection(match, here, sight, outline);
      if (!reference || overlaps(reference.target, here)) continue;
      found.push(reference);
      last = reference;
    }
  });
  return found;
}

/** What the words of a reference may mean. */
class Places {
  readonly outline: NumberedOutline;
  readonly attachments: AttachmentLines;
  readonly markers: SpanCursor;

  constructor(folded: string, report: Omit<Report, 'references'>) {
    this.outline = new NumberedOutline(report);
    this.attachments = new AttachmentLines(folded, report);
    this.markers = new SpanCursor(markersOf(report));
  }
}

/** The matches of `REFERENCE` in the paragraph, with offsets into `folded`. */
function* matchesIn(folded: string, { start, end }: Span): Iterable<RegExpExecArray> {
  let next = start;
  for (let at = OPENING.find(folded, start, end); at < end; at = OPENING.find(folded, next, end)) {
    next = at + 1;
    const char = folded[at];
    const behind = char === '第' ? BEHIND_RANK : char === '(' ? BEHIND_BRACKET : BEHIND_ATTACHED;
    if (!behind.has(folded.charCodeAt(at + 1))) continue;
    REFERENCE.lastIndex = at;
    const match = REFERENCE.exec(folded);
    if (!match) continue;
    next = at + match[0].length;
    yield match;
  }
}

/** What surrounds the words that may refer. */
interface Sight {
  before: string;
  behind: string;
  /** The reference before it in the paragraph. */
  last: CrossReference | undefined;
  between: string;
}

function toAttachment(
  match: RegExpExecArray,
  span: Span,
  { before }: Sight,
  opensParagraph: boolean,
  lines: AttachmentLines,
): CrossReference | undefined {
  const [, , , , , , word, digits] = match;
  // At the head of its paragraph it is the attachment's own line, or one of the list.
  if (opensParagraph || OTHER_DOCUMENT.test(before)) return undefined;
  if (digits === undefined && !/见 ?$/.test(before)) return undefined;
  const line = lines.find(word ?? '', digits === undefined ? undefined : parseOrdinal(digits));
  if (!line) return undefined;
  return { span, target: line.span, ...(line.section && { section: line.section }) };
}

function toSection(
  match: RegExpExecArray,
  span: Span,
  { before, behind, last, between }: Sight,
  outline: NumberedOutline,
): CrossReference | undefined {
  const [, division, unit, ordinalWord, bracketed, item] = match;
  const ordinal = parseOrdinal(division ?? bracketed ?? '');
  if (ordinal === undefined) return undefined;
  const above = last?.section && STEP_DOWN.test(between) ? last.section : undefined;
  const beside = last?.section && STEP_ASIDE.test(between) ? last.section : undefined;
  let section: Section | undefined;
  if (unit) {
    if (!above && !beside && OTHER_DOCUMENT.test(before)) return undefined;
    section = outline.division(unit, ordinal, span.start, above);
  } else {
    const points = ordinalWord || item || POINTS_BEFORE.test(before) || POINTS_BEHIND.test(behind);
    if (!above && !beside && (!points || OTHER_DOCUMENT.test(before))) return undefined;
    const style = /[0-9]/.test(bracketed ?? '') ? 'arabic-paren' : 'han-paren';
    section = above
      ? outline.child(above, style, ordinal)
      : beside
        ? outline.child(beside.parent, style, ordinal)
        : outline.around(style, ordinal, span.start);
  }
  return section && { span, target: section.heading, section };
}

const DIVISIONS: Readonly<Record<string, MarkerStyle>> = {
  部分: 'part',
  篇: 'part',
  编: 'part',
  章: 'chapter',
  节: 'section',
  条: 'article',
};

/** The numbered headings of a report, for looking them up by number. */
class NumberedOutline {
  /** Outermost sections by number. */
  readonly #outermost = new Map<number, Section[]>();
  readonly #byNumber = new Map<string, Section[]>();
  readonly #children = new Map<Section | undefined, Map<string, Section>>();
  /** Sections around the place last asked about, outermost first. */
  readonly #path: Section[] = [];
  readonly #inOrder: Section[] = [];
  #next = 0;

  constructor({ sections }: Pick<Report, 'sections'>) {
    for (const section of walk(sections)) {
      if (section.kind === 'lead') continue;
      this.#inOrder.push(section);
      if (!section.marker) continue;
      const key = keyOf(section.marker.style, section.marker.ordinal);
      const same = this.#byNumber.get(key);
      if (same) same.push(section);
      else this.#byNumber.set(key, [section]);
      if (!section.parent && OUTERMOST.has(section.marker.style)) {
        const { ordinal } = section.marker;
        this.#outermost.set(ordinal, [...(this.#outermost.get(ordinal) ?? []).slice(0, 1), section]);
      }
      const siblings = this.#children.get(section.parent) ?? new Map<string, Section>();
      this.#children.set(section.parent, siblings);
      if (!siblings.has(key)) siblings.set(key, section);
    }
  }

  /**
   * The one 第 `ordinal` `unit` that can be meant at `offset`: under `above`, else around the place, else in the report. A report
   * without 第一部分 calls its outermost sections so.
   */
  division(unit: string, ordinal: number, offset: number, above: Section | undefined): Section | undefined {
    const style = DIVISIONS[unit] as MarkerStyle;
    if (above) return this.child(above, style, ordinal);
    const all = this.#byNumber.get(keyOf(style, ordinal));
    if (all) return onlyOne(all) ?? this.around(style, ordinal, offset);
    if (unit !== '部分' || this.#byNumber.has(keyOf('part', 1))) return undefined;
    return onlyOne(this.#outermost.get(ordinal) ?? []);
  }

  /** The heading of that number nearest around `offset`: among the children of the innermost section that has one. */
  around(style: MarkerStyle, ordinal: number, offset: number): Section | undefined {
    const path = this.#pathTo(offset);
    for (let i = path.length - 1; i >= 0; i--) {
      const child = this.child(path[i], style, ordinal);
      if (child) return path.includes(child) ? undefined : child;
    }
    const outermost = this.child(undefined, style, ordinal);
    return outermost && !path.includes(outermost) ? outermost : undefined;
  }

  /** The first child of `parent` with that number; of the report where there is no parent. */
  child(parent: Section | undefined, style: MarkerStyle, ordinal: number): Section | undefined {
    return this.#children.get(parent)?.get(keyOf(style, ordinal));
  }

  /** `offset` must not be less than the one asked about before. */
  #pathTo(offset: number): readonly Section[] {
    for (let next = this.#inOrder[this.#next]; next && next.heading.start <= offset; next = this.#inOrder[this.#next]) {
      while (this.#path.length > 0 && this.#path.at(-1) !== next.parent) this.#path.pop();
      this.#path.push(next);
      this.#next++;
    }
    return this.#path;
  }
}

/** Markers of the outermost sections of a report that has no 第一部分. */
const OUTERMOST: ReadonlySet<MarkerStyle> = new Set(['han', 'arabic']);

function keyOf(style: MarkerStyle, ordinal: number): string {
  return `${style} ${ordinal}`;
}

function onlyOne<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}

/** Markers of headings and of lists, and note marks, in text order. */
function markersOf({ sections, enumerations, noteMarks }: Omit<Report, 'references'>): Span[] {
  const spans: Span[] = noteMarks.map(({ span }) => span);
  for (const { marker } of walk(sections)) if (marker) spans.push(marker.span);
  for (const { items } of enumerations) for (const { marker } of items) spans.push(marker);
  return spans.sort((a, b) => a.start - b.start);
}

/** Asks of spans in text order whether one of `spans` overlaps them. */
class SpanCursor {
  readonly #spans: readonly Span[];
  #next = 0;

  constructor(spans: readonly Span[]) {
    this.#spans = spans;
  }

  overlaps(span: Span): boolean {
    while ((this.#spans[this.#next]?.end ?? Number.POSITIVE_INFINITY) <= span.start) this.#next++;
    const at = this.#spans[this.#next];
    return at !== undefined && overlaps(at, span);
  }
}
