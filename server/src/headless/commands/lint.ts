import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ParagraphRecords } from '../../similarity/paragraph-records.ts';
import type { Check } from '../check.ts';
import type { WorkerOptions } from '../check-worker.ts';
import { type Checked, Checker, type Checks, type ConfigurationSource, configurationSource } from '../checker.ts';
import { checksOf } from '../checks-of.ts';
import type { ComparisonMemory } from '../comparison.ts';
import { type Complaint, UsageError } from '../complaint.ts';
import { type Discovery, discover } from '../discover.ts';
import { formatterFor } from '../formats/formatters.ts';
import type { LintFormat } from '../formats/names.ts';
import { complainOfNothing } from '../nothing-checked.ts';
import { listed, type Plan, planOf } from '../plan.ts';
import { Reporting } from '../reporting.ts';
import type { Shard } from '../shards.ts';
import { isSource, readInputSource, type Source } from '../source.ts';
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
  shard?: Shard;
  shardFolder?: string;
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
  const found: Discovery = options.stdin
    ? { files: [], complaints: [] }
    : await discover(paths.length > 0 ? paths : ['.'], terminal.folder);
  const jobs = options.jobs ?? jobsFor(found.files.length);
  const { checks, memory } = await checksFor({ ...options, jobs }, configuration, baseline, terminal.folder);
  const textIsOutput = options.stdin && options.fix;
  const diffIsOutput = options.fixDryRun && options.format === 'text';
  const out = textIsOutput || diffIsOutput ? terminal.err : terminal.out;
  const { shard } = options;
  if (shard) {
    const { lintShard } = await import('../lint-shard.ts');
    try {
      return await lintShard(
        found,
        { ...options, shard, ...(baseline !== undefined && { baseline }) },
        paths,
        checks,
        configuration,
        manner,
        terminal,
      );
    } finally {
      await checks.close();
    }
  }
  const reporting = new Reporting(formatter, options, manner, terminal, out);
  const run = new LintRun(checks, memory, configuration, reporting, options, terminal);
  try {
    await (options.stdin ? run.checkInput() : run.checkFiles(paths, found));
  } finally {
    await checks.close();
  }
  const { updateBaseline, pruneBaseline } = options;
  const namesBaseline = options.baseline !== undefined || reporting.hasBaseline;
  if ((updateBaseline || pruneBaseline) && !namesBaseline && reporting.files > 0) reporting.complain(noBaseline());
  await reporting.finish(await checks.save?.());
  return reporting.exitCode;
}

/** So many files are worth a further thread: it takes half a second of a processor to become as quick as the first. */
const FILES_A_THREAD = 100;
/** More threads wait for the one that reads and writes. */
const MOST_THREADS = 4;

/** Number of threads that pay for so many files on this machine. */
function jobsFor(files: number): number {
  return Math.max(1, Math.min(availableParallelism(), MOST_THREADS, Math.floor(files / FILES_A_THREAD)));
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

/** What checks the files: this thread or several others; and what remembers the results, if they are to be remembered. */
async function checksFor(
  { config, jobs, cache, cacheLocation }: LintOptions & { jobs: number },
  configuration: ConfigurationSource,
  baseline: string | undefined,
  folder: string,
): Promise<{ checks: Checks; memory?: ComparisonMemory }> {
  const own = new Checker(configuration, folder, baseline);
  const checker = (await threads(jobs, own, { config, folder, baseline })) ?? own;
  if (!cache && cacheLocation === undefined) return { checks: checker };
  const { CACHE_NAME, CachedChecks } = await import('../cache.ts');
  const cached = await CachedChecks.open(
    checker,
    configuration,
    baseline,
    resolve(folder, cacheLocation ?? CACHE_NAME),
    folder,
  );
  return { checks: cached, memory: cached };
}

async function threads(jobs: number, own: Checker, options: WorkerOptions): Promise<Checks | undefined> {
  if (jobs < 2) return undefined;
  const { WorkerPool, workerBundle } = await import('../worker-pool.ts');
  const bundle = workerBundle();
  return bundle && new WorkerPool(jobs, own, bundle, options);
}

class LintRun {
  readonly #checks: Checks;
  readonly #memory: ComparisonMemory | undefined;
  readonly #configuration: ConfigurationSource;
  readonly #reporting: Reporting;
  readonly #options: LintOptions;
  readonly #terminal: Terminal;

  constructor(
    checks: Checks,
    memory: ComparisonMemory | undefined,
    configuration: ConfigurationSource,
    reporting: Reporting,
    options: LintOptions,
    terminal: Terminal,
  ) {
    this.#checks = checks;
    this.#memory = memory;
    this.#configuration = configuration;
    this.#reporting = reporting;
    this.#options = options;
    this.#terminal = terminal;
  }

  async checkInput(): Promise<void> {
    const read = await readInputSource(this.#terminal, this.#options.stdinFilename);
    if (!isSource(read)) {
      this.#reporting.complain(read);
      return;
    }
    const file = { path: fileURLToPath(read.uri), name: read.name, named: true };
    const plan = await planOf([file], this.#configuration, this.#terminal.folder);
    if (plan.files[0]?.ignored && this.#options.fix) this.#terminal.out(read.bytes);
    await this.#checkAll(plan, new Map([[0, read]]));
  }

  async checkFiles(paths: readonly string[], { files, complaints }: Discovery): Promise<void> {
    for (const complaint of complaints) this.#reporting.complain(complaint);
    const plan = await planOf(files, this.#configuration, this.#terminal.folder);
    await this.#checkAll(plan, new Map());
    complainOfNothing(this.#reporting, plan, paths);
  }

  /** @param inputs texts of the plan that do not come from a file */
  async #checkAll(plan: Plan, inputs: ReadonlyMap<number, Source>): Promise<void> {
    await this.#reporting.start(plan.files.length);
    const checks = checksOf(plan, inputs, this.#checks, this.#fixing);
    if (plan.groups.length === 0) for await (const check of checks) await this.#take(check);
    else await this.#compare(plan, inputs, checks);
    this.#reporting.stop();
  }

  /** Tells of the files when all have been looked at. */
  async #compare(plan: Plan, inputs: ReadonlyMap<number, Source>, checks: AsyncIterable<Check>): Promise<void> {
    const { HeldChecks } = await import('../held-checks.ts');
    const { Comparison } = await import('../comparison.ts');
    const held = new HeldChecks(plan.files, inputs);
    try {
      const records: (ParagraphRecords | undefined)[] = [];
      for await (const check of checks) {
        records.push(check.checked?.records);
        held.add(check);
        this.#reporting.step();
      }
      // Threads take 90 MiB each, and the comparison needs room of its own.
      await this.#checks.close();
      const compared = {
        records,
        textOf: (number: number) => held.textOf(number),
        digestOf: (number: number) => held.digestOf(number),
      };
      const comparison = new Comparison(plan, compared, this.#configuration, this.#memory);
      for (const number of listed(plan)) await this.#take(await comparison.complete(number, await held.get(number)));
      comparison.finish();
    } finally {
      held.close();
    }
  }

  get #fixing(): boolean {
    return this.#options.fix === true || this.#options.fixDryRun === true;
  }

  async #take(check: Check): Promise<void> {
    const { source, checked } = check;
    let refusal: Complaint | undefined;
    if (source && checked?.ran && this.#options.fixDryRun) await this.#showDifference(checked);
    if (source && checked?.ran && this.#options.fix) refusal = await this.#save(checked);
    if (source && refusal) {
      const unfixed = await this.#checks.check(source, { rules: true, fix: false, records: false });
      this.#reporting.take({ source, complaint: refusal, checked: unfixed });
    } else {
      this.#reporting.take(check);
    }
    this.#reporting.step();
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
