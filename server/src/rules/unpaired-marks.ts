import type { Paragraph, ParsedText, Region, Report } from '../report/model.ts';
import type { Span } from '../text/span.ts';
import { UnitSet } from '../text/unit-set.ts';
import { passages } from './running-text.ts';

/** Marks that open and close one another, in their folded form. Made once, with its module: a set of units takes 64 KB. */
export class MarkPairs {
  readonly opening: readonly string[];
  readonly all: UnitSet;
  readonly #partners = new Map<string, string>();

  /** `pairs`: each opening mark before the one that closes it. */
  constructor(...pairs: readonly string[]) {
    this.opening = pairs.map((pair) => pair.charAt(0));
    this.all = new UnitSet(pairs.join(''));
    for (const pair of pairs) {
      const [open, close] = [pair.charAt(0), pair.charAt(1)];
      this.#partners.set(open, close);
      this.#partners.set(close, open);
    }
  }

  partnerOf(mark: string): string {
    return this.#partners.get(mark) as string;
  }
}

/** A mark whose partner does not stand in its paragraph. */
export interface UnpairedMark {
  span: Span;
  paragraph: Paragraph;
  /** The mark that is missing. */
  partner: string;
}

const REGIONS: ReadonlySet<Region> = new Set(['body', 'glossary', 'attachment']);

/** 1) or a) at the start of an item: a marker, not a bracket. */
const HALF_PAREN_MARKER = /(?:^|[。;:,、! ])(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z])$/;
const MARKER_LENGTH = 4;

/** A bracket alone on its line is left over from the page around the text. */
const SHORTEST_PARAGRAPH = 3;

const SENTENCE_END = new UnitSet('。!?;:');

/**
 * The marks of `pairs` without a partner, at most one for a paragraph, in text order. A
 * paragraph that was cut inside a sentence is read together with the next one.
 */
export function* unpairedMarks(
  context: { document: ParsedText; report: Report },
  pairs: MarkPairs,
): Iterable<UnpairedMark> {
  const { folded } = context.document;
  const marks = pairs.all;
  /** Open marks of each kind; of marks that overlap each finds its own partner. */
  const open = new Map(pairs.opening.map((mark): [string, UnpairedMark[]] => [mark, []]));
  let areOpen = 0;
  let reported: Paragraph | undefined;
  const once = function* (unpaired: Iterable<UnpairedMark>): Iterable<UnpairedMark> {
    for (const mark of unpaired) {
      if (mark.paragraph !== reported) yield mark;
      reported = mark.paragraph;
    }
  };
  const takeOpen = (): UnpairedMark[] => {
    areOpen = 0;
    const left = [...open.values()].flatMap((unpaired) => unpaired.splice(0));
    return left.sort((a, b) => a.span.start - b.span.start);
  };
  for (const { paragraph } of passages(context, REGIONS)) {
    const { start, end } = paragraph.span;
    if (end - start < SHORTEST_PARAGRAPH) continue;
    for (let at = marks.find(folded, start, end); at < end; at = marks.find(folded, at + 1, end)) {
      const mark = folded.charAt(at);
      const unpaired = { span: { start: at, end: at + 1 }, paragraph, partner: pairs.partnerOf(mark) };
      const opened = open.get(mark);
      if (opened) {
        opened.push(unpaired);
        areOpen++;
      } else if (open.get(unpaired.partner)?.pop()) areOpen--;
      else if (!isHalfParenMarker(folded, start, at)) yield* once([unpaired]);
    }
    if (areOpen === 0) continue;
    if (SENTENCE_END.has(folded.charCodeAt(end - 1)) || paragraph.section?.kind === 'block') yield* once(takeOpen());
  }
  yield* once(takeOpen());
}

/** Whether the bracket at `at` closes the marker of an item; the paragraph begins at `start`. */
function isHalfParenMarker(folded: string, start: number, at: number): boolean {
  return folded[at] === ')' && HALF_PAREN_MARKER.test(folded.slice(Math.max(start, at - MARKER_LENGTH), at));
}
