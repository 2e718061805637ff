import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EditedText } from '../features/edited-text.ts';
import { rules } from '../rules/registry.ts';
import type { Finding } from '../rules/rule.ts';
import {
  type Configuration,
  ConfigurationError,
  configurationReader,
  DEFAULT_CONFIGURATION,
  readConfiguration,
} from '../session/configuration.ts';
import { type FileFindings, Session } from '../session/session.ts';
import { type ParagraphRecords, recordsOf } from '../similarity/paragraph-records.ts';
import { type LinedText, LineIndex } from '../text/lines.ts';
import { type Complaint, configurationComplaint, UsageError } from './complaint.ts';
import { unreadable } from './discover.ts';
import { diskFiles } from './disk-files.ts';
import type { Source } from './source.ts';

/** One file, checked. */
export interface Checked {
  source: Source;
  /** The text that `findings` speak of, the source's or what the fixes made of it. */
  document: LinedText;
  findings: Finding[];
  /** What the baseline in force makes of the file; absent where there is none. */
  baseline?: FileFindings['baseline'];
  /** Number of findings that the fixes did away with. */
  fixed: number;
  /** Why the findings are not all there are. */
  complaints: Complaint[];
  /** What is compared with other files, where that was asked for. */
  records?: ParagraphRecords;
  /** Whether any rule has run; none has under a configuration that cannot be read. */
  ran: boolean;
}

/** Says which configuration is in force for the document at a URI. */
export type ConfigurationSource = (uri: string) => Promise<Configuration>;

/**
 * The configuration the command line asks for.
 *
 * @param asked path of a configuration file; false for none; undefined for the nearest of each document
 * @throws {UsageError} where the file cannot be used
 */
export async function configurationSource(
  asked: string | false | undefined,
  folder: string,
): Promise<ConfigurationSource> {
  if (asked === false) return async () => DEFAULT_CONFIGURATION;
  const files = diskFiles();
  if (asked === undefined) return configurationReader(files, rules);
  const uri = pathToFileURL(resolve(folder, asked)).href;
  try {
    const file = await readConfiguration(uri, files, rules);
    if (!file) throw new UsageError(unreadable(asked, 'ENOENT'));
    const { inForce } = await import('../session/configuration/in-force.ts');
    return async (document) => inForce(file, document);
  } catch (error) {
    if (error instanceof ConfigurationError) throw new UsageError(await readConfigurationComplaint(error, folder));
    throw error;
  }
}

/** What is to be found out of a text. */
export interface Task {
  /** Whether to run the rules; what is only compared with others has no findings. */
  rules: boolean;
  /** Whether to make all safe fixes first. */
  fix: boolean;
  /** Whether to record what is compared with other files. */
  records: boolean;
}

/** Checks texts, one after the other or several at once. */
export interface Checks {
  /** What there is to know of the source's text. */
  check(source: Source, task: Task): Promise<Checked>;
  /** Number of texts that it pays to have under way at once. */
  readonly atOnce: number;
  /** Ends what it started for many texts; a single one can still be checked. */
  close(): Promise<void>;
  /** Keeps what was learnt for the next time, where it is to be kept; complaints where that fails. */
  save?(): Promise<Complaint[]>;
}

/** Checks texts in a session of their own, the one the language server uses. */
export class Checker implements Checks {
  readonly atOnce = 1;
  readonly #session: Session;
  readonly #folder: string;

  /** @param baseline URI of the baseline that stands in for the one the configuration names */
  constructor(configuration: ConfigurationSource, folder: string, baseline: string | undefined) {
    this.#folder = folder;
    this.#session = new Session({
      files: diskFiles(),
      configuration,
      alone: true,
      ...(baseline !== undefined && { baseline }),
    });
  }

  async check(source: Source, task: Task): Promise<Checked> {
    try {
      return await this.#check(source, task);
    } finally {
      this.#session.close(source.uri);
    }
  }

  async close(): Promise<void> {}

  async #check(source: Source, { rules: withRules, fix, records }: Task): Promise<Checked> {
    const before = withRules ? await this.#findings(source, source.text) : this.#opened(source);
    const text = fix ? await this.#fixed(source) : source.text;
    const result = text === source.text ? before : await this.#findings(source, text);
    const parsed = records ? this.#session.snapshot(source.uri)?.parsed : undefined;
    return {
      source,
      document: { text, lines: new LineIndex(text) },
      fixed: Math.max(0, before.findings.length - result.findings.length),
      ...result,
      ...(parsed && { records: recordsOf(parsed) }),
    };
  }

  #opened({ uri, text }: Source): Pick<Checked, 'findings' | 'complaints' | 'ran'> {
    this.#session.open({ uri, languageId: 'report', version: 0, text });
    return { findings: [], complaints: [], ran: false };
  }

  /** The source's text with every safe fix made: those of the code action “fix all” of an editor. */
  async #fixed({ uri, text }: Source): Promise<string> {
    const snapshot = this.#session.snapshot(uri);
    if (!snapshot) return text;
    const edited = new EditedText(text);
    edited.apply(await this.#session.fixAll(snapshot));
    return edited.text;
  }

  async #findings(source: Source, text: string) {
    this.#session.open({ uri: source.uri, languageId: 'report', version: 0, text });
    const { findings, failures, configurationError, baseline } = await this.#session.findings(source.uri);
    const complaints = failures.map(({ rule, reason }) => failedRule(source.name, rule, reason));
    if (configurationError) complaints.push(await readConfigurationComplaint(configurationError, this.#folder));
    return { findings, complaints, ran: configurationError === undefined, ...(baseline && { baseline }) };
  }
}

/** The complaint about a configuration file, with the line in it. */
export async function readConfigurationComplaint(error: ConfigurationError, folder: string): Promise<Complaint> {
  const text = await diskFiles()
    .read(error.file)
    .catch(() => undefined);
  return configurationComplaint(error, text, folder);
}

function failedRule(file: string, rule: string, reason: string): Complaint {
  return {
    file,
    what: {
      zh: `规则 ${rule} 出错（${reason}），它的问题未列出`,
      en: `rule ${rule} broke (${reason}), its findings are missing`,
    },
    remedy: {
      zh: '请把文件和这一行报告给纲目的维护者',
      en: 'report the file and this line to the maintainers of Gangmu',
    },
  };
}
