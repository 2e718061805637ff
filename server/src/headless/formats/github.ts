import { toRange } from '../../features/position.ts';
import type { Locale, Severity } from '../../rules/rule.ts';
import type { Checked } from '../checker.ts';
import type { FormatOptions, Formatter } from './formatter.ts';

const COMMANDS: Record<Severity, string> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands of GitHub Actions, one line a finding: the place is annotated in the pull request. */
export class GithubFormatter implements Formatter {
  readonly #locale: Locale;
  #output = '';

  constructor({ locale }: FormatOptions) {
    this.#locale = locale;
  }

  add({ source, findings, document }: Checked): string {
    for (const { rule, severity, message, span } of findings) {
      const { start, end } = toRange(document, span);
      const properties = {
        file: source.name,
        line: start.line + 1,
        endLine: end.line + 1,
        // GitHub takes columns only for a range within one line.
        ...(start.line === end.line && {
          col: start.character + 1,
          endColumn: Math.max(end.character, start.character + 1),
        }),
        title: rule,
      };
      const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
      this.#output += `::${COMMANDS[severity]} ${list.join(',')}::${escapeData(message[this.#locale])}\n`;
    }
    return '';
  }

  finish(): string {
    return this.#output;
  }
}

/** Escapes of the runner's own toolkit (actions/toolkit, core/src/command.ts). */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
