import { createHash, randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Configuration } from '../session/configuration.ts';
import type { Checked, Checks, ConfigurationSource, Task } from './checker.ts';
import type { Complaint } from './complaint.ts';
import { type Packed, pack, unpack } from './packed.ts';
import { systemReason } from './paths.ts';
import type { Source } from './source.ts';
import { VERSION } from './version.ts';

/** Name of the cache where none is given. */
export const CACHE_NAME = '.gangmu-cache';

interface Entry {
  /** Of everything that the result depends on. */
  key: string;
  packed: Packed;
}

/** The content of the file. */
interface Stored {
  build: string;
  entries: Record<string, Entry>;
}

/**
 * Remembers what was found in a file for as long as its content, its configuration and this program stay the same. Only
 * checks that ran without a complaint are remembered.
 */
export class CachedChecks implements Checks {
  readonly #checks: Checks;
  readonly #configuration: ConfigurationSource;
  readonly #baseline: string | undefined;
  readonly #path: string;
  readonly #stored: Stored;
  readonly #digests = new Map<string, Promise<string>>();
  readonly #configurations = new WeakMap<Configuration, Promise<string>>();
  #changed = false;

  private constructor(
    checks: Checks,
    configuration: ConfigurationSource,
    baseline: string | undefined,
    path: string,
    stored: Stored,
  ) {
    this.#checks = checks;
    this.#configuration = configuration;
    this.#baseline = baseline;
    this.#path = path;
    this.#stored = stored;
  }

  /** Reads the cache at `path`. One that is not there, is malformed or was written by another build counts as empty. */
  static async open(
    checks: Checks,
    configuration: ConfigurationSource,
    baseline: string | undefined,
    path: string,
  ): Promise<CachedChecks> {
    const build = await thisBuild();
    const stored = (await readStored(path, build)) ?? { build, entries: {} };
    return new CachedChecks(checks, configuration, baseline, path, stored);
  }

  get atOnce(): number {
    return this.#checks.atOnce;
  }

  async check(source: Source, task: Task): Promise<Checked> {
    const key = task.fix || task.records ? undefined : await this.#key(source);
    if (key === undefined) return this.#checks.check(source, task);
    const known = this.#stored.entries[source.uri];
    if (known?.key === key) {
      const remembered = await unpack(known.packed, source).catch(() => undefined);
      if (remembered) return remembered;
    }
    const checked = await this.#checks.check(source, task);
    if (checked.ran && checked.complaints.length === 0) {
      this.#stored.entries[source.uri] = { key, packed: pack(checked) };
      this.#changed = true;
    }
    return checked;
  }

  async close(): Promise<void> {
    await this.#checks.close();
  }

  /** Writes what was learnt, in one step; a complaint where the system refuses. */
  async save(): Promise<Complaint | undefined> {
    if (!this.#changed) return undefined;
    const temporary = `${this.#path}.${randomUUID()}.tmp`;
    try {
      await writeFile(temporary, JSON.stringify(this.#stored), { flag: 'wx' });
      await rename(temporary, this.#path);
      return undefined;
    } catch (error) {
      await rm(temporary, { force: true });
      const reason = systemReason(error);
      return {
        file: this.#path,
        what: { zh: `缓存写不进去（${reason}）`, en: `the cache cannot be written (${reason})` },
        remedy: { zh: '结果不受影响；请检查 --cache-location', en: 'the results hold; check --cache-location' },
      };
    }
  }

  /** Undefined where the configuration cannot be read. */
  async #key({ uri, bytes }: Source): Promise<string | undefined> {
    const configuration = await this.#configuration(uri).catch(() => undefined);
    if (!configuration) return undefined;
    return `${digest(bytes)} ${await this.#digestOf(configuration)}`;
  }

  /** Digest of the configuration and of every file it names. */
  #digestOf(configuration: Configuration): Promise<string> {
    let known = this.#configurations.get(configuration);
    if (!known) {
      known = this.#digestOfNew(configuration);
      this.#configurations.set(configuration, known);
    }
    return known;
  }

  async #digestOfNew(configuration: Configuration): Promise<string> {
    const { glossary, previousReport, baseline } = configuration;
    const named = [...glossary, ...(previousReport ? [previousReport] : [])].map(({ uri }) => uri);
    const baselineUri = this.#baseline ?? baseline?.uri;
    if (baselineUri !== undefined) named.push(baselineUri);
    const contents = await Promise.all(named.map((uri) => this.#digestOfFile(uri)));
    return digest(JSON.stringify([configuration, named, contents]));
  }

  #digestOfFile(uri: string): Promise<string> {
    let known = this.#digests.get(uri);
    if (!known) {
      known = readFile(fileURLToPath(uri)).then(digest, systemReason);
      this.#digests.set(uri, known);
    }
    return known;
  }
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url');
}

/** The version, and the state of the program file: a build between two versions finds other things too. */
async function thisBuild(): Promise<string> {
  const { mtimeMs, size } = await stat(fileURLToPath(import.meta.url));
  return `${VERSION} ${mtimeMs} ${size}`;
}

async function readStored(path: string, build: string): Promise<Stored | undefined> {
  try {
    const stored: Stored = JSON.parse(await readFile(path, 'utf8'));
    return stored.build === build && typeof stored.entries === 'object' && stored.entries !== null ? stored : undefined;
  } catch {
    return undefined;
  }
}
