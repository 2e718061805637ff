import { parse } from '../../server/src/report/parse.ts';
import { check } from '../../server/src/rules/check.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { type Edit, type Finding, NO_SETTINGS, type RuleSettings } from '../../server/src/rules/rule.ts';

/**
 * Findings of every rule at its own level; of the rules that rest until they are asked for, only `asked` takes part. A rule
 * that breaks fails the test.
 */
export function findingsOf(text: string, asked?: string, settings: Partial<RuleSettings> = {}): Finding[] {
  const { findings, failures } = check(
    parse(text),
    (rule) => (rule.off && rule.id !== asked ? 'off' : rule.severity),
    rules,
    { settings: { ...NO_SETTINGS, ...settings }, optionsOf: () => undefined },
  );
  if (failures.length > 0) throw new Error(failures.map(({ rule, reason }) => `${rule}: ${reason}`).join('\n'));
  return findings;
}

/** `text` after `edits`, which are in text order and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let end = 0;
  for (const { span, newText } of edits) {
    if (span.start < end) throw new Error(`edits overlap at ${span.start}`);
    result += text.slice(end, span.start) + newText;
    end = span.end;
  }
  return result + text.slice(end);
}

/** One line a finding, for failure messages: where, which rule, what it marks, what it says. */
export function describeFindings(text: string, findings: readonly Finding[]): string[] {
  return findings.map(({ rule, severity, span, message }) => {
    const line = text.slice(0, span.start).split('\n').length;
    return `${line}: ${severity} ${rule} ⟦${text.slice(span.start, Math.min(span.end, span.start + 30))}⟧ ${message.zh}`;
  });
}
