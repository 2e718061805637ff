import { fileURLToPath } from 'node:url';
import type { Finding, Locale, Related, Severity } from '../../rules/rule.ts';
import type { Checked } from '../checker.ts';
import type { Complaint } from '../complaint.ts';
import { displayPath } from '../paths.ts';

export interface FormatOptions {
  version: string;
  locale: Locale;
  color: boolean;
  /** Whether fixes were only tried out. */
  dryRun: boolean;
  /** Folder that shown paths are relative to. */
  folder: string;
}

/**
 * Turns what `lint` finds into its output. Takes one file after the other, so that the texts of thousands of files need
 * not be held at once.
 */
export interface Formatter {
  /** Takes a file, and gives back what can be written at once. A form that counts before it lists gives all at the end. */
  add(file: Checked): string;
  /**
   * What is left to write.
   *
   * @param complaints what could not be checked
   */
  finish(complaints: readonly Complaint[]): string;
}

/** The file that a place of a finding stands in, where it is another one, as it is shown. */
export function otherName({ other }: Related, { folder }: FormatOptions): string | undefined {
  return other && displayPath(fileURLToPath(other.uri), folder);
}

export type SeverityCounts = Record<Severity, number>;

/** Number of findings of each severity. */
export function countBySeverity(findings: Iterable<Finding>): SeverityCounts {
  const counts: SeverityCounts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
