import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DEFAULT_CONFIGURATION } from '../../session/configuration.ts';
import { Baselines } from '../baselines.ts';
import type { WorkerOptions } from '../check-worker.ts';
import { type Checked, Checker, type Checks, type ConfigurationSource, configurationSource } from '../checker.ts';
import { type Complaint, complaintLine, UsageError } from '../complaint.ts';
import { type Discovered, discover } from '../discover.ts';
import { countBySeverity, type Formatter } from '../formats/formatter.ts';
import { formatterFor } from '../formats/formatters.ts';
import type { LintFormat } from '../formats/names.ts';
import { printable } from '../printable.ts';
import { type Progress, startProgress } from '../progress.ts';
import { isSource, readInputSource, readSource, type Source } from '../source.ts';
import type { ExitCode, Manner, Terminal } from '../terminal.ts';
import { VERSION } from '../version.ts';

export interface LintOptions {
  format: LintFormat;
  fix?: boolean;
  fixDryRun?: boolean;
  maxWarnings?: number;
  stdin?: boolean;
  stdinFilename?: string;
  config?: string | false;
  quiet?: boolean;
  verbose?: boolean;
  baseline?: string;
  updateBaseline?: boolean;
  pruneBaseline?: boolean;
  jobs?: number;
  cache?: boolean;
  cacheLocation?: string;
}

/** Checks the files, prints what it finds, and with `fix` saves what it could mend. */
export async function lint(
  paths: readonly string[],
  options: LintOptions,
  manner: Manner,
  terminal: Terminal,
): Promise<ExitCode> {
  const formatter = await formatterFor(options.format, {
    version: VERSION,
    dryRun: options.fixDryRun === true,
    folder: terminal.folder,
    ...manner,
  });
  const configuration = await configurationSource(options.config, terminal.folder);
  const baseline = baselineUri(options, terminal.folder);
  const checks = await checksFor(options, configuration, baseline, terminal.folder);
  const run = new LintRun(checks, configuration, formatter, options, manner, terminal);
  try {
    await (options.stdin ? run.checkInput() : run.checkFiles(paths));
  } finally {
    await checks.close();
  }
  await run.finish();
  run.note(await checks.save?.());

  const output = formatter.finish(run.complaints);
  const textIsOutput = options.stdin && options.fix;
  const diffIsOutput = options.fixDryRun && options.format === 'text';
  if (textIsOutput || diffIsOutput) terminal.err(output);
  else terminal.out(output);
  return run.exitCode;
}

/**
 * URI of the baseline that the command line names.
 *
 * @throws {UsageError} where there is none to compare with
 */
function baselineUri({ baseline, updateBaseline }: LintOptions, folder: string): string | undefined {
  if (baseline === undefined) return undefined;
  const path = resolve(folder, baseline);
  if (updateBaseline || existsSync(path)) return pathToFileURL(path).href;
  throw new UsageError({
    file: baseline,
    what: { zh: '没有这个基线文件', en: 'no such baseline' },
    remedy: {
      zh: '请检查路径，或加上 --update-baseline 生成它',
      en: 'check the path, or write it with --update-baseline',
    },
  });
}

/** What checks the files: this thread or several others, with or without a memory. */
async function checksFor(
  { config, jobs = 1, cache, cacheLocation }: LintOptions,
  configuration: ConfigurationSource,
  baseline: string | undefined,
  folder: string,
): Promise<Checks> {
  const checks = await threads(jobs, { config, folder, baseline });
  const checker = checks ?? new Checker(configuration, folder, baseline);
  if (!cache && cacheLocation === undefined) return checker;
  const { CACHE_NAME, CachedChecks } = await import('../cache.ts');
  return CachedChecks.open(checker, configuration, baseline, resolve(folder, cacheLocation ?? CACHE_NAME));
}

async function threads(jobs: number, options: WorkerOptions): Promise<Checks | undefined> {
  if (jobs < 2) return undefined;
  const { WorkerPool, workerBundle } = await import('../worker-pool.ts');
  const bundle = workerBundle();
  return bundle && new WorkerPool(jobs, bundle, options);
}

class LintRun {
  readonly complaints: Complaint[] = [];
  readonly #said = new Set<string>();
  readonly #checks: Checks;
  readonly #configuration: ConfigurationSource;
  readonly #baselines: Baselines;
  readonly #formatter: Formatter;
  readonly #options: LintOptions;
  readonly #manner: Manner;
  readonly #terminal: Terminal;
  #files = 0;
  #errors = 0;
  #warnings = 0;
  #progress: Progress | undefined;

  constructor(
    checks: Checks,
    configuration: ConfigurationSource,
    formatter: Formatter,
    options: LintOptions,
    manner: Manner,
    terminal: Terminal,
  ) {
    this.#checks = checks;
    this.#configuration = configuration;
    const { updateBaseline, pruneBaseline } = options;
    this.#baselines = new Baselines(updateBaseline ? 'update' : pruneBaseline ? 'prune' : 'keep', terminal.folder);
    this.#formatter = formatter;
    this.#options = options;
    this.#manner = manner;
    this.#terminal = terminal;
  }

  get exitCode(): ExitCode {
    if (this.complaints.length > 0) return 2;
    const { maxWarnings = Number.POSITIVE_INFINITY } = this.#options;
    return this.#errors > 0 || this.#warnings > maxWarnings ? 1 : 0;
  }

  async checkInput(): Promise<void> {
    const read = await readInputSource(this.#terminal, this.#options.stdinFilename);
    if (!isSource(read)) {
      this.#complain(read);
    } else if (await this.#ignores(read.uri)) {
      this.#say(ignored(read.name));
      if (this.#options.fix) this.#terminal.out(read.bytes);
    } else {
      await this.#check(read);
    }
  }

  async checkFiles(paths: readonly string[]): Promise<void> {
    const { files, complaints } = await discover(paths.length > 0 ? paths : ['.'], this.#terminal.folder);
    for (const complaint of complaints) this.#complain(complaint);
    this.#progress = await startProgress(files.length, this.#manner.locale, this.#terminal);
    const underWay: Promise<Check>[] = [];
    for (const file of files) {
      if (underWay.length === this.#checks.atOnce) await this.#finishCheck(underWay.shift());
      underWay.push(this.#startCheck(file));
    }
    for (const check of underWay) await this.#finishCheck(check);
    this.#progress?.stop();
    this.#progress = undefined;
    const nothing = files.length > 0 && this.#files === 0 && this.complaints.length === 0;
    if (nothing && !files.some((file) => file.named)) this.#complain(allIgnored(paths));
  }

  /** What the whole run comes to: what became of the baselines. */
  async finish(): Promise<void> {
    const { baseline, updateBaseline, pruneBaseline } = this.#options;
    if ((updateBaseline || pruneBaseline) && baseline === undefined && this.#baselines.isEmpty && this.#files > 0) {
      this.#complain(noBaseline());
    }
    const { notices, complaints } = await this.#baselines.finish();
    for (const notice of notices) this.#say(notice);
    for (const complaint of complaints) this.#complain(complaint);
  }

  /** Says something that leaves the result as it is. */
  note(notice: Complaint | undefined): void {
    if (notice) this.#say(notice);
  }

  /** Whether the configuration leaves the document at `uri` out. One that cannot be read is found out by the check. */
  async #ignores(uri: string): Promise<boolean> {
    return (await this.#configuration(uri).catch(() => DEFAULT_CONFIGURATION)).ignored;
  }

  /** Begins to check a file. Says nothing yet: the files before it come first. */
  #startCheck(file: Discovered): Promise<Check> {
    const check = this.#checkOf(file);
    // It is awaited when its turn comes.
    check.catch(() => {});
    return check;
  }

  async #checkOf(file: Discovered): Promise<Check> {
    if (await this.#ignores(pathToFileURL(file.path).href)) {
      return file.named ? { notice: ignored(file.name) } : {};
    }
    const read = await readSource(file);
    return isSource(read)
      ? { source: read, checked: await this.#checks.check(read, this.#fixing) }
      : { complaint: read };
  }

  async #finishCheck(check: Promise<Check> | undefined): Promise<void> {
    const { notice, complaint, source, checked } = (await check) ?? {};
    if (notice) this.#say(notice);
    if (complaint) this.#complain(complaint);
    if (source && checked) await this.#take(source, checked);
    this.#progress?.step();
  }

  get #fixing(): boolean {
    return this.#options.fix === true || this.#options.fixDryRun === true;
  }

  async #check(source: Source): Promise<void> {
    await this.#take(source, await this.#checks.check(source, this.#fixing));
  }

  async #take(source: Source, checked: Checked): Promise<void> {
    if (this.#options.verbose) this.#describe(source);
    for (const complaint of checked.complaints) this.#complain(complaint);
    if (!checked.ran) return;
    if (this.#options.fixDryRun) await this.#showDifference(checked);
    const refusal = this.#options.fix ? await this.#save(checked) : undefined;
    if (refusal) this.#complain(refusal);
    this.#report(this.#baselines.take(refusal ? await this.#checks.check(source, false) : checked));
  }

  #report(checked: Checked): void {
    const counts = countBySeverity(checked.findings);
    this.#files++;
    this.#errors += counts.error;
    this.#warnings += counts.warning;
    this.#formatter.add(this.#options.quiet ? onlyErrors(checked) : checked);
  }

  async #showDifference({ source, document: { text } }: Checked): Promise<void> {
    if (this.#options.format !== 'text' || text === source.text) return;
    const { createTwoFilesPatch } = await import('diff');
    this.#terminal.out(createTwoFilesPatch(source.name, source.name, source.text, text));
  }

  /** Writes the text, if it has changed, to where it came from; returns what kept it from being written. */
  async #save({ source, document: { text } }: Checked): Promise<Complaint | undefined> {
    const { path } = source;
    if (text === source.text && path !== undefined) return undefined;
    const { encodeLike, save } = await import('../save.ts');
    const bytes = await encodeLike(source, text);
    if (!(bytes instanceof Uint8Array)) return bytes;
    if (path !== undefined) return save({ ...source, path }, bytes);
    this.#terminal.out(bytes);
    return undefined;
  }

  #complain(complaint: Complaint): void {
    if (this.#say(complaint)) this.complaints.push(complaint);
  }

  /** One configuration file may govern many files, but what is wrong with it is said once. */
  #say(complaint: Complaint): boolean {
    const line = complaintLine(complaint, this.#manner.locale);
    if (this.#said.has(line)) return false;
    this.#said.add(line);
    this.#tell(line);
    return true;
  }

  /** On the standard error, but not into the middle of a progress bar. */
  #tell(line: string): void {
    if (this.#progress) this.#progress.tell(line);
    else this.#terminal.err(line);
  }

  #describe({ name, encoding, bom }: Source): void {
    const mark = bom ? { zh: '，有字节顺序标记', en: ' with a byte order mark' }[this.#manner.locale] : '';
    this.#tell(`${printable(name)}: ${encoding.toUpperCase()}${mark}\n`);
  }
}

/** What became of one file. */
interface Check {
  notice?: Complaint;
  complaint?: Complaint;
  source?: Source;
  checked?: Checked;
}

function noBaseline(): Complaint {
  return {
    file: 'gangmu',
    what: { zh: '没有指明基线文件', en: 'no baseline is named' },
    remedy: {
      zh: '请加上 --baseline 文件，或在配置里写 baseline',
      en: 'add --baseline FILE, or name it in the configuration',
    },
  };
}

function onlyErrors(file: Checked): Checked {
  return { ...file, findings: file.findings.filter(({ severity }) => severity === 'error') };
}

function ignored(file: string): Complaint {
  return {
    file,
    what: { zh: '配置文件的 ignore 把它排除在外，未检查', en: 'not checked, as the configuration ignores it' },
    remedy: { zh: '要检查它，请用 --no-config 或修改 ignore', en: 'to check it, use --no-config or change “ignore”' },
  };
}

function allIgnored(paths: readonly string[]): Complaint {
  return {
    file: paths.length > 0 ? paths.join(' ') : '.',
    what: {
      zh: '所有文件都被配置文件的 ignore 排除，一个也没有检查',
      en: 'the configuration ignores every file, none was checked',
    },
    remedy: { zh: '请检查路径和 ignore', en: 'check the paths and “ignore”' },
  };
}
