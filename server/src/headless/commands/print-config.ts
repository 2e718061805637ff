import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rules } from '../../rules/registry.ts';
import type { Rule } from '../../rules/rule.ts';
import { type Configuration, ConfigurationError, levelOf, optionsOf } from '../../session/configuration.ts';
import { configurationSource, readConfigurationComplaint } from '../checker.ts';
import { UsageError } from '../complaint.ts';
import { displayPath } from '../paths.ts';
import type { ExitCode, Terminal } from '../terminal.ts';

/**
 * Prints what is in force for a file, as JSON in the words of the configuration file: where it comes from, whether the file is
 * ignored, the level of every rule (with its options, where it takes any), and the rest with every path resolved.
 */
export async function printConfig(
  file: string,
  asked: string | false | undefined,
  terminal: Terminal,
): Promise<ExitCode> {
  const source = await configurationSource(asked, terminal.folder);
  try {
    const configuration = await source(pathToFileURL(resolve(terminal.folder, file)).href);
    const shown = shownConfiguration(configuration, (uri) => displayPath(fileURLToPath(uri), terminal.folder));
    terminal.out(`${JSON.stringify(shown, null, 2)}\n`);
    return 0;
  } catch (error) {
    if (error instanceof ConfigurationError)
      throw new UsageError(await readConfigurationComplaint(error, terminal.folder));
    throw error;
  }
}

function shownConfiguration(configuration: Configuration, pathOf: (uri: string) => string) {
  const { file, ignored, glossary, previousReport, names, duplicates, format, baseline } = configuration;
  return {
    file: file === undefined ? null : pathOf(file),
    ignored,
    rules: Object.fromEntries(rules.map((rule) => [rule.id, settingOf(rule, configuration)])),
    glossary: glossary.map(({ uri }) => pathOf(uri)),
    previousReport: previousReport ? pathOf(previousReport.uri) : null,
    names: names.map(({ name, posts }) => ({ name, post: posts })),
    duplicates: { scope: duplicates },
    format,
    baseline: baseline ? pathOf(baseline.uri) : null,
  };
}

function settingOf(rule: Rule, configuration: Configuration) {
  const level = levelOf(configuration, rule);
  return rule.options ? [level, { ...rule.options.defaults, ...optionsOf(configuration, rule) }] : level;
}
