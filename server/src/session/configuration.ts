import { URI } from 'vscode-uri';
import { DEFAULT_FORMAT, type FormatSettings } from '../features/format-settings.ts';
import type { Localised, PersonName, Rule, Severity } from '../rules/rule.ts';
import type { Span } from '../text/span.ts';
import { UndecodableError } from './encoding.ts';
import type { Files } from './files.ts';

/** Name of the configuration file, looked for from a document's own folder upward. */
export const CONFIGURATION_NAME = 'gangmu.json';

/** What a finding of a rule counts as; `off` switches the rule off. */
export type Level = Severity | 'off';

export const LEVELS: readonly Level[] = ['error', 'warning', 'information', 'hint', 'off'];

/** Where repeats are looked for: in the document itself, or in all reports beside the configuration file. */
export type DuplicateScope = 'file' | 'workspace';

export const DUPLICATE_SCOPES: readonly DuplicateScope[] = ['file', 'workspace'];

/** What a configuration has to know of a rule. */
export type RuleDeclaration = Pick<Rule, 'id' | 'name' | 'category' | 'severity' | 'off' | 'options'>;

/** Level by rule id; a rule that is not named keeps its own. */
export type Levels = Readonly<Record<string, Level>>;

/** Options by rule id; an option that is not named keeps the value the rule gives it. */
export type OptionValues = Readonly<Record<string, object>>;

/** A file that a configuration file names, and where it does. */
export interface FileReference {
  uri: string;
  /** The configuration file that names it. */
  from: string;
  /** The path in that file, with its quotation marks, in UTF-16 offsets. */
  span: Span;
}

/** What a configuration file says, of all files or of some of them. What it leaves open is absent. */
export interface Provisions {
  rules: Levels;
  options: OptionValues;
  glossary?: readonly FileReference[];
  previousReport?: FileReference;
  names?: readonly PersonName[];
  duplicates?: DuplicateScope;
  format?: Partial<FormatSettings>;
}

export interface Override extends Provisions {
  /** Globs, relative to the configuration file's folder. */
  files: readonly string[];
}

/** One configuration file or preset, read and found valid, without those it extends. */
export interface Layer extends Provisions {
  uri: string;
  /** Globs, relative to the file's folder. The last one that matches decides; `!` takes a file back in. */
  ignore: readonly string[];
  overrides: readonly Override[];
  baseline?: FileReference;
}

/** A configuration file with all it extends. */
export interface ConfigurationFile {
  uri: string;
  /** Those that are extended come first; what comes later stands over what comes before. */
  layers: readonly Layer[];
}

/** What is in force for one document. */
export interface Configuration {
  /** URI of the configuration file it comes from; absent where there is none. */
  file?: string;
  /** Whether the document is to have no findings at all. */
  ignored: boolean;
  rules: Levels;
  options: OptionValues;
  /** Files that define terms beside the document itself. */
  glossary: readonly FileReference[];
  previousReport?: FileReference;
  names: readonly PersonName[];
  duplicates: DuplicateScope;
  format: FormatSettings;
  /** File of the findings that are known and not shown. */
  baseline?: FileReference;
}

/** In force where no configuration file is found: every rule at its own level. */
export const DEFAULT_CONFIGURATION: Configuration = {
  ignored: false,
  rules: {},
  options: {},
  glossary: [],
  names: [],
  duplicates: 'file',
  format: DEFAULT_FORMAT,
};

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
 * @param rules every rule there is; another id in the file is an error
 * @throws {ConfigurationError} where the nearest file, or one that it extends, is not valid
 */
export async function configurationFor(
  uri: string,
  files: Files,
  rules: readonly RuleDeclaration[],
): Promise<Configuration> {
  return configurationReader(files, rules)(uri);
}

/** As `configurationFor`, for many documents: each configuration file is read once. One that fails is read again. */
export function configurationReader(
  files: Files,
  rules: readonly RuleDeclaration[],
): (uri: string) => Promise<Configuration> {
  const read = new Map<string, Promise<ConfigurationFile | undefined>>();
  const fileAt = (candidate: string): Promise<ConfigurationFile | undefined> => {
    let file = read.get(candidate);
    if (!file) {
      file = readConfiguration(candidate, files, rules);
      read.set(candidate, file);
      file.catch(() => read.delete(candidate));
    }
    return file;
  };
  return async (uri) => {
    for (const candidate of candidates(uri)) {
      const file = await fileAt(candidate);
      if (file) return (await import('./configuration/in-force.ts')).inForce(file, uri);
    }
    return DEFAULT_CONFIGURATION;
  };
}

/**
 * The configuration file at `uri` with all that it extends; undefined where there is none. The schema library is loaded
 * only where there is a file to read.
 *
 * @throws {ConfigurationError} where it, or a file it extends, is not valid or cannot be read
 */
export async function readConfiguration(
  uri: string,
  files: Files,
  rules: readonly RuleDeclaration[],
): Promise<ConfigurationFile | undefined> {
  const text = await readText(uri, files);
  if (text === undefined) return undefined;
  const { layersOf } = await import('./configuration/layers.ts');
  return { uri, layers: await layersOf(text, uri, (base) => readText(base, files), rules) };
}

/** Level that the rule has under `configuration`: its own where the configuration says nothing of it. */
export function levelOf(
  configuration: Pick<Configuration, 'rules'>,
  rule: Pick<Rule, 'id' | 'severity' | 'off'>,
): Level {
  const given = Object.hasOwn(configuration.rules, rule.id) ? configuration.rules[rule.id] : undefined;
  return given ?? ownLevel(rule);
}

/** Level that the rule has where no configuration speaks of it. */
export function ownLevel({ severity, off }: Pick<Rule, 'severity' | 'off'>): Level {
  return off ? 'off' : severity;
}

/** Options that the configuration gives the rule, if it does. */
export function optionsOf(configuration: Configuration, { id }: Pick<Rule, 'id'>): object | undefined {
  return Object.hasOwn(configuration.options, id) ? configuration.options[id] : undefined;
}

/**
 * Text of the file at `uri`; undefined where there is none.
 *
 * @throws {ConfigurationError} where there is one that cannot be read: its settings are unknown, not absent
 */
async function readText(uri: string, files: Files): Promise<string | undefined> {
  try {
    return await files.read(uri);
  } catch (error) {
    throw unreadableFile(uri, error);
  }
}

/** The complaint that the file at `uri`, which exists, cannot be read. */
export function unreadableFile(uri: string, error: unknown): ConfigurationError {
  if (error instanceof UndecodableError) return new ConfigurationError(uri, error.what, error.remedy);
  const { code, message } = error as Error & { code?: string };
  const reason = code ?? message;
  return new ConfigurationError(
    uri,
    { zh: `读不出来（${reason}）`, en: `cannot be read (${reason})` },
    { zh: '请检查文件的权限', en: 'check its permissions' },
  );
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
