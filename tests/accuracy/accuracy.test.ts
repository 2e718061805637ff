import { describe, expect, test } from 'vitest';
import { HAS_CORPUS, SKIP_WITHOUT_CORPUS } from '../corpus/corpus.ts';
import type { FaultGroup } from './fault.ts';
import { FRESH_GOAL, RECALL_GOAL, RESTORED_GOAL, SILENCE_GOAL } from './goals.ts';
import { faultKinds } from './kinds.ts';
import { type Outcome, outcomes, scoreOf } from './measure.ts';
import { Random } from './random.ts';
import { cleanReportNames, cleanReports } from './reports.ts';
import { rateOf, silenceOf } from './silence.ts';

/** A sample small enough for every run; `npm run accuracy` measures all. */
const REPORTS = 16;
/** A sample scatters: one fault missed weighs more in it than in the whole. */
const MARGIN = 0.03;

describe.skipIf(SKIP_WITHOUT_CORPUS)('on a sample of clean reports (skipped without the corpus)', () => {
  const names = HAS_CORPUS ? new Random('sample').shuffle(cleanReportNames()).slice(0, REPORTS) : [];
  const reports = cleanReports(names);

  test('there are reports', () => expect(reports).toHaveLength(REPORTS));

  describe.each(Object.keys(RECALL_GOAL) as FaultGroup[])('%s faults', (group) => {
    const found = faultKinds.filter((kind) => kind.group === group).flatMap((kind) => [...outcomes(kind, reports, 1)]);
    const score = scoreOf(found);

    test('are found', () =>
      expect(score.found / score.faults, missed(found)).toBeGreaterThanOrEqual(RECALL_GOAL[group] - MARGIN));
    test('give one finding each', () =>
      expect(score.fresh / score.faults, crowded(found)).toBeLessThanOrEqual(FRESH_GOAL + MARGIN));
    test('are undone by their safe fix', () => {
      if (score.safe === 0) return;
      expect(score.restored / score.safe, spoilt(found)).toBeGreaterThanOrEqual(RESTORED_GOAL - MARGIN);
    });
  });

  test('clean text is left in peace', () => {
    const silence = silenceOf(reports);
    expect(rateOf(silence, 'error')).toBeLessThanOrEqual(SILENCE_GOAL.error + MARGIN);
    expect(rateOf(silence, 'warning')).toBeLessThanOrEqual(SILENCE_GOAL.warning + 5 * MARGIN);
  });
});

function missed(all: readonly Outcome[]): string {
  return describeOutcomes(all.filter(({ finding }) => !finding));
}

function crowded(all: readonly Outcome[]): string {
  return describeOutcomes(all.filter(({ fresh }) => fresh.length > 1));
}

function spoilt(all: readonly Outcome[]): string {
  return describeOutcomes(all.filter(({ finding, restores }) => finding?.fix?.safe && !restores));
}

function describeOutcomes(all: readonly Outcome[]): string {
  return all
    .map(({ kind, report, fault, text, fresh }) => {
      const place = fault.places[0]?.start ?? 0;
      const rules = fresh.map(({ rule }) => rule).join(', ');
      return `${kind.id} in ${report.name}: ${JSON.stringify(text.slice(place, place + 20))} gave [${rules}]`;
    })
    .join('\n');
}
