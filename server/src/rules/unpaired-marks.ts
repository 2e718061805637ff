import type { Paragraph, ParsedText, Region, Report } from '../report/model.ts';
import { type Occurrence, occurrencesIn, passages } from './running-text.ts';

/** Marks that open and close one another, in their folded form. */
export type MarkPairs = ReadonlyMap<string, string>;

/** A mark whose partner does not stand in its paragraph. */
export interface UnpairedMark extends Occurrence {
  /** The mark that is missing. */
  partner: string;
}

const REGIONS: ReadonlySet<Region> = new Set(['body', 'glossary', 'attachment']);

/** 1) or a) at the start of an item: a marker, not a bracket. */
const HALF_PAREN_MARKER = /(?:^|[。;:,、! ])(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z])$/;
const MARKER_LENGTH = 4;

/** A bracket alone on its line is left over from the page around the text. */
const SHORTEST_PARAGRAPH = 3;

const SENTENCE_END = /[。!?;:]$/;

/**
 * The marks of `pairs` (closing mark by opening mark) without a partner, at most one for a paragraph, in text order. A
 * paragraph that was cut inside a sentence is read together with the next one.
 */
export function* unpairedMarks(
  context: { document: ParsedText; report: Report },
  pairs: MarkPairs,
): Iterable<UnpairedMark> {
  const pattern = new RegExp(
    `[${[...pairs]
      .flat()
      .map((mark) => `\\${mark}`)
      .join('')}]`,
    'g',
  );
  const openerOf = new Map([...pairs].map(([open, close]) => [close, open]));
  /** Open marks of each kind; of marks that overlap each finds its own partner. */
  const open = new Map([...pairs.keys()].map((mark): [string, Occurrence[]] => [mark, []]));
  let reported: Paragraph | undefined;
  const once = function* (marks: Iterable<UnpairedMark>): Iterable<UnpairedMark> {
    for (const mark of marks) {
      if (mark.passage.paragraph !== reported) yield mark;
      reported = mark.passage.paragraph;
    }
  };
  const takeOpen = (): UnpairedMark[] => {
    const left = [...open].flatMap(([mark, marks]) =>
      marks.splice(0).map((found): UnpairedMark => ({ ...found, partner: pairs.get(mark) as string })),
    );
    return left.sort((a, b) => a.span.start - b.span.start);
  };
  for (const passage of passages(context, REGIONS)) {
    if (passage.text.length < SHORTEST_PARAGRAPH) continue;
    for (const found of occurrencesIn(passage, pattern)) {
      const mark = found.match[0];
      const opener = openerOf.get(mark);
      if (opener === undefined) open.get(mark)?.push(found);
      else if (open.get(opener)?.pop() === undefined && !isHalfParenMarker(passage.text, found.match.index)) {
        yield* once([{ ...found, partner: opener }]);
      }
    }
    if (SENTENCE_END.test(passage.text) || passage.paragraph.section?.kind === 'block') yield* once(takeOpen());
  }
  yield* once(takeOpen());
}

function isHalfParenMarker(text: string, at: number): boolean {
  return text.charAt(at) === ')' && HALF_PAREN_MARKER.test(text.slice(Math.max(0, at - MARKER_LENGTH), at));
}
