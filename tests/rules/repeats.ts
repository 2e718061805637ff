import { expect } from 'vitest';
import type { Finding } from '../../server/src/rules/rule.ts';
import { applyEdits, describeFindings, findingsOf } from './checking.ts';

const MARKS = /[⟦⟧]/g;

/**
 * Checks that `marked`, without its marks, gives exactly the findings of `rule` that `⟦…⟧` marks, and no finding of another
 * rule. Returns them.
 */
export function expectRepeats(rule: string, marked: string): Finding[] {
  const text = marked.replace(MARKS, '');
  const findings = findingsOf(text);
  let shown = '';
  let end = 0;
  for (const { span } of findings) {
    shown += `${text.slice(end, span.start)}⟦${text.slice(span.start, span.end)}⟧`;
    end = span.end;
  }
  expect(shown + text.slice(end), describeFindings(text, findings).join('\n')).toBe(marked);
  expect(findings.map((finding) => finding.rule)).toEqual(findings.map(() => rule));
  return findings;
}

/** Checks that `text` gives no finding at all. */
export function expectSilence(text: string): void {
  const findings = findingsOf(text);
  expect(describeFindings(text, findings)).toEqual([]);
}

/** `marked` without its marks, after the fix of `finding`. */
export function afterFix(marked: string, finding: Finding | undefined): string {
  if (!finding?.fix) throw new Error('no fix');
  return applyEdits(marked.replace(MARKS, ''), finding.fix.edits);
}
