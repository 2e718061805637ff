import { createHash } from 'node:crypto';
import { toRange } from '../../features/position.ts';
import type { Locale, Severity } from '../../rules/rule.ts';
import { entryOf } from '../../session/baseline.ts';
import type { Checked } from '../checker.ts';
import type { Complaint } from '../complaint.ts';
import type { FormatOptions, Formatter } from './formatter.ts';

const SEVERITIES: Record<Severity, GitlabIssue['severity']> = {
  error: 'major',
  warning: 'minor',
  information: 'info',
  hint: 'info',
};

/** One entry of GitLab's code quality report (a part of the Code Climate format). */
export interface GitlabIssue {
  description: string;
  check_name: string;
  /** Stays the same while the text around stays the same, and is different for every entry. */
  fingerprint: string;
  severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  location: { path: string; lines: { begin: number; end: number } };
}

export class GitlabFormatter implements Formatter {
  readonly #locale: Locale;
  readonly #issues: GitlabIssue[] = [];
  readonly #fingerprints = new Map<string, number>();

  constructor({ locale }: FormatOptions) {
    this.#locale = locale;
  }

  add({ source, findings, document }: Checked): string {
    for (const finding of findings) {
      const { start, end } = toRange(document, finding.span);
      this.#issues.push({
        description: finding.message[this.#locale],
        check_name: finding.rule,
        fingerprint: this.#fingerprint(source.name, finding.rule, entryOf(finding, document).fingerprint),
        severity: SEVERITIES[finding.severity],
        location: { path: source.name, lines: { begin: start.line + 1, end: end.line + 1 } },
      });
    }
    return '';
  }

  /** What could not be checked blocks. */
  finish(complaints: readonly Complaint[]): string {
    const unchecked = complaints.map(({ file, what, remedy }): GitlabIssue => {
      const description = `${what[this.#locale]}; ${remedy[this.#locale]}`;
      return {
        description,
        check_name: 'unchecked',
        fingerprint: this.#fingerprint(file, 'unchecked', what.en),
        severity: 'blocker',
        location: { path: file, lines: { begin: 1, end: 1 } },
      };
    });
    return `${JSON.stringify([...this.#issues, ...unchecked], null, 2)}\n`;
  }

  /** The same passage twice in one file is told apart by a count. */
  #fingerprint(...parts: string[]): string {
    const key = parts.join('\n');
    const count = this.#fingerprints.get(key) ?? 0;
    this.#fingerprints.set(key, count + 1);
    return createHash('sha256').update(`${key}\n${count}`).digest('hex').slice(0, 40);
  }
}
