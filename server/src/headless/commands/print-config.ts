import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rules } from '../../rules/registry.ts';
import { ConfigurationError, levelOf } from '../../session/configuration.ts';
import { configurationSource, readConfigurationComplaint } from '../checker.ts';
import { UsageError } from '../complaint.ts';
import { displayPath } from '../paths.ts';
import type { ExitCode, Terminal } from '../terminal.ts';

/** Prints what is in force for a file, as JSON: where it comes from, whether the file is ignored, the level of every rule. */
export async function printConfig(
  file: string,
  asked: string | false | undefined,
  terminal: Terminal,
): Promise<ExitCode> {
  const source = await configurationSource(asked, terminal.folder);
  try {
    const configuration = await source(pathToFileURL(resolve(terminal.folder, file)).href);
    const shown = {
      file: configuration.file === undefined ? null : displayPath(fileURLToPath(configuration.file), terminal.folder),
      ignored: configuration.ignored,
      rules: Object.fromEntries(rules.map((rule) => [rule.id, levelOf(configuration, rule)])),
    };
    terminal.out(`${JSON.stringify(shown, null, 2)}\n`);
    return 0;
  } catch (error) {
    if (error instanceof ConfigurationError)
      throw new UsageError(await readConfigurationComplaint(error, terminal.folder));
    throw error;
  }
}
