import { fixAll } from '../features/fix-all.ts';
import { formatDocument } from '../features/formatting.ts';
import type { ParsedText } from '../report/model.ts';
import { finish, type Steps } from '../report/steps.ts';
import { type CheckResult, checkInSteps, type RuleFailure } from '../rules/check.ts';
import { rules } from '../rules/registry.ts';
import type { Edit, Finding, OtherDocument } from '../rules/rule.ts';
import type { LinedText } from '../text/lines.ts';
import { RevisedText, type TextChange } from '../text/revised-text.ts';
import {
  applyBaseline,
  type Baseline,
  type BaselineResult,
  baselineKey,
  entryOf,
  formatBaseline,
  parseBaseline,
} from './baseline.ts';
import { breathe, type Cancellation, Cancelled } from './cancellation.ts';
import {
  type Configuration,
  ConfigurationError,
  configurationReader,
  levelOf,
  optionsOf,
  unreadableFile,
} from './configuration.ts';
import type { Files } from './files.ts';
import { type DocumentsAround, documentsAround, sameDocuments, settingsOf } from './rule-settings.ts';
import { configurationOfSettings } from './settings.ts';
import { Snapshot } from './snapshot.ts';

export interface SessionOptions {
  files: Files;
  /** The host's own settings (`gangmu.*`), valid where no configuration file says otherwise. */
  settings?: unknown;
  /** Stands in for the search for configuration files: a file named on the command line, or none. */
  configuration?: (uri: string) => Promise<Configuration>;
  /** Whether each document is checked by itself, as the host finds what several have in common. */
  alone?: boolean;
  /** URI of the baseline that stands in for the one the configuration names. */
  baseline?: string;
}

export interface OpenDocument {
  uri: string;
  languageId: string;
  version: number;
  text: string;
}

/** What the rules say of one file. Without findings it is clean only if nothing failed and the configuration could be read. */
export interface FileFindings {
  /** Those that the baseline does not hold. */
  findings: Finding[];
  /** What the baseline in force makes of the file; absent where there is no baseline. */
  baseline?: { uri: string } & Omit<BaselineResult, 'findings'>;
  /** Rules that broke down on this file and so said nothing about it. */
  failures: RuleFailure[];
  /** Why the configuration could not be read. No rule has run then. */
  configurationError?: ConfigurationError;
}

/** The open documents, the files around them and their configuration; answers what the rules say of a file. */
export class Session {
  readonly #files: Files;
  readonly #given: ((uri: string) => Promise<Configuration>) | undefined;
  readonly #givenBaseline: string | undefined;
  readonly #alone: boolean;
  #settings: unknown;
  #folderSettings: ReadonlyMap<string, unknown> = new Map();
  #folders: readonly string[] = [];
  readonly #open = new Map<string, Snapshot>();
  /** What was last found in the open documents, and what has been typed in them since. */
  readonly #checked = new Map<string, { revised: RevisedText; result: FileFindings }>();
  /** Checks of open documents that are under way, one at most for each, and what has been typed since they began. */
  readonly #checking = new Map<string, RunningCheck>();
  readonly #closed = new Map<string, Promise<Snapshot | undefined>>();
  readonly #reports = new Map<string, Promise<string[]>>();
  readonly #baselines = new Map<string, BaselineInForce>();
  readonly #configurations = new Map<string, Promise<Configuration>>();
  #nearestConfiguration: (uri: string) => Promise<Configuration>;
  #findings = new WeakMap<Snapshot, CheckedSnapshot>();

  constructor(options: SessionOptions) {
    this.#files = options.files;
    this.#nearestConfiguration = configurationReader(options.files, rules);
    this.#given = options.configuration;
    this.#givenBaseline = options.baseline;
    this.#alone = options.alone === true;
    this.#settings = options.settings;
  }

  /** Takes over the document's text from its file until it is closed. */
  open({ uri, languageId, version, text }: OpenDocument): void {
    this.close(uri);
    this.#open.set(uri, new Snapshot(uri, languageId, version, text));
  }

  /**
   * Applies the client's edits, in order. Edits to a document that is not open are dropped. Long work on the version before
   * ends, but for a check that what was typed hardly touches: who stops to think after every other word would else never see
   * the end of one.
   */
  update(uri: string, changes: readonly TextChange[], version: number): void {
    const snapshot = this.#open.get(uri);
    if (!snapshot) return;
    const next = snapshot.next(changes, version);
    this.#open.set(uri, next);
    const checking = this.#checking.get(uri);
    if (checking?.snapshot !== snapshot) snapshot.outdate();
    if (checking && next.keepsOutline) checking.since.push(...changes);
    else this.#giveUpChecking(uri);
    const checked = this.#checked.get(uri);
    if (!checked) return;
    if (changes.some(({ range }) => !range)) this.#checked.delete(uri);
    else checked.revised = changes.reduce((text, change) => text.apply(change), checked.revised);
  }

  /** Gives the document's text back to its file. */
  close(uri: string): void {
    this.#open.get(uri)?.outdate();
    this.#giveUpChecking(uri);
    this.#open.delete(uri);
    this.#checked.delete(uri);
    this.#closed.delete(uri);
    this.#configurations.delete(uri);
  }

  /** The open document at `uri` as it is now; undefined if it is not open. */
  snapshot(uri: string): Snapshot | undefined {
    return this.#open.get(uri);
  }

  /**
   * What was last found in the open document at `uri`, at the places where it stands now; `document` is the text it was found
   * in, with the lines of the text as it is. Undefined where nothing has been looked for yet.
   */
  lastFindings(uri: string): { document: LinedText; result: FileFindings } | undefined {
    const checked = this.#checked.get(uri);
    if (!checked) return undefined;
    const { revised, result } = checked;
    return { document: { text: revised.base.text, lines: revised.lines }, result };
  }

  /** The document at `uri`, from its file where it is not open; undefined where there is neither. */
  async load(uri: string): Promise<Snapshot | undefined> {
    const open = this.snapshot(uri);
    if (open) return open;
    let loaded = this.#closed.get(uri);
    if (!loaded) {
      loaded = this.#files
        .read(uri)
        .then((text) => (text === undefined ? undefined : new Snapshot(uri, 'report', null, text)));
      this.#closed.set(uri, loaded);
      loaded.catch(() => this.#closed.delete(uri));
    }
    return loaded;
  }

  /** Addresses of all open documents. */
  get openUris(): string[] {
    return [...this.#open.keys()];
  }

  /**
   * The open document at `uri`, read into reports.
   * @throws RangeError if it is not open
   */
  parsed(uri: string): ParsedText {
    const snapshot = this.snapshot(uri);
    if (!snapshot) throw new RangeError(`${uri} is not open`);
    return snapshot.parsed;
  }

  /**
   * What the rules say of the document at `uri`, from its file where it is not open.
   * @throws RangeError if there is no such document
   * @throws Cancelled if nobody waits for the result any more
   */
  async findings(uri: string, cancellation?: Cancellation): Promise<FileFindings> {
    const snapshot = await this.load(uri);
    if (!snapshot) throw new RangeError(`${uri} does not exist`);
    return this.findingsOf(snapshot, cancellation);
  }

  /**
   * What the rules say of this version of a document.
   * @throws Cancelled if nobody waits for the result any more
   */
  async findingsOf(snapshot: Snapshot, cancellation?: Cancellation): Promise<FileFindings> {
    const known = this.#findings;
    await breathe(cancellation);
    let configuration: Configuration;
    let around: DocumentsAround;
    let baseline: BaselineInForce | undefined;
    try {
      configuration = await this.configuration(snapshot.uri);
      around = await this.#around(snapshot.uri, configuration);
      baseline = await this.#baseline(configuration);
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      return { findings: [], failures: [], configurationError: error };
    }
    const isUpToDate = (checked: CheckedSnapshot | undefined): checked is CheckedSnapshot =>
      checked !== undefined && sameDocuments(checked.around, around) && checked.baseline === baseline;
    let checked = known.get(snapshot);
    if (!isUpToDate(checked)) {
      // Work for everyone who asks meanwhile: it goes on for as long as the snapshot is the newest.
      const result = this.#checkedUnder(configuration, around, snapshot, baseline, cancellation);
      checked = { around, baseline, result };
      known.set(snapshot, checked);
      result.catch(() => known.delete(snapshot));
    }
    const result = await checked.result;
    if (cancellation?.isCancellationRequested) throw new Cancelled();
    return result;
  }

  async #checkedUnder(
    configuration: Configuration,
    around: DocumentsAround,
    snapshot: Snapshot,
    baseline: BaselineInForce | undefined,
    cancellation: Cancellation | undefined,
  ): Promise<FileFindings> {
    const { uri } = snapshot;
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const check: RunningCheck = { snapshot, since: [], ended };
    const findings = this.#findings;
    // Two at a time would end later than one after the other, and the next edit most likely ends the second.
    if (cancellation) {
      for (let running = this.#checking.get(uri); running; running = this.#checking.get(uri)) await running.ended;
    }
    if (this.#open.get(uri) === snapshot && !this.#checking.has(uri)) this.#checking.set(uri, check);
    try {
      const parsed = await snapshot.read(cancellation && snapshot.life);
      const steps = checkUnder(configuration, around, parsed);
      const found = cancellation ? await snapshot.whileAlive(steps) : finish(steps);
      const result = held(found, snapshot, baseline);
      const isForgotten = this.#findings !== findings;
      if (!isForgotten && (this.#checking.get(uri) === check || this.#open.get(uri) === snapshot)) {
        const { text, lines } = parsed;
        const revised = check.since.reduce((typed, change) => typed.apply(change), RevisedText.of({ text, lines }));
        this.#checked.set(uri, { revised, result });
        // One of an older version that is still under way would only bring back what was found before.
        this.#giveUpChecking(uri);
      }
      return result;
    } finally {
      if (this.#checking.get(uri) === check) this.#checking.delete(uri);
      end();
    }
  }

  #giveUpChecking(uri: string): void {
    const checking = this.#checking.get(uri);
    this.#checking.delete(uri);
    if (checking && checking.snapshot !== this.#open.get(uri)) checking.snapshot.outdate();
  }

  /**
   * The edits that apply every safe fix of this version of a document, in text order; none where its configuration cannot be
   * read. A second run would find nothing to do.
   * @throws Cancelled if nobody waits for the result any more
   */
  async fixAll(snapshot: Snapshot, cancellation?: Cancellation): Promise<Edit[]> {
    const { configurationError, findings } = await this.findingsOf(snapshot, cancellation);
    if (configurationError || !findings.some(({ fix }) => fix?.safe)) return [];
    return fixAll(snapshot.parsed, await this.#checkOf(snapshot.uri));
  }

  /**
   * The edits that lay out this version of a document as its configuration asks, in text order; none where that cannot be
   * read. A second run would find nothing to do.
   * @throws Cancelled if nobody waits for the result any more
   */
  async format(snapshot: Snapshot, cancellation?: Cancellation): Promise<Edit[]> {
    const { configurationError } = await this.findingsOf(snapshot, cancellation);
    if (configurationError) return [];
    const { format } = await this.configuration(snapshot.uri);
    return formatDocument(snapshot.parsed, format, await this.#checkOf(snapshot.uri));
  }

  /** What the rules say of any text that might stand at `uri`. */
  async #checkOf(uri: string): Promise<(document: ParsedText) => Finding[]> {
    const configuration = await this.configuration(uri);
    const around = await this.#around(uri, configuration);
    const baseline = await this.#baseline(configuration);
    return (parsed) =>
      held(finish(checkUnder(configuration, around, parsed, true)), { uri, parsed }, baseline).findings;
  }

  /** The files that define terms for the document at `uri`; none where its configuration cannot be read. */
  async glossaries(uri: string): Promise<readonly OtherDocument[]> {
    try {
      const configuration = await this.configuration(uri);
      if (configuration.glossary.length === 0) return [];
      return settingsOf(configuration, await this.#around(uri, configuration)).glossaries;
    } catch (error) {
      if (error instanceof ConfigurationError) return [];
      throw error;
    }
  }

  /**
   * The baseline of a document as it will be once it holds `findings`, which are new in this version of the document; undefined
   * where the configuration names no baseline.
   * @throws ConfigurationError if the configuration or the baseline cannot be read
   */
  async baselineWith(snapshot: Snapshot, findings: readonly Finding[]): Promise<ChangedBaseline | undefined> {
    const baseline = await this.#baseline(await this.configuration(snapshot.uri));
    if (!baseline) return undefined;
    const key = baselineKey(baseline.uri, snapshot.uri);
    const added = findings.map((finding) => entryOf(finding, snapshot.parsed));
    const entries = new Map(baseline.entries).set(key, [...(baseline.entries.get(key) ?? []), ...added]);
    return { uri: baseline.uri, before: baseline.snapshot?.text, after: formatBaseline(entries) };
  }

  /**
   * The configuration of the document at `uri`.
   * @throws ConfigurationError if a configuration file cannot be read
   */
  configuration(uri: string): Promise<Configuration> {
    let configuration = this.#configurations.get(uri);
    if (!configuration) {
      configuration = this.#configurationFor(uri);
      this.#configurations.set(uri, configuration);
      configuration.catch(() => this.#configurations.delete(uri));
    }
    return configuration;
  }

  /**
   * Replaces the host's own settings, and those that differ in some folders (by the folder's address). What the rules said
   * before may no longer hold.
   */
  replaceSettings(settings: unknown, byFolder: ReadonlyMap<string, unknown> = new Map()): void {
    this.#settings = settings;
    this.#folderSettings = byFolder;
    this.#forgetFindings();
  }

  /** Addresses of the folders whose reports belong to the workspace. */
  set folders(folders: readonly string[]) {
    this.#folders = folders;
    this.#reports.clear();
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  /** Addresses of the open documents and of every report in the folders of the workspace. */
  async workspaceUris(): Promise<string[]> {
    const uris = new Set(this.#open.keys());
    for (const folder of this.#folders) for (const uri of await this.#reportsUnder(folder)) uris.add(uri);
    return [...uris];
  }

  /** Forgets what was read from files that have changed, appeared or gone since. */
  filesChanged(uris: readonly string[]): void {
    for (const uri of uris) this.#closed.delete(uri);
    this.#reports.clear();
    if (uris.some((uri) => uri.endsWith('.json'))) this.#forgetFindings();
  }

  async #configurationFor(uri: string): Promise<Configuration> {
    if (this.#given) return this.#given(uri);
    const configuration = await this.#nearestConfiguration(uri);
    return configuration.file === undefined ? configurationOfSettings(this.#settingsOf(uri)) : configuration;
  }

  /**
   * The baseline in force, empty where its file is not there yet; undefined where the configuration names none.
   * @throws ConfigurationError if it is malformed
   */
  async #baseline(configuration: Configuration): Promise<BaselineInForce | undefined> {
    const uri = this.#givenBaseline ?? configuration.baseline?.uri;
    if (uri === undefined) return undefined;
    const snapshot = await this.load(uri).catch((error: unknown) => {
      throw unreadableFile(uri, error);
    });
    const known = this.#baselines.get(uri);
    if (known?.snapshot === snapshot && known) return known;
    const baseline = { uri, snapshot, entries: snapshot ? parseBaseline(snapshot.text, uri) : new Map() };
    this.#baselines.set(uri, baseline);
    return baseline;
  }

  #around(uri: string, configuration: Configuration): Promise<DocumentsAround> {
    return documentsAround(uri, this.#alone ? { ...configuration, duplicates: 'file' } : configuration, {
      load: (other) => this.load(other),
      reportsUnder: (folder) => this.#reportsUnder(folder),
      isIgnored: async (other) => (await this.configuration(other).catch(() => undefined))?.ignored === true,
    });
  }

  /** The settings of the innermost folder around the document that has its own, else those of the host. */
  #settingsOf(uri: string): unknown {
    let innermost = '';
    for (const folder of this.#folderSettings.keys()) {
      if (folder.length > innermost.length && uri.startsWith(`${folder.replace(/\/$/, '')}/`)) innermost = folder;
    }
    return this.#folderSettings.get(innermost) ?? this.#settings;
  }

  #reportsUnder(folder: string): Promise<string[]> {
    let reports = this.#reports.get(folder);
    if (!reports) {
      reports = this.#files.reports?.(folder) ?? Promise.resolve([]);
      this.#reports.set(folder, reports);
      reports.catch(() => this.#reports.delete(folder));
    }
    return reports;
  }

  #forgetFindings(): void {
    this.#configurations.clear();
    this.#nearestConfiguration = configurationReader(this.#files, rules);
    this.#findings = new WeakMap();
    this.#checked.clear();
  }
}

/** What is to be written to a baseline file. */
export interface ChangedBaseline {
  uri: string;
  /** Its text so far; undefined where the file is not there yet. */
  before: string | undefined;
  after: string;
}

/** A baseline file as it was read. */
interface BaselineInForce {
  uri: string;
  snapshot: Snapshot | undefined;
  entries: Baseline;
}

/** A check of an open document, and what has been typed since it began. */
interface RunningCheck {
  snapshot: Snapshot;
  since: TextChange[];
  /** Resolves with its end, whatever that is. */
  ended: Promise<void>;
}

/** What was found in a version of a document, and what it depends on besides that version. */
interface CheckedSnapshot {
  around: DocumentsAround;
  baseline: BaselineInForce | undefined;
  result: Promise<FileFindings>;
}

/** `result` without what the baseline holds. */
function held(
  result: CheckResult,
  { uri, parsed }: Pick<Snapshot, 'uri' | 'parsed'>,
  baseline: BaselineInForce | undefined,
): FileFindings {
  if (!baseline) return result;
  const entries = baseline.entries.get(baselineKey(baseline.uri, uri)) ?? [];
  const { findings, known, stale } = applyBaseline(entries, result.findings, parsed);
  return { ...result, findings, baseline: { uri: baseline.uri, known, stale } };
}

/** @param everything whether all that could be fixed is asked for, and not only what is shown */
function* checkUnder(
  configuration: Configuration,
  around: DocumentsAround,
  document: ParsedText,
  everything = false,
): Steps<CheckResult> {
  if (configuration.ignored) return { findings: [], failures: [] };
  return yield* checkInSteps(document, (rule) => levelOf(configuration, rule), rules, {
    settings: settingsOf(configuration, around),
    optionsOf: (rule) => optionsOf(configuration, rule),
    everything,
  });
}
