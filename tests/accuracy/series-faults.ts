import type { ParsedText } from '../../server/src/report/model.ts';
import type { Edit } from '../../server/src/rules/rule.ts';
import { fold } from '../../server/src/text/fold.ts';
import { type Fault, type FaultKind, faultOf } from './fault.ts';
import { headingOrdinals, itemOrdinals, type Ordinal, renumbered, runsOf } from './ordinals.ts';
import type { Random } from './random.ts';

/** A number in its run, never the first. */
interface Place {
  run: readonly Ordinal[];
  index: number;
}

type Slip = (place: Place) => Fault | undefined;

/** From here on every number is one too high. */
const skip: Slip = ({ run, index }) =>
  changed(
    run.slice(index).map((ordinal) => [ordinal, ordinal.value + 1]),
    index,
    run,
  );

/** One number is printed like the one before it; the rest is right. */
const repeat: Slip = ({ run, index }) => {
  const [before, here] = pair(run, index);
  return changed([[here, before.value]], index, run);
};

/** One number is printed like the one before it, and the rest counts on from there. */
const repeatOn: Slip = ({ run, index }) =>
  changed(
    run.slice(index).map((ordinal) => [ordinal, ordinal.value - 1]),
    index,
    run,
  );

/** Two neighbours change numbers. */
const swap: Slip = ({ run, index }) => {
  const [before, here] = pair(run, index);
  const edits = [renumbered(before, here.value), renumbered(here, before.value)];
  return edits.every((edit) => edit !== undefined) ? faultOf(edits as Edit[]) : undefined;
};

function pair(run: readonly Ordinal[], index: number): [Ordinal, Ordinal] {
  return [run[index - 1] as Ordinal, run[index] as Ordinal];
}

/** The fault that gives numbers to ordinals; the pencil goes to the ordinal at `index`, or to the one whose number it took. */
function changed(numbers: readonly [Ordinal, number][], index: number, run: readonly Ordinal[]): Fault | undefined {
  const edits = numbers.map(([ordinal, value]) => renumbered(ordinal, value));
  if (!edits.every((edit) => edit !== undefined)) return undefined;
  const fault = faultOf(edits as Edit[]);
  const at = run[index] as Ordinal;
  return { ...fault, places: fault.places.filter(({ start }) => start === at.start) };
}

/**
 * Whether no number in the text goes on from the last of `run` where a line does not begin with it: such a run is longer than
 * it looks, and carrying a slip on to its seeming end would be a second slip.
 */
function isWhole({ folded }: ParsedText, run: readonly Ordinal[]): boolean {
  const last = run.at(-1) as Ordinal;
  const next = renumbered(last, last.value + 1);
  return next === undefined || !folded.slice(last.end, last.end + LONGEST_SECTION).includes(fold(next.newText));
}

const LONGEST_SECTION = 3_000;

function inject(read: (document: ParsedText) => Ordinal[], slip: Slip): FaultKind['inject'] {
  return ({ document }, random, count) => {
    const runs = runsOf(read(document)).filter((run) => isWhole(document, run));
    return faults(runs, slip, random, count);
  };
}

function faults(runs: readonly Ordinal[][], slip: Slip, random: Random, count: number): Fault[] {
  const places = runs.flatMap((run) => run.slice(1).map((_, index) => ({ run, index: index + 1 })));
  return random
    .shuffle(places)
    .map(slip)
    .filter((fault) => fault !== undefined)
    .slice(0, count);
}

/** Where numbers run on over parents, what is a repeat to one reader is a gap to another. */
const NUMBERING = ['heading-number-gap', 'heading-number-duplicate', 'heading-number-disorder', 'enumeration-sequence'];
const SEQUENCE = 'enumeration-sequence';

export const seriesFaults: readonly FaultKind[] = [
  {
    id: 'number-skipped',
    group: 'numbering',
    description: '跳号：从某一标题起序号都多一',
    rules: NUMBERING,
    inject: inject(headingOrdinals, skip),
  },
  {
    id: 'number-repeated',
    group: 'numbering',
    description: '重号：某一标题误用前一标题的序号',
    rules: NUMBERING,
    inject: inject(headingOrdinals, repeat),
  },
  {
    id: 'number-repeated-on',
    group: 'numbering',
    description: '重号：某一标题误用前一标题的序号，其后依次顺延',
    rules: NUMBERING,
    inject: inject(headingOrdinals, repeatOn),
  },
  {
    id: 'numbers-swapped',
    group: 'numbering',
    description: '相邻两个标题的序号互换',
    rules: NUMBERING,
    inject: inject(headingOrdinals, swap),
  },
  {
    id: 'enumeration-skipped',
    group: 'enumeration',
    description: '列举跳号：从某一项起都多一',
    rules: [SEQUENCE],
    inject: inject(itemOrdinals, skip),
  },
  {
    id: 'enumeration-repeated',
    group: 'enumeration',
    description: '列举重号：某一项误用前一项的序号',
    rules: [SEQUENCE],
    inject: inject(itemOrdinals, repeat),
  },
  {
    id: 'enumeration-swapped',
    group: 'enumeration',
    description: '列举相邻两项的序号互换',
    rules: [SEQUENCE],
    inject: inject(itemOrdinals, swap),
  },
];
