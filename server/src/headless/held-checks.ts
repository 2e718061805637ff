import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Check } from './check.ts';
import { LineFile } from './line-file.ts';
import type { PlannedFile } from './plan.ts';
import { isSource, readSource, type Source } from './source.ts';
import { restoredCheck, type StoredCheck, storedCheck } from './stored-check.ts';

/** Checks that wait in a temporary file until it is known what the files have in common: findings of thousands of files are large. */
export class HeldChecks {
  readonly #files: readonly PlannedFile[];
  readonly #inputs: ReadonlyMap<number, Source>;
  readonly #folder = mkdtempSync(join(tmpdir(), 'gangmu-'));
  readonly #lines = LineFile.create(join(this.#folder, 'checks'));
  /** Files whose text fixes have changed. */
  readonly #changed = new Set<number>();
  readonly #digests: (string | undefined)[] = [];

  /** @param inputs texts that do not come from a file */
  constructor(files: readonly PlannedFile[], inputs: ReadonlyMap<number, Source>) {
    this.#files = files;
    this.#inputs = inputs;
  }

  /** Keeps what became of the next file of the plan. */
  add(check: Check): void {
    const stored = storedCheck(check);
    if (stored.packed?.text !== undefined) this.#changed.add(this.#lines.count);
    this.#digests.push(stored.digest);
    this.#lines.add(JSON.stringify(stored));
  }

  get(number: number): Promise<Check> {
    return restoredCheck(this.#stored(number), () => this.#read(number));
  }

  /** The text of a file as it was checked; undefined where it cannot be read any more. */
  async textOf(number: number): Promise<string | undefined> {
    if (this.#changed.has(number)) return this.#stored(number).packed?.text;
    const source = await this.#read(number);
    return isSource(source) ? source.text : undefined;
  }

  /** A digest of the file; absent where it could not be read. */
  digestOf(number: number): string | undefined {
    return this.#digests[number];
  }

  close(): void {
    this.#lines.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #stored(number: number): StoredCheck {
    return JSON.parse(this.#lines.line(number));
  }

  async #read(number: number): ReturnType<typeof readSource> {
    return this.#inputs.get(number) ?? readSource(this.#files[number] as PlannedFile);
  }
}
