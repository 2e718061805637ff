import { Beam } from './beam.ts';
import type { Candidate, Option } from './candidates.ts';
import { COST } from './costs.ts';
import type { NumberingFaultKind } from './model.ts';
import { Open, PLAIN, RANK, STYLES, styleIndex } from './open-series.ts';
import type { Steps } from './steps.ts';

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

const NO_NESTINGS: ReadonlySet<number> = new Set();
const NONE_CLOSED: readonly number[] = new Array<number>(STYLES).fill(0);

/** A reading of the candidates so far. */
class State {
  cost = 0;
  /** Whether the outermost series began late: the report has lost its head. */
  isHeadCut = false;
  /** Whether numbers have run on over a parent before. */
  runsOn = false;
  /** Ways of nesting this reading has used before. */
  nestings: ReadonlySet<number> = NO_NESTINGS;
  /** By the index of a style, the last number of its series closed most recently; 0 where none was. */
  closed: readonly number[] = NONE_CLOSED;
  /** Decisions so far, newest first. */
  trail: Trail | undefined;

  /** `top`: the series that it leaves open. */
  constructor(public top: Open) {}
}

/** One accepted candidate; what a `Placement` says in the end. */
interface Trail {
  candidate: Candidate;
  option: Option;
  depth: number;
  opens: boolean;
  ordinal: number;
  fault: Placement['fault'];
  due: number;
  previous: Trail | undefined;
}

const BEAM_WIDTH = 24;
const NARROW_BEAM_WIDTH = 4;
/** Beyond this many candidates a text is no report; the search stays linear but looks less far. */
const MANY_CANDIDATES = 20_000;
/** Some three milliseconds' work. */
const CANDIDATES_A_STEP = 256;
const DEEPEST = 7;
const LONGEST_TITLE = 50;

/**
 * Chooses which candidates are headings and how they nest: the reading with the lowest sum of costs, found by beam search over
 * stacks of open series. Linear in the number of candidates. Placements come in text order.
 */
export function* chooseStructure(candidates: readonly Candidate[]): Steps<Placement[]> {
  const search = new Search(candidates.length > MANY_CANDIDATES ? NARROW_BEAM_WIDTH : BEAM_WIDTH);
  let step = 0;
  for (const candidate of candidates) {
    search.read(candidate);
    if (++step % CANDIDATES_A_STEP > 0) continue;
    search.forget();
    yield;
  }
  return search.placements();
}

/** The search itself. States and moves are used again, since a long report has tens of thousands of candidates. */
class Search {
  readonly #beam: Beam<State>;
  /** The readings so far, cheapest first, and the records of those before them. */
  #states: State[];
  #spare: State[];
  #count = 1;

  constructor(width: number) {
    const none = Open.none();
    this.#beam = new Beam(width, COST.hopeless);
    this.#states = Array.from({ length: width }, () => new State(none));
    this.#spare = Array.from({ length: width }, () => new State(none));
  }

  /** Takes every reading over the next candidate. */
  read(candidate: Candidate): void {
    const beam = this.#beam;
    beam.clear();
    for (let i = 0; i < this.#count; i++) {
      const state = this.#states[i] as State;
      const { parent, style, last, missingFrom } = state.top;
      beam.add(
        state.cost + candidate.rejectCost,
        state,
        parent,
        style,
        last,
        missingFrom,
        undefined,
        false,
        0,
        undefined,
      );
      const before = state.cost - (isBehindTitle(state, candidate) ? candidate.behindTitle : 0);
      for (const option of candidate.options) this.#take(state, before, candidate, option);
    }
    this.#follow(candidate);
  }

  /** Forgets the stacks of readings that have been given up. */
  forget(): void {
    Open.keepOnly(this.#states.slice(0, this.#count).map(({ top }) => top));
    for (const state of this.#spare) state.trail = undefined;
  }

  /** What the cheapest reading makes of the candidates. */
  placements(): Placement[] {
    const found: Placement[] = [];
    for (let at = (this.#states[0] as State).trail; at; at = at.previous) {
      const { candidate, option, depth, opens, ordinal, fault, due } = at;
      found.push({ candidate, option, depth, opens, ordinal, ...(fault && { fault }), ...(due > 0 && { due }) });
    }
    return found.reverse();
  }

  /** Takes the candidate as a member of any open series, and as the first of a new one inside any of them. */
  #take(state: State, before: number, candidate: Candidate, option: Option): void {
    const style = styleIndex(option.style);
    let isOwnOpen = false;
    let open = state.top;
    for (; open.parent; open = open.parent) {
      if (open.style === style) {
        isOwnOpen = true;
        this.#proceed(state, open, before, option, 0);
      } else if (!isOwnOpen && isOfOtherForm(open, style, candidate, option)) {
        const orGap = countsOn(open, style, option) ? COST.otherFormOrGap : 0;
        this.#proceed(state, open, before, option, COST.otherForm + orGap);
      }
    }
    if (style === PLAIN) this.#beginPlain(state, before, option);
    else if (this.#beam.admits(before + option.cost + option.openCost)) {
      let above: Open | undefined;
      for (let parent: Open | undefined = state.top; parent; parent = parent.parent) {
        this.#begin(state, parent, above, before, style, option);
        above = parent;
      }
    }
  }

  /** Takes the candidate as the next member of `open`. */
  #proceed(from: State, open: Open, before: number, option: Option, extra: number): void {
    const stated = option.ordinal;
    const due = open.last + 1;
    const base = before + option.cost;
    if (open.style === PLAIN) this.#join(from, open, option, base + COST.plainNext + extra, due, due);
    else if (stated === undefined || stated === due) this.#join(from, open, option, base + extra, due, due);
    else if (stated > due) {
      const gap = COST.gap + COST.gapEach * Math.min(stated - due, 10);
      this.#join(from, open, option, base + gap + extra, stated, stated, 'gap', due);
      this.#join(from, open, option, base + COST.misprint + extra, due, due, 'disorder');
    } else {
      const fault = stated === open.last ? 'duplicate' : 'disorder';
      this.#join(from, open, option, base + COST.misprint + extra, due, due, fault);
      this.#join(from, open, option, base + COST.repeat + extra, stated, open.last, fault);
      const isLate = open.missingFrom > 0 && stated >= open.missingFrom && stated < open.last;
      if (isLate) this.#join(from, open, option, base + COST.late + extra, stated, open.last, 'disorder');
    }
  }

  /** The candidate bears the number `ordinal` in the series `open`, which counts on from `last`. */
  #join(
    from: State,
    { parent, style }: Open,
    option: Option,
    cost: number,
    ordinal: number,
    last: number,
    fault?: Placement['fault'],
    missingFrom = 0,
  ): void {
    if (this.#beam.admits(cost)) {
      this.#beam.add(cost, from, parent, style, last, missingFrom, option, false, ordinal, fault);
    }
  }

  /** Takes the candidate as the first member of a series under `parent`, closing what stands above it on the stack. */
  #begin(from: State, parent: Open, above: Open | undefined, before: number, style: number, option: Option): void {
    if (parent.depth >= DEEPEST) return;
    const stated = option.ordinal ?? 1;
    let cost = option.cost + option.openCost + nestingCost(from, parent, style);
    if (above) cost += siblingCost(from, parent, above, style, option.ordinal);
    if (!this.#beam.admits(before + cost)) return;
    const late = stated > 1;
    const runsOn = late && runsOnFrom(from, above, style, stated);
    if (late) cost += runsOn ? runOnCost(parent) : isCut(from, parent, style) ? COST.startLateAtHead : COST.startLate;
    if (!this.#beam.admits(before + cost)) return;
    const missingFrom = late && !runsOn ? 1 : 0;
    this.#beam.add(before + cost, from, parent, style, stated, missingFrom, option, true, stated, undefined);
  }

  /** An unnumbered heading opens a series at the top of the report only, and only one. */
  #beginPlain(from: State, before: number, option: Option): void {
    let outermost: Open | undefined;
    let none = from.top;
    for (; none.parent; none = none.parent) outermost = none;
    if (outermost?.style === PLAIN) return;
    const cost = before + option.cost + COST.plainFirst;
    this.#beam.add(cost, from, none, PLAIN, 1, 0, option, true, 1, undefined);
  }

  /** Makes the moves that are left the readings to go on from. */
  #follow(candidate: Candidate): void {
    const before = this.#states;
    const after = this.#spare;
    this.#count = this.#beam.length;
    for (let i = 0; i < this.#count; i++) {
      const { cost, from, parent, style, last, missingFrom, option, opens, ordinal, fault } = this.#beam.at(i);
      const state = after[i] as State;
      state.cost = cost;
      state.isHeadCut = from.isHeadCut;
      state.runsOn = from.runsOn;
      state.nestings = from.nestings;
      if (!option || !parent) {
        state.top = from.top;
        state.closed = from.closed;
        state.trail = from.trail;
        continue;
      }
      const top = parent.with(style, last, missingFrom);
      state.top = top;
      state.closed = closedAfter(from, opens ? parent.depth : top.depth);
      const trail: Trail = {
        candidate,
        option,
        depth: top.depth,
        opens,
        ordinal,
        fault,
        due: 0,
        previous: from.trail,
      };
      state.trail = trail;
      if (!opens) continue;
      state.nestings = nestingsWith(from.nestings, parent, style);
      if (ordinal === 1) continue;
      if (missingFrom === 0) state.runsOn = true;
      else if (isCut(from, parent, style)) state.isHeadCut = true;
      else Object.assign(trail, lateStart(from, style, ordinal));
    }
    this.#states = after;
    this.#spare = before;
  }
}

/** Whether the heading accepted last stands so close before the candidate that there is only its title between them. */
function isBehindTitle({ trail }: State, candidate: Candidate): boolean {
  const last = trail?.candidate;
  return last !== undefined && last.paragraph === candidate.paragraph && candidate.at - last.at <= LONGEST_TITLE;
}

/** （一） 二、 （三）: the very number that is due, in the form of another layer, whose own series stands further out or is not open. */
function isOfOtherForm(open: Open, style: number, { lineStart }: Candidate, { ordinal, reading }: Option): boolean {
  if (open.style === PLAIN || style === PLAIN || !lineStart || reading?.damage) return false;
  return ordinal === open.last + 1;
}

/** Whether a series of its own form above `open` has come to a number that the candidate's follows, if not at once. */
function countsOn({ parent }: Open, style: number, { ordinal = 0 }: Option): boolean {
  for (let open = parent; open; open = open.parent) if (open.style === style) return open.last < ordinal;
  return false;
}

/** Whether a series that begins late, at `stated`, counts on from the one closed most recently. */
function runsOnFrom({ closed }: State, above: Open | undefined, style: number, stated: number): boolean {
  return !above && closed[style] === stated - 1;
}

/** Whether a series may begin late since the report has lost its head: no series of its style has been seen. */
function isCut({ isHeadCut, top, closed }: State, parent: Open, style: number): boolean {
  return (!parent.parent || isHeadCut) && closed[style] === 0 && (top.styles & (1 << style)) === 0;
}

/** So far a number may stand from the one that would run on over the parent. */
const NEAR_RUN_ON = 3;

/** What is wrong with a series that opens at `stated`: it lacks its first numbers, or fails to run on from the series before. */
function lateStart({ closed, runsOn }: State, style: number, stated: number): Pick<Placement, 'fault' | 'due'> {
  const last = closed[style] as number;
  const isNear = Math.abs(stated - last - 1) <= NEAR_RUN_ON && (runsOn || stated > NEAR_RUN_ON + 1);
  if (last < 2 || !isNear) return { fault: 'gap', due: 1 };
  return { fault: stated > last ? 'gap' : stated === last ? 'duplicate' : 'disorder', due: last + 1 };
}

/** What it costs to put a series under `parent`: a report that has nested so before may do so again. */
function nestingCost({ nestings }: State, parent: Open, style: number): number {
  if (!parent.parent) return 0;
  if (parent.style === style) return COST.sameStyleDirectlyInside;
  let cost = (RANK[parent.style] as number) > (RANK[style] as number) ? COST.rankInverted : 0;
  if ((parent.styles & (1 << style)) !== 0) cost = Math.max(cost, COST.sameStyleInside);
  return cost > 0 && nestings.has(nesting(parent, style)) ? COST.nestedSoBefore : cost;
}

function nesting(parent: Open, style: number): number {
  return parent.style * STYLES + style;
}

function nestingsWith(before: ReadonlySet<number>, parent: Open, style: number): ReadonlySet<number> {
  if (!parent.parent) return before;
  const key = nesting(parent, style);
  return before.has(key) ? before : new Set([...before, key]);
}

/** A second series under one parent, in the same style as the one `before` it or in another. */
function siblingCost(
  { isHeadCut }: State,
  parent: Open,
  before: Open,
  style: number,
  ordinal: number | undefined,
): number {
  if (before.style !== style) {
    if (before.style === PLAIN || (RANK[style] as number) >= (RANK[before.style] as number)) return COST.styleFalls;
    return COST.styleChange + (isHeadCut ? 0 : COST.rankRises);
  }
  const restart = parent.parent ? COST.restart : COST.restartOutermost;
  return restart + (before.last === 1 && ordinal === 1 ? COST.restartAfterOne : 0);
}

/** Numbers run on over a numbered parent by choice; an unnumbered line in the midst of a series is more likely no parent at all. */
function runOnCost(parent: Open): number {
  return parent.style === PLAIN ? COST.runOnOverPlain : COST.runOn;
}

/** The last numbers of closed series once every series deeper than `depth` is closed. */
function closedAfter({ closed, top }: State, depth: number): readonly number[] {
  let after: number[] | undefined;
  for (let open = top; open.depth > depth; open = open.parent as Open) {
    if ((after ?? closed)[open.style] === open.last) continue;
    after ??= closed.slice();
    after[open.style] = open.last;
  }
  return after ?? closed;
}
