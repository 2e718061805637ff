import type { Lead } from './scan.ts';

/** Figures below in twentieths: sums of whole numbers are exact, so that equal readings are equal, and need no memory. */
const UNIT = 20;

/** Numbers of the lower layers inside a line are left in the text more easily: times this. */
export const LESSER_STYLE = 0.75;

/**
 * What each decision of the structure search costs. The search keeps the reading of a report with the lowest sum; a unit is
 * about how surprised an editor would be. Counts behind the figures: 544 published reports (docs/architecture.md).
 */
export const COST = inTwentieths({
  /** Taking a candidate for a heading although this stands before it. */
  accept: {
    'line-start': 0,
    'stop-blank': 0.3,
    'colon-blank': 0.4,
    stop: 3,
    colon: 3.5,
    blank: 2,
  } satisfies Record<Lead, number>,
  /** Leaving a candidate in the text although this stands before it. */
  reject: {
    'line-start': 6,
    'stop-blank': 5.6,
    'colon-blank': 5.6,
    stop: 0.8,
    colon: 0.4,
    blank: 1.6,
  } satisfies Record<Lead, number>,

  /** Leaving what looks like a number but may be a quantity, a list or an aside. */
  rejectDoubtful: 1,
  /** Leaving a number behind a bracket that never closes. */
  rejectOpenBracket: 4,
  /** Leaving a lone `、` or `.`, or a lone `)` before a long sentence. */
  rejectLooseStop: 2,

  /** A number inside a paragraph, right behind the sentence before: almost always a list in the text. */
  inlineArabic: 6,
  /** 二、三产业: the marker is the first half of a list of numerals. */
  numeralList: 4.5,
  numeralListAtLineStart: 2,
  /** 1.5亿: a digit behind the marker; fatal unless the number continues a series. */
  digitFollows: 1,
  digitFollowsUnannounced: 6,
  /** 一. 一， instead of 一、 */
  wrongStop: 1.5,
  /** Part of the marker is lost. */
  damage: 1,
  /** A lost numeral that opens a series. */
  damageOpens: 2,
  /** A paragraph that goes on with the next number: the numbers are a list inside it. */
  listInParagraph: 6,
  /** A lost numeral read in a less likely style. */
  damageUnlikelyStyle: 0.5,
  /** A closing bracket lost: `（三十周年` looks the same. */
  closeBracketLost: 2.5,
  /** A heading whose first sentence is longer than titles ever are. */
  overlongTitle: 1.5,
  /** 1.1 and a. head few reports. */
  rareStyle: 0.6,

  /** Numbers missing in a series: once, and a little for each. */
  gap: 4,
  gapEach: 0.15,
  /** The number that was missing comes late: two neighbours are swapped. */
  late: 1,
  /** A wrong number where the right one was due. */
  misprint: 5,
  /** The right number in the form of another layer. */
  otherForm: 3.5,
  /** … although it also counts on, with a gap, from a heading of its own form. */
  otherFormOrGap: 1,
  /** A heading more, with a number that was there before. */
  repeat: 5,

  /** A series that does not begin at 1 … */
  startLate: 5,
  /** … at the head of a report, whose beginning may be cut off … */
  startLateAtHead: 1.5,
  /** … or counting on over its parent, as some reports do. */
  runOn: 0.6,
  runOnOverPlain: 3,
  /** A second series under one parent. */
  restart: 1.5,
  /** … and at the top of the report, where each number should stand once. */
  restartOutermost: 2.5,
  /** Siblings in another style than the ones before them: of a higher layer … */
  styleChange: 2,
  /** … or of a lower one, which could as well stand below them. */
  styleFalls: 5,
  /** … when the first has one member only: more likely its number stands twice. */
  restartAfterOne: 4,
  /** … in a report that has its head, where the higher layer should have come first. */
  rankRises: 3,
  /** A series inside one of its own style, or of a style that ranks above it. */
  sameStyleInside: 5.6,
  sameStyleDirectlyInside: 6.5,
  rankInverted: 3.4,
  /** … where this report has done so before. */
  nestedSoBefore: 0.3,

  /** An unnumbered line taken for a heading: the first of its kind, and each further one. */
  plainFirst: 2.2,
  plainNext: 1.2,
  /** Leaving it in the text. */
  plainReject: 0.9,
  /** … when its words are those of a part's title. */
  plainTitleReject: 4,
  /** A reading that costs so much more than the best one never catches up: in published reports none ever did by more than 7.1. */
  hopeless: 9,
});

function inTwentieths<Costs extends Record<string, number | Record<string, number>>>(costs: Costs): Costs {
  const scaled = (cost: number | Record<string, number>): unknown =>
    typeof cost === 'number'
      ? Math.round(cost * UNIT)
      : Object.fromEntries(Object.entries(cost).map(([name, part]) => [name, scaled(part)]));
  return scaled(costs as Record<string, number>) as Costs;
}
