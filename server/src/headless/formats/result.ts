import type { Finding, Locale, Severity } from '../../rules/rule.ts';
import type { Checked } from '../checker.ts';
import type { Complaint } from '../complaint.ts';

/** What `lint` found in all files. */
export interface LintResult {
  files: readonly Checked[];
  /** What could not be checked. */
  complaints: readonly Complaint[];
  /** Whether the fixes counted in `files` were only tried out. */
  dryRun: boolean;
  version: string;
  locale: Locale;
  color: boolean;
}

/** Prints a result; returns everything that goes to the standard output. */
export type Formatter = (result: LintResult) => string;

/** Number of findings of each severity. */
export function countBySeverity(findings: Iterable<Finding>): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
