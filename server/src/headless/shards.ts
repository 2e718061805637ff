import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Localised } from '../rules/rule.ts';
import type { ParagraphRecords } from '../similarity/paragraph-records.ts';
import type { Check } from './check.ts';
import type { ConfigurationSource } from './checker.ts';
import type { ComparedFiles } from './comparison.ts';
import { type Complaint, UsageError } from './complaint.ts';
import { ConfigurationDigests } from './configuration-digest.ts';
import { LineFile } from './line-file.ts';
import { displayPath, systemReason } from './paths.ts';
import type { Group, Plan, PlannedFile } from './plan.ts';
import { absolute, relativised } from './relative-uris.ts';
import { isSource, readSource } from './source.ts';
import { digestOf, restoredCheck, type StoredCheck, storedCheck } from './stored-check.ts';
import { restoreRecords, type StoredRecords, storeRecords } from './stored-records.ts';
import { VERSION } from './version.ts';

/** Folder of the shards where none is given. */
export const SHARDS_NAME = '.gangmu-shards';

/** One of several equal parts of a run; counts from 1. */
export interface Shard {
  number: number;
  of: number;
}

/** What all shards of a run must agree on. */
export interface Run {
  version: string;
  of: number;
  /** The configuration file, or none, that the command line names. */
  config?: string | false;
  /** URI of the baseline that the command line names. */
  baseline?: string;
  /** Of the configurations of all files. */
  configuration: string;
  paths: readonly string[];
  /** What was wrong before any file was read. */
  complaints: readonly Complaint[];
  files: readonly Omit<PlannedFile, 'path' | 'uri'>[];
  groups: readonly Group[];
}

/** Whether the file of this number in the plan belongs to the shard: files are dealt out in turn. */
export function isIn({ number, of }: Shard, file: number): boolean {
  return file % of === number - 1;
}

/** What the shards of a run of `plan` must agree on. */
export async function runOf(
  plan: Plan,
  configuration: ConfigurationSource,
  { folder, ...rest }: Pick<Run, 'of' | 'config' | 'baseline' | 'paths' | 'complaints'> & { folder: string },
): Promise<Run> {
  const files = plan.files.map(({ path: _, uri: __, ...file }) => file);
  const digest = await configurationDigest(plan, configuration, rest.baseline, folder);
  return { version: VERSION, ...rest, configuration: digest, files, groups: plan.groups };
}

/** Digest of the configurations of all files of the plan, whatever folder the run is in. */
export async function configurationDigest(
  { files }: Pick<Plan, 'files'>,
  configuration: ConfigurationSource,
  baseline: string | undefined,
  folder: string,
): Promise<string> {
  const digests = new ConfigurationDigests(baseline, folder);
  const all = new Set<string>();
  for (const { uri } of files) {
    const known = await configuration(uri).catch(() => undefined);
    if (known) all.add(await digests.of(known));
  }
  return digestOf([...all].sort().join());
}

/** Writes what became of the files of one shard. The file takes its place only when it is whole. */
export class ShardWriter {
  readonly #path: string;
  readonly #folder: string;
  readonly #lines: LineFile;

  /** @throws {UsageError} where the system refuses */
  constructor(shard: Shard, run: Run, shards: string, folder: string) {
    this.#path = join(resolve(folder, shards), `shard-${shard.number}-${shard.of}.jsonl`);
    this.#folder = folder;
    try {
      mkdirSync(resolve(folder, shards), { recursive: true });
      this.#lines = LineFile.create(`${this.#path}.tmp`);
    } catch (error) {
      throw unwritable(displayPath(this.#path, folder), systemReason(error));
    }
    this.#lines.add(relativised(JSON.stringify({ shard: shard.number, run }), folder));
  }

  /** The shard's file, as it is shown. */
  get name(): string {
    return displayPath(this.#path, this.#folder);
  }

  add(check: Check): void {
    const records = check.checked?.records;
    const stored = relativised(JSON.stringify(storedCheck(check)), this.#folder);
    // In a JSON text no tab stands bare.
    this.#lines.add(`${stored}\t${JSON.stringify(records ? storeRecords(records) : null)}`);
  }

  /** @throws {UsageError} where the system refuses */
  finish(): void {
    try {
      this.#lines.close();
      renameSync(`${this.#path}.tmp`, this.#path);
    } catch (error) {
      throw unwritable(this.name, systemReason(error));
    }
  }
}

/** All shards of one run. */
export class Shards implements ComparedFiles {
  readonly run: Run;
  readonly plan: Plan;
  readonly #folder: string;
  readonly #lines: readonly LineFile[];
  #records: (ParagraphRecords | undefined)[] | undefined;

  private constructor(run: Run, lines: readonly LineFile[], folder: string) {
    this.run = run;
    this.#lines = lines;
    this.#folder = folder;
    const files = run.files.map((file) => {
      const path = resolve(folder, file.name);
      return { ...file, path, uri: pathToFileURL(path).href };
    });
    this.plan = { files, groups: [...run.groups] };
  }

  /**
   * Those that lie in the folders.
   *
   * @throws {UsageError} where they are not all the shards of one run of this version, each once and whole
   */
  static open(folders: readonly string[], folder: string): Shards {
    const found = folders.flatMap((name) => shardsIn(name, folder));
    const [first] = found;
    if (!first) throw fault(folders.join(' '), NO_SHARDS, RUN_SHARDS);
    const byNumber = new Map<number, OpenShard>();
    for (const shard of found) {
      if (shard.run.version !== VERSION) throw fault(shard.name, otherVersion(shard.run.version), SAME_RUN);
      if (JSON.stringify(shard.run) !== JSON.stringify(first.run))
        throw fault(shard.name, otherRun(first.name), SAME_RUN);
      const twin = byNumber.get(shard.number);
      if (twin) throw fault(shard.name, twice(twin.name), ONE_OF_THEM);
      byNumber.set(shard.number, shard);
    }
    const numbers = Array.from({ length: first.run.of }, (_, i) => i + 1);
    const missing = numbers.filter((number) => !byNumber.has(number));
    if (missing.length > 0) throw fault(folders.join(' '), missingShards(missing, first.run.of), RUN_SHARDS);
    const lines = numbers.map((number) => {
      const shard = byNumber.get(number) as OpenShard;
      const files = first.run.files.filter((_, file) => isIn({ number, of: first.run.of }, file)).length;
      if (shard.lines.count !== files + 1) throw fault(shard.name, BROKEN, RUN_SHARDS);
      return shard.lines;
    });
    return new Shards(JSON.parse(absolute(JSON.stringify(first.run), folder)), lines, folder);
  }

  /** What is recorded of the paragraphs of each file; absent where nothing is. */
  get records(): (ParagraphRecords | undefined)[] {
    this.#records ??= this.plan.files.map((_, file) => {
      const stored: StoredRecords | null = JSON.parse(this.#line(file)[1]);
      return stored ? restoreRecords(stored) : undefined;
    });
    return this.#records;
  }

  digestOf(file: number): string | undefined {
    return (JSON.parse(this.#line(file)[0]) as StoredCheck).digest;
  }

  get(file: number): Promise<Check> {
    const stored: StoredCheck = JSON.parse(absolute(this.#line(file)[0], this.#folder));
    return restoredCheck(stored, () => readSource(this.plan.files[file] as PlannedFile));
  }

  async textOf(file: number): Promise<string | undefined> {
    const source = await readSource(this.plan.files[file] as PlannedFile);
    return isSource(source) ? source.text : undefined;
  }

  close(): void {
    for (const lines of this.#lines) lines.close();
  }

  #line(file: number): [string, string] {
    const { of } = this.run;
    const line = (this.#lines[file % of] as LineFile).line(1 + Math.floor(file / of));
    const tab = line.indexOf('\t');
    return [line.slice(0, tab), line.slice(tab + 1)];
  }
}

/** The file of a shard, opened. */
interface OpenShard {
  name: string;
  number: number;
  run: Run;
  lines: LineFile;
}

function shardsIn(name: string, folder: string): OpenShard[] {
  const path = resolve(folder, name);
  let entries: string[];
  try {
    entries = readdirSync(path).filter((entry) => /^shard-\d+-\d+\.jsonl$/.test(entry));
  } catch (error) {
    throw fault(name, unreadable(systemReason(error)), RUN_SHARDS);
  }
  return entries.sort().map((entry) => openShard(join(path, entry), folder));
}

function openShard(path: string, folder: string): OpenShard {
  const name = displayPath(path, folder);
  try {
    const lines = LineFile.open(path);
    const { shard, run } = JSON.parse(lines.line(0)) as { shard: number; run: Run };
    if (typeof shard === 'number' && Array.isArray(run.files)) return { name, number: shard, run, lines };
  } catch {
    // Told of below, as any other file that is none.
  }
  throw fault(name, BROKEN, RUN_SHARDS);
}

function fault(file: string, what: Localised, remedy: Localised): UsageError {
  return new UsageError({ file, what, remedy });
}

function unwritable(file: string, reason: string): UsageError {
  return fault(
    file,
    { zh: `写不进去（${reason}）`, en: `cannot be written (${reason})` },
    { zh: '请检查 --shard-folder', en: 'check --shard-folder' },
  );
}

const NO_SHARDS: Localised = { zh: '没有分片的结果', en: 'there are no shards' };
const BROKEN: Localised = { zh: '分片的结果已损坏或不完整', en: 'the shard is damaged or not whole' };
const RUN_SHARDS: Localised = {
  zh: '请先用 gangmu lint --shard 检查好每一片',
  en: 'check every shard with gangmu lint --shard first',
};
const SAME_RUN: Localised = {
  zh: '请用同一版本、同样的文件和配置重新检查各片',
  en: 'check all shards again with one version, the same files and the same configuration',
};
const ONE_OF_THEM: Localised = { zh: '请去掉其中一份', en: 'remove one of them' };

function unreadable(reason: string): Localised {
  return { zh: `读不出来（${reason}）`, en: `cannot be read (${reason})` };
}

function otherVersion(version: string): Localised {
  return {
    zh: `是 gangmu ${version} 的结果，本程序是 ${VERSION}`,
    en: `was made by gangmu ${version}, this is ${VERSION}`,
  };
}

function otherRun(other: string): Localised {
  return {
    zh: `与 ${other} 不是同一次检查：片数、文件或配置不同`,
    en: `is not of the same run as ${other}: shards, files or configuration differ`,
  };
}

function twice(other: string): Localised {
  return { zh: `与 ${other} 是同一片`, en: `is the same shard as ${other}` };
}

function missingShards(missing: readonly number[], of: number): Localised {
  return { zh: `缺第 ${missing.join('、')} 片（共 ${of} 片）`, en: `shard ${missing.join(', ')} of ${of} is missing` };
}
