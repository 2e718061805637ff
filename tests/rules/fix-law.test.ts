import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Edit, Finding, Fix } from '../../server/src/rules/rule.ts';
import { applyEdits, describeFindings, findingsOf } from './checking.ts';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);
const isAtHand = existsSync(CORPUS);
const files = isAtHand
  ? ['seeds', 'reports'].flatMap((folder) =>
      readdirSync(new URL(`${folder}/`, CORPUS))
        .filter((name) => name.endsWith('.txt'))
        .map((name) => `${folder}/${name}`),
    )
  : [];

/** Rounds in which fix-all must have settled: a fix that touches another's place waits for the next round. */
const ROUNDS = 4;

it.runIf(!isAtHand && process.env.CI)('has the real reports at hand', () => expect(isAtHand).toBe(true));

describe.skipIf(!isAtHand)('on real reports (skipped where they are not at hand)', () => {
  it.each(files)('%s: a fix removes its finding and brings no new one, and fix-all settles', (file) => {
    const text = readFileSync(new URL(file, CORPUS), 'utf8');
    const findings = findingsOf(text);
    for (const finding of findings) if (finding.fix) expectLawful(text, findings, finding, finding.fix);
    let fixed = text;
    let rounds = 0;
    for (let edits = safeEdits(findings); edits.length > 0; edits = safeEdits(findingsOf(fixed))) {
      expect(++rounds, describeFindings(fixed, findingsOf(fixed)).join('\n')).toBeLessThanOrEqual(ROUNDS);
      fixed = applyEdits(fixed, edits);
    }
  });
});

function expectLawful(text: string, findings: readonly Finding[], finding: Finding, fix: Fix): void {
  const before = countByRule(findings);
  const left = countByRule(findingsOf(applyEdits(text, fix.edits)));
  const place = describeFindings(text, [finding])[0];
  expect(left.get(finding.rule) ?? 0, place).toBeLessThan(before.get(finding.rule) ?? 0);
  for (const [rule, count] of left) expect(count, `${rule} after ${place}`).toBeLessThanOrEqual(before.get(rule) ?? 0);
}

function countByRule(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

/** The edits of all safe fixes that do not touch an earlier one. */
function safeEdits(findings: readonly Finding[]): Edit[] {
  const taken: Edit[] = [];
  for (const { fix } of findings) {
    if (!fix?.safe) continue;
    const isFree = fix.edits.every(({ span }) =>
      taken.every((t) => t.span.end <= span.start || span.end <= t.span.start),
    );
    if (isFree) taken.push(...fix.edits);
  }
  return taken.sort((a, b) => a.span.start - b.span.start);
}
