import { URI } from 'vscode-uri';
import type { Localised, Rule, Severity } from '../rules/rule.ts';
import type { Span } from '../text/span.ts';
import { matches, matchesLast, relativePath } from './configuration/globs.ts';
import { UndecodableError } from './encoding.ts';
import type { Files } from './files.ts';

/** Name of the configuration file, looked for from a document's own folder upward. */
export const CONFIGURATION_NAME = 'gangmu.json';

/** What a finding of a rule counts as; `off` switches the rule off. */
export type Level = Severity | 'off';

export const LEVELS: readonly Level[] = ['error', 'warning', 'information', 'hint', 'off'];

/** One configuration file, read and found valid. */
export interface ConfigurationFile {
  uri: string;
  rules: Levels;
  /** Globs, relative to the file's folder. The last one that matches decides; `!` takes a file back in. */
  ignore: readonly string[];
  overrides: readonly Override[];
}

/** Level by rule id; a rule that is not named keeps its own. */
export type Levels = Readonly<Record<string, Level>>;

export interface Override {
  /** Globs, relative to the configuration file's folder. */
  files: readonly string[];
  rules: Levels;
}

/** What is in force for one document. */
export interface Configuration {
  /** URI of the configuration file it comes from; absent where there is none. */
  file?: string;
  /** Whether the document is to have no findings at all. */
  ignored: boolean;
  rules: Levels;
}

/** In force where no configuration file is found: every rule at its own level. */
export const DEFAULT_CONFIGURATION: Configuration = { ignored: false, rules: {} };

/** A configuration file that cannot be used. */
export class ConfigurationError extends Error {
  /** URI of the file. */
  readonly file: string;
  readonly what: Localised;
  readonly remedy: Localised;
  /** The place in the file, in UTF-16 offsets, where it is known. */
  readonly span: Span | undefined;

  constructor(file: string, what: Localised, remedy: Localised, span?: Span) {
    super(`${file}: ${what.en}; ${remedy.en}`);
    this.name = 'ConfigurationError';
    this.file = file;
    this.what = what;
    this.remedy = remedy;
    this.span = span;
  }
}

/**
 * Configuration in force for the document at `uri`: that of the nearest `gangmu.json` from the document's own folder
 * upward, and of that one only. A document without a folder (an unsaved one) has the default configuration.
 *
 * @param ruleIds every rule id there is; another id in the file is an error
 * @throws {ConfigurationError} where the nearest file is not valid
 */
export async function configurationFor(uri: string, files: Files, ruleIds: readonly string[]): Promise<Configuration> {
  for (const candidate of candidates(uri)) {
    const text = await readConfiguration(candidate, files);
    if (text !== undefined) return inForce(await parseConfiguration(text, candidate, ruleIds), uri);
  }
  return DEFAULT_CONFIGURATION;
}

/**
 * The configuration file that `text` spells. The schema library is loaded only where there is a file to read.
 *
 * @throws {ConfigurationError} where the text is not valid
 */
export async function parseConfiguration(
  text: string,
  uri: string,
  ruleIds: readonly string[],
): Promise<ConfigurationFile> {
  const { parseConfigurationText } = await import('./configuration/schema.ts');
  return parseConfigurationText(text, uri, ruleIds);
}

/** What `file` says about the document at `uri`: its rules, then those of every override that matches, in order. */
export function inForce(file: ConfigurationFile, uri: string): Configuration {
  const path = relativePath(file.uri, uri);
  const overrides = path === undefined ? [] : file.overrides.filter((override) => matches(override.files, path));
  return {
    file: file.uri,
    ignored: path !== undefined && matchesLast(file.ignore, path),
    rules: Object.assign({}, file.rules, ...overrides.map((override) => override.rules)),
  };
}

/** Level that the rule has under `configuration`: its own where the configuration says nothing of it. */
export function levelOf(configuration: Configuration, rule: Pick<Rule, 'id' | 'severity'>): Level {
  return (Object.hasOwn(configuration.rules, rule.id) && configuration.rules[rule.id]) || rule.severity;
}

/**
 * Text of the configuration file at `uri`; undefined where there is none.
 *
 * @throws {ConfigurationError} where there is one that cannot be read: its settings are unknown, not absent
 */
async function readConfiguration(uri: string, files: Files): Promise<string | undefined> {
  try {
    return await files.read(uri);
  } catch (error) {
    if (error instanceof UndecodableError) throw new ConfigurationError(uri, error.what, error.remedy);
    const { code, message } = error as Error & { code?: string };
    const reason = code ?? message;
    throw new ConfigurationError(
      uri,
      { zh: `读不出来（${reason}）`, en: `cannot be read (${reason})` },
      { zh: '请检查文件的权限', en: 'check its permissions' },
    );
  }
}

/** URIs at which the configuration of the document at `uri` may stand, nearest first. */
function* candidates(uri: string): Iterable<string> {
  const parsed = URI.parse(uri);
  if (!parsed.path.startsWith('/')) return;
  let folder = parsed.path;
  while (folder !== '') {
    folder = folder.slice(0, folder.lastIndexOf('/'));
    yield parsed.with({ path: `${folder}/${CONFIGURATION_NAME}`, query: '', fragment: '' }).toString();
  }
}
