import { CommanderError } from 'commander';
import { complaintLine, UsageError } from './complaint.ts';
import { localeFor } from './language.ts';
import { createProgram } from './program.ts';
import type { ExitCode, Terminal } from './terminal.ts';
import { usageComplaint } from './usage.ts';

/**
 * Runs the command line.
 *
 * @param argv the arguments behind the program's name
 * @returns the exit code; every failure has been told in one line on the standard error
 */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const locale = localeFor(argv, terminal.environment);
  const outcome: { code: ExitCode } = { code: 0 };
  const program = createProgram(locale, terminal, (code) => {
    outcome.code = code;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return outcome.code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      if (error.code !== 'commander.help') terminal.err(complaintLine(usageComplaint(error), locale));
    } else if (error instanceof UsageError) {
      terminal.err(complaintLine(error.complaint, locale));
    } else {
      terminal.err(complaintLine(internal(error), locale));
    }
    return 2;
  }
}

function internal(error: unknown) {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    file: 'gangmu',
    what: { zh: `内部错误（${reason}），检查没有完成`, en: `internal error (${reason}), the check did not finish` },
    remedy: {
      zh: '请把命令和这一行报告给纲目的维护者',
      en: 'report the command and this line to the maintainers of Gangmu',
    },
  };
}
