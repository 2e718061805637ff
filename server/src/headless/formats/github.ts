import { toRange } from '../../features/position.ts';
import type { Severity } from '../../rules/rule.ts';
import type { Formatter } from './result.ts';

const COMMANDS: Record<Severity, string> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands of GitHub Actions, one line a finding: the place is annotated in the pull request. */
export const formatGithub: Formatter = ({ files, locale }) =>
  files
    .flatMap(({ source, findings, parsed }) =>
      findings.map(({ rule, severity, message, span }) => {
        const { start, end } = toRange(parsed, span);
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
        return `::${COMMANDS[severity]} ${list.join(',')}::${escapeData(message[locale])}\n`;
      }),
    )
    .join('');

/** Escapes of the runner's own toolkit (actions/toolkit, core/src/command.ts). */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
