import type { Finding } from '../../server/src/rules/rule.ts';
import type { Span } from '../../server/src/text/span.ts';
import { applyEdits, findingsOf } from '../rules/checking.ts';
import { type Fault, type FaultKind, moved } from './fault.ts';
import { Random } from './random.ts';
import type { CleanReport } from './reports.ts';

/** What became of the faults of one kind. */
export interface Score {
  faults: number;
  /** Faults that one of the rules meant for them reported anew. */
  found: number;
  /** Findings that the clean text does not have, of every rule and level. */
  fresh: number;
  /** Found faults whose finding marks a place where an editor would. */
  placed: number;
  /** Found faults with a safe fix, and those in which it gives back the clean text. */
  safe: number;
  restored: number;
  /** Found faults with a fix that is only offered, and those in which it gives back the clean text. */
  offered: number;
  offeredRestored: number;
}

/** What one fault led to, for those who look for causes. */
export interface Outcome {
  kind: FaultKind;
  report: CleanReport;
  fault: Fault;
  text: string;
  fresh: Finding[];
  /** The finding that names the fault. */
  finding?: Finding;
  isPlaced: boolean;
  restores?: boolean;
}

/** Injects up to `count` faults of `kind` into each of `reports`, one at a time. */
export function* outcomes(kind: FaultKind, reports: Iterable<CleanReport>, count: number): Iterable<Outcome> {
  for (const report of reports) {
    const random = new Random(`${kind.id} ${report.name}`);
    for (const fault of kind.inject(report, random, count)) yield outcome(kind, report, fault);
  }
}

export function scoreOf(outcomes: Iterable<Outcome>): Score {
  const score = { faults: 0, found: 0, fresh: 0, placed: 0, safe: 0, restored: 0, offered: 0, offeredRestored: 0 };
  for (const { finding, fresh, isPlaced, restores } of outcomes) {
    score.faults++;
    score.fresh += fresh.length;
    if (!finding) continue;
    score.found++;
    if (isPlaced) score.placed++;
    if (finding.fix?.safe) {
      score.safe++;
      if (restores) score.restored++;
    } else if (finding.fix) {
      score.offered++;
      if (restores) score.offeredRestored++;
    }
  }
  return score;
}

/** The scores of several kinds taken together. */
export function sumOf(scores: readonly Score[]): Score {
  const sum = scoreOf([]);
  for (const score of scores) for (const key of Object.keys(sum) as (keyof Score)[]) sum[key] += score[key];
  return sum;
}

function outcome(kind: FaultKind, report: CleanReport, fault: Fault): Outcome {
  const text = applyEdits(report.document.text, fault.edits);
  const fresh = freshFindings(report.findings, findingsOf(text), fault);
  const right = fresh.filter(({ rule }) => kind.rules.includes(rule));
  const placed = right.find(({ span }) => fault.places.some((place) => overlap(span, place)));
  const finding = placed ?? right[0];
  const fix = finding?.fix;
  return {
    kind,
    report,
    fault,
    text,
    fresh,
    ...(finding && { finding }),
    isPlaced: placed !== undefined,
    ...(fix && { restores: applyEdits(text, fix.edits) === report.document.text }),
  };
}

/** Those of `now` that no finding of the clean text has become. */
function freshFindings(clean: readonly Finding[], now: readonly Finding[], fault: Fault): Finding[] {
  const known = new Set(clean.map(({ rule, span }) => `${rule} ${moved(fault.edits, span.start)}`));
  return now.filter(({ rule, span }) => !known.has(`${rule} ${span.start}`));
}

function overlap(a: Span, b: Span): boolean {
  return a.start < Math.max(b.end, b.start + 1) && b.start < Math.max(a.end, a.start + 1);
}
