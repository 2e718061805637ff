import type { Candidate, Option } from './candidates.ts';
import { COST } from './costs.ts';
import type { MarkerStyle, NumberingFaultKind } from './model.ts';

/** How an accepted candidate joins the numbered tree. */
export interface Placement {
  candidate: Candidate;
  option: Option;
  /** Depth in the stack of open series: 0 for the outermost. */
  depth: number;
  /** Whether it begins a series. */
  opens: boolean;
  /** The number a reader gives it. */
  ordinal: number;
  fault?: Exclude<NumberingFaultKind, 'damaged'>;
  /** For a series that opens late: the number that should open it. */
  due?: number;
}

/** Ranks of the styles in the order of GB/T 9704—2012, 7.3.3 and GB/T 15834—2011, B.3.8: a lower layer has a higher rank. */
export const RANK: Record<MarkerStyle | 'plain', number> = {
  part: 0,
  chapter: 1,
  section: 2,
  article: 3,
  plain: 0,
  han: 4,
  'han-paren': 5,
  arabic: 6,
  decimal: 6,
  'arabic-paren': 7,
  'arabic-half-paren': 7,
  circled: 8,
  letter: 8,
};

/** A series that is still open, on a stack shared between states. */
interface Open {
  style: MarkerStyle | 'plain';
  last: number;
  /** Numbers left out by the last gap, which may still come late. */
  missing: { from: number; to: number } | undefined;
  parent: Open | undefined;
  depth: number;
  key: string;
}

interface State {
  cost: number;
  top: Open | undefined;
  /** Whether the outermost series began late: the report has lost its head. */
  isHeadCut: boolean;
  /** Whether numbers have run on over a parent before. */
  runsOn: boolean;
  /** Ways of nesting this reading has used before: `style>style`. */
  nestings: ReadonlySet<string>;
  /** Last number of the series closed most recently, by style. */
  closed: ReadonlyMap<MarkerStyle | 'plain', number>;
  /** Decisions so far, newest first. */
  trail: Trail | undefined;
}

interface Trail {
  placement: Placement;
  previous: Trail | undefined;
}

const BEAM_WIDTH = 24;
const NARROW_BEAM_WIDTH = 4;
/** Beyond this many candidates a text is no report; the search stays linear but looks less far. */
const MANY_CANDIDATES = 20_000;
const DEEPEST = 7;
/** A reading that costs so much more than the best one never catches up. */
const HOPELESS = 14;
const LONGEST_TITLE = 50;

/**
 * Chooses which candidates are headings and how they nest: the reading with the lowest sum of costs, found by beam search over
 * stacks of open series. Linear in the number of candidates. Placements come in text order.
 */
export function chooseStructure(candidates: readonly Candidate[]): Placement[] {
  const width = candidates.length > MANY_CANDIDATES ? NARROW_BEAM_WIDTH : BEAM_WIDTH;
  let beam: State[] = [
    {
      cost: 0,
      top: undefined,
      isHeadCut: false,
      runsOn: false,
      nestings: new Set(),
      closed: new Map(),
      trail: undefined,
    },
  ];
  for (const candidate of candidates) {
    const bound = (beam[0] as State).cost + candidate.rejectCost + HOPELESS;
    const next: State[] = [];
    for (const state of beam) {
      if (state.cost > bound) break;
      next.push({ ...state, cost: state.cost + candidate.rejectCost });
      const saved = isBehindTitle(state, candidate) ? candidate.behindTitle : 0;
      const from = saved > 0 ? { ...state, cost: state.cost - saved } : state;
      for (const option of candidate.options) expand(from, candidate, option, bound, next);
    }
    beam = prune(next, width);
  }
  return placements(beam[0]?.trail);
}

/** Whether the heading accepted last stands so close before the candidate that there is only its title between them. */
function isBehindTitle(state: State, candidate: Candidate): boolean {
  const last = state.trail?.placement.candidate;
  return last !== undefined && last.paragraph === candidate.paragraph && candidate.at - last.at <= LONGEST_TITLE;
}

function placements(trail: Trail | undefined): Placement[] {
  const found: Placement[] = [];
  for (let at = trail; at; at = at.previous) found.push(at.placement);
  return found.reverse();
}

function prune(states: State[], width: number): State[] {
  states.sort((a, b) => a.cost - b.cost);
  const kept: State[] = [];
  const seen = new Set<string>();
  for (const state of states) {
    const key = state.top?.key ?? '';
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(state);
    if (kept.length === width) break;
  }
  return kept;
}

function expand(state: State, candidate: Candidate, option: Option, bound: number, next: State[]): void {
  let isOwnOpen = false;
  for (let open = state.top; open; open = open.parent) {
    if (open.style === option.style) {
      isOwnOpen = true;
      proceed(state, open, candidate, option, bound, next);
    } else if (!isOwnOpen && isOfOtherForm(open, candidate, option)) {
      proceed(state, open, candidate, option, bound, next, COST.otherForm);
    }
  }
  let above: Open | undefined;
  for (let parent: Open | undefined = state.top; ; parent = parent.parent) {
    begin(state, parent, above, candidate, option, bound, next);
    if (!parent) break;
    above = parent;
  }
}

/** （一） 二、 （三）: the very number that is due, in the form of another layer, whose own series stands further out or is not open. */
function isOfOtherForm(open: Open, { lineStart }: Candidate, { style, ordinal, reading }: Option): boolean {
  if (open.style === 'plain' || style === 'plain' || !lineStart || reading?.damage) return false;
  return ordinal === open.last + 1;
}

/** Takes the candidate as the next member of `open`. */
function proceed(
  state: State,
  open: Open,
  candidate: Candidate,
  option: Option,
  bound: number,
  next: State[],
  extra = 0,
): void {
  for (const { ordinal, last, cost, fault, missing } of continuations(open, option.ordinal)) {
    const total = state.cost + option.cost + cost + extra;
    if (total > bound) continue;
    const placement: Placement = { candidate, option, depth: open.depth, opens: false, ordinal };
    if (fault) placement.fault = fault;
    next.push(successor(state, open, makeOpen(open.style, last, open.parent, missing), total, placement));
  }
}

/** One way to understand a number as the next of a series. */
interface Continuation {
  /** The number a reader gives the heading. */
  ordinal: number;
  /** The number the series counts on from. */
  last: number;
  cost: number;
  fault?: NonNullable<Placement['fault']>;
  missing?: Open['missing'];
}

function continuations(open: Open, stated: number | undefined): Continuation[] {
  const due = open.last + 1;
  if (open.style === 'plain') return [{ ordinal: due, last: due, cost: COST.plainNext }];
  if (stated === undefined || stated === due) return [{ ordinal: due, last: due, cost: 0 }];
  const misprint = { ordinal: due, last: due, cost: COST.misprint };
  if (stated > due) {
    const cost = COST.gap + COST.gapEach * Math.min(stated - due, 10);
    const missing = { from: due, to: stated - 1 };
    return [
      { ordinal: stated, last: stated, cost, fault: 'gap', missing },
      { ...misprint, fault: 'disorder' },
    ];
  }
  const fault = stated === open.last ? 'duplicate' : 'disorder';
  const found: Continuation[] = [
    { ...misprint, fault },
    { ordinal: stated, last: open.last, cost: COST.repeat, fault },
  ];
  if (open.missing && stated >= open.missing.from && stated <= open.missing.to) {
    found.push({ ordinal: stated, last: open.last, cost: COST.late, fault: 'disorder' });
  }
  return found;
}

/** Takes the candidate as the first member of a series under `parent`, closing what stands above it on the stack. */
function begin(
  state: State,
  parent: Open | undefined,
  above: Open | undefined,
  candidate: Candidate,
  option: Option,
  bound: number,
  next: State[],
): void {
  const depth = parent ? parent.depth + 1 : 0;
  if (depth > DEEPEST) return;
  if (option.style === 'plain') {
    if (parent || above?.style === 'plain') return;
    const placement: Placement = { candidate, option, depth, opens: true, ordinal: 1 };
    next.push(
      successor(
        state,
        undefined,
        makeOpen('plain', 1, undefined, undefined),
        state.cost + option.cost + COST.plainFirst,
        placement,
      ),
    );
    return;
  }
  const stated = option.ordinal ?? 1;
  let cost = option.cost + option.openCost + nestingCost(state, parent, option.style);
  if (above) cost += siblingCost(state, parent, above, option);
  const late = stated > 1;
  const runsOn = late && !above && state.closed.get(option.style) === stated - 1;
  const isCut = late && !runsOn && (!parent || state.isHeadCut) && isFirstOfStyle(state, option.style);
  if (late) cost += runsOn ? runOnCost(parent) : isCut ? COST.startLateAtHead : COST.startLate;
  if (state.cost + cost > bound) return;
  const placement: Placement = { candidate, option, depth, opens: true, ordinal: stated };
  if (late && !runsOn && !isCut) Object.assign(placement, lateStart(state, option.style, stated));
  const top = makeOpen(option.style, stated, parent, late && !runsOn ? { from: 1, to: stated - 1 } : undefined);
  next.push(
    successor(
      { ...state, isHeadCut: state.isHeadCut || isCut, runsOn: state.runsOn || runsOn },
      parent,
      top,
      state.cost + cost,
      placement,
    ),
  );
}

/** So far a number may stand from the one that would run on over the parent. */
const NEAR_RUN_ON = 3;

/** What is wrong with a series that opens at `stated`: it lacks its first numbers, or fails to run on from the series before. */
function lateStart(state: State, style: MarkerStyle | 'plain', stated: number): Pick<Placement, 'fault' | 'due'> {
  const last = state.closed.get(style) ?? 0;
  const isNear = Math.abs(stated - last - 1) <= NEAR_RUN_ON && (state.runsOn || stated > NEAR_RUN_ON + 1);
  if (last < 2 || !isNear) return { fault: 'gap', due: 1 };
  return { fault: stated > last ? 'gap' : stated === last ? 'duplicate' : 'disorder', due: last + 1 };
}

/** Whether no series of `style` has been seen: its first numbers may stand in a part of the report that is not in the file. */
function isFirstOfStyle(state: State, style: MarkerStyle | 'plain'): boolean {
  if (state.closed.has(style)) return false;
  for (let open = state.top; open; open = open.parent) if (open.style === style) return false;
  return true;
}

/** What it costs to put a series of `style` under `parent`: a report that has nested so before may do so again. */
function nestingCost(state: State, parent: Open | undefined, style: MarkerStyle | 'plain'): number {
  if (!parent) return 0;
  if (parent.style === style) return COST.sameStyleDirectlyInside;
  let cost = RANK[parent.style] > RANK[style] ? COST.rankInverted : 0;
  for (let open: Open | undefined = parent; open; open = open.parent) {
    if (open.style === style) cost = Math.max(cost, COST.sameStyleInside);
  }
  return cost > 0 && state.nestings.has(nesting(parent, style)) ? COST.nestedSoBefore : cost;
}

function nesting(parent: Open, style: MarkerStyle | 'plain'): string {
  return `${parent.style}>${style}`;
}

/** A second series under one parent, in the same style or in another. */
function siblingCost(state: State, parent: Open | undefined, before: Open, { style, ordinal }: Option): number {
  if (before.style !== style) {
    if (before.style === 'plain' || RANK[style] >= RANK[before.style]) return COST.styleFalls;
    return COST.styleChange + (state.isHeadCut ? 0 : COST.rankRises);
  }
  const restart = parent ? COST.restart : COST.restartOutermost;
  return restart + (before.last === 1 && ordinal === 1 ? COST.restartAfterOne : 0);
}

/** Numbers run on over a numbered parent by choice; an unnumbered line in the midst of a series is more likely no parent at all. */
function runOnCost(parent: Open | undefined): number {
  return parent?.style === 'plain' ? COST.runOnOverPlain : COST.runOn;
}

/** The state after `placement`, with every series above `kept` closed. */
function successor(state: State, kept: Open | undefined, top: Open, cost: number, placement: Placement): State {
  let closed = state.closed;
  for (let open = state.top; open && open !== kept; open = open.parent) {
    if (closed.get(open.style) === open.last) continue;
    if (closed === state.closed) closed = new Map(state.closed);
    (closed as Map<MarkerStyle | 'plain', number>).set(open.style, open.last);
  }
  return {
    cost,
    top,
    isHeadCut: state.isHeadCut,
    runsOn: state.runsOn,
    nestings: nestingsWith(state, top, placement),
    closed,
    trail: { placement, previous: state.trail },
  };
}

function nestingsWith(state: State, top: Open, placement: Placement): ReadonlySet<string> {
  if (!placement.opens || !top.parent) return state.nestings;
  const key = nesting(top.parent, top.style);
  return state.nestings.has(key) ? state.nestings : new Set([...state.nestings, key]);
}

function makeOpen(style: Open['style'], last: number, parent: Open | undefined, missing: Open['missing']): Open {
  const own = `${style}${last}${missing ? `!${missing.from}` : ''}`;
  return {
    style,
    last,
    missing,
    parent,
    depth: parent ? parent.depth + 1 : 0,
    key: parent ? `${parent.key}/${own}` : own,
  };
}
