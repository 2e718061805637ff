import type { Severity } from '../../server/src/rules/rule.ts';
import type { CleanReport } from './reports.ts';

/** Findings on clean reports, each of which has to be one that its author would thank us for. */
export interface Silence {
  characters: number;
  /** Findings of each rule at each level, by `rule` and then level. */
  byRule: Map<string, Map<Severity, number>>;
}

/** What the rules say of the clean reports. */
export function silenceOf(reports: readonly CleanReport[]): Silence {
  const byRule: Silence['byRule'] = new Map();
  let characters = 0;
  for (const { document, findings } of reports) {
    characters += document.text.length;
    for (const { rule, severity } of findings) {
      const levels = byRule.get(rule) ?? new Map<Severity, number>();
      byRule.set(rule, levels.set(severity, (levels.get(severity) ?? 0) + 1));
    }
  }
  return { characters, byRule };
}

/** Findings of `severity` per 10,000 characters, of every rule together. */
export function rateOf({ characters, byRule }: Silence, severity: Severity): number {
  let count = 0;
  for (const levels of byRule.values()) count += levels.get(severity) ?? 0;
  return (count * 10_000) / characters;
}
