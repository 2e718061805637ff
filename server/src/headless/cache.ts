import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Checked, Checks, ConfigurationSource, Task } from './checker.ts';
import type { ComparisonMemory, RememberedRepeats } from './comparison.ts';
import type { Complaint } from './complaint.ts';
import { ConfigurationDigests } from './configuration-digest.ts';
import { LineFile } from './line-file.ts';
import { type Packed, pack, unpack } from './packed.ts';
import { displayPath, systemReason } from './paths.ts';
import type { Source } from './source.ts';
import { digestOf } from './stored-check.ts';
import { restoreRecords, type StoredRecords, storeRecords } from './stored-records.ts';
import { VERSION } from './version.ts';

/** Name of the cache where none is given. */
export const CACHE_NAME = '.gangmu-cache';

/**
 * Remembers what was found in a file for as long as its content, its configuration and this program stay the same, and what
 * several have in common for as long as none of them changes. Only checks that ran without a complaint are remembered.
 *
 * The file has a line for the build and one for each entry: name, key and content parted by tabs, which do not stand bare in
 * JSON. It is never read or held as a whole.
 */
export class CachedChecks implements Checks, ComparisonMemory {
  readonly #checks: Checks;
  readonly #configuration: ConfigurationSource;
  readonly #digests: ConfigurationDigests;
  readonly #path: string;
  readonly #folder: string;
  readonly #build: string;
  /** By name: where the entry stands in the old file, and its key. */
  readonly #known = new Map<string, { line: number; key: string }>();
  #old: LineFile | undefined;
  #isDamaged = false;
  /** Entries that are new, already in the file that is to take the place of the old one. */
  #new: { path: string; lines: LineFile; names: Set<string> } | undefined;
  #refusal: string | undefined;

  private constructor(
    checks: Checks,
    configuration: ConfigurationSource,
    baseline: string | undefined,
    path: string,
    folder: string,
    build: string,
  ) {
    this.#checks = checks;
    this.#configuration = configuration;
    this.#digests = new ConfigurationDigests(baseline, folder);
    this.#path = path;
    this.#folder = folder;
    this.#build = build;
    this.#readOld();
  }

  /** Reads the cache at `path`. One that is not there, is malformed or was written by another build counts as empty. */
  static async open(
    checks: Checks,
    configuration: ConfigurationSource,
    baseline: string | undefined,
    path: string,
    folder: string,
  ): Promise<CachedChecks> {
    return new CachedChecks(checks, configuration, baseline, path, folder, await thisBuild());
  }

  get atOnce(): number {
    return this.#checks.atOnce;
  }

  async check(source: Source, task: Task): Promise<Checked> {
    const key = task.fix ? undefined : await this.#key(source, task);
    if (key === undefined) return this.#checks.check(source, task);
    const remembered = await this.#recall(source, key);
    if (remembered) return remembered;
    const checked = await this.#checks.check(source, task);
    if ((checked.ran || !task.rules) && checked.complaints.length === 0) {
      const { records, ...packed } = pack(checked);
      const stored = records ? JSON.stringify(storeRecords(records)) : '';
      this.#enter(source.uri, key, `${JSON.stringify(packed)}\t${stored}`);
    }
    return checked;
  }

  recall(group: string, key: string): RememberedRepeats | undefined {
    const content = this.#contentOf(group, key);
    return content === undefined ? undefined : this.#parsed(content);
  }

  remember(group: string, key: string, repeats: RememberedRepeats): void {
    if (this.#known.get(group)?.key !== key) this.#enter(group, key, JSON.stringify(repeats));
  }

  async close(): Promise<void> {
    await this.#checks.close();
  }

  /** Writes what was learnt, in one step. Tells of a cache that could not be read, and of one that cannot be written. */
  async save(): Promise<Complaint[]> {
    const complaints = this.#isDamaged ? [damaged(displayPath(this.#path, this.#folder))] : [];
    if (this.#new) {
      const { path, lines, names } = this.#new;
      try {
        for (const [name, { line }] of this.#known) {
          if (!names.has(name) && this.#old) lines.add(this.#old.line(line));
        }
        lines.close();
        await rename(path, this.#path);
      } catch (error) {
        this.#refusal = systemReason(error);
        await rm(path, { force: true });
      }
    }
    this.#old?.close();
    if (this.#refusal !== undefined) complaints.push(unwritable(this.#path, this.#refusal));
    return complaints;
  }

  #readOld(): void {
    if (!existsSync(this.#path)) return;
    try {
      const old = LineFile.open(this.#path);
      this.#old = old;
      const { build } = JSON.parse(old.line(0)) as { build: unknown };
      if (build !== this.#build) return;
      for (let line = 1; line < old.count; line++) {
        const [name = '', key = ''] = old.line(line).split('\t', 2);
        this.#known.set(name, { line, key });
      }
    } catch {
      this.#isDamaged = true;
    }
  }

  async #recall(source: Source, key: string): Promise<Checked | undefined> {
    const content = this.#contentOf(source.uri, key);
    if (content === undefined) return undefined;
    const [checked = '', stored = ''] = content.split('\t', 2);
    const packed = this.#parsed<Packed>(checked);
    const records = stored === '' ? undefined : this.#parsed<StoredRecords>(stored);
    try {
      return packed && (await unpack({ ...packed, ...(records && { records: restoreRecords(records) }) }, source));
    } catch {
      this.#isDamaged = true;
      return undefined;
    }
  }

  #contentOf(name: string, key: string): string | undefined {
    const known = this.#known.get(name);
    if (!this.#old || known?.key !== key) return undefined;
    return this.#old.line(known.line).slice(name.length + key.length + 2);
  }

  #parsed<T>(json: string): T | undefined {
    try {
      return JSON.parse(json) as T;
    } catch {
      this.#isDamaged = true;
      return undefined;
    }
  }

  #enter(name: string, key: string, content: string): void {
    if (this.#refusal !== undefined) return;
    try {
      if (!this.#new) {
        const path = `${this.#path}.${randomUUID()}.tmp`;
        this.#new = { path, lines: LineFile.create(path), names: new Set() };
        this.#new.lines.add(JSON.stringify({ build: this.#build }));
      }
      this.#new.lines.add(`${name}\t${key}\t${content}`);
      this.#new.names.add(name);
    } catch (error) {
      this.#refusal = systemReason(error);
    }
  }

  /** Undefined where the configuration cannot be read. */
  async #key({ uri, bytes }: Source, { rules, records }: Task): Promise<string | undefined> {
    const configuration = await this.#configuration(uri).catch(() => undefined);
    if (!configuration) return undefined;
    return `${digestOf(bytes)} ${await this.#digests.of(configuration)} ${Number(rules)}${Number(records)}`;
  }
}

function damaged(file: string): Complaint {
  return {
    file,
    what: { zh: '缓存已损坏', en: 'the cache is damaged' },
    remedy: { zh: '没有用它，已重新检查', en: 'it was not used, all was checked again' },
  };
}

function unwritable(file: string, reason: string): Complaint {
  return {
    file,
    what: { zh: `缓存写不进去（${reason}）`, en: `the cache cannot be written (${reason})` },
    remedy: { zh: '结果不受影响；请检查 --cache-location', en: 'the results hold; check --cache-location' },
  };
}

/** The version, and the state of the program file: a build between two versions finds other things too. */
async function thisBuild(): Promise<string> {
  const { mtimeMs, size } = await stat(fileURLToPath(import.meta.url));
  return `${VERSION} ${mtimeMs} ${size}`;
}
