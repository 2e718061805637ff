import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { WorkerAnswer, WorkerOptions, WorkerTask } from './check-worker.ts';
import type { Checked, Checks, Task } from './checker.ts';
import { type Packed, unpack } from './packed.ts';
import type { Source } from './source.ts';

/** Texts that wait for each thread, so that it always has the next one at hand. */
const WAITING = 4;

/** The bundle of the threads, which is beside the program's; undefined where the program runs from its source. */
export function workerBundle(): URL | undefined {
  return ['./check-worker.js', '../check-worker.js']
    .map((path) => new URL(path, import.meta.url))
    .find((url) => existsSync(url));
}

/** Checks texts on several threads, of which this is one: a thread more would take memory and wait for this one. */
export class WorkerPool implements Checks {
  readonly atOnce: number;
  readonly #own: Checks;
  readonly #threads: Thread[];

  /** @param own checks on this thread */
  constructor(jobs: number, own: Checks, bundle: URL, options: WorkerOptions) {
    this.atOnce = (jobs - 1) * WAITING + own.atOnce;
    this.#own = own;
    this.#threads = Array.from({ length: jobs - 1 }, () => new Thread(new Worker(bundle, { workerData: options })));
  }

  async check(source: Source, task: Task): Promise<Checked> {
    const { bytes: _, ...sent } = source;
    const thread = this.#threads.find(({ waiting }) => waiting < WAITING);
    if (!thread) return this.#own.check(source, task);
    return unpack(await thread.ask({ source: sent, task }), source);
  }

  /** Ends the threads; what is asked for later is checked here. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.splice(0).map((thread) => thread.end()));
  }
}

/** One thread, which answers in the order in which it is asked. */
class Thread {
  readonly #worker: Worker;
  #asked: { resolve: (packed: Packed) => void; reject: (error: Error) => void }[] = [];
  #broken: Error | undefined;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (answer: WorkerAnswer) => {
      const asked = this.#asked.shift();
      if ('packed' in answer) asked?.resolve(answer.packed);
      else asked?.reject(new Error(answer.error));
    });
    worker.on('error', (error) => this.#break(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', (code) => this.#break(new Error(`a thread ended (${code})`)));
  }

  get waiting(): number {
    return this.#asked.length;
  }

  ask(task: WorkerTask): Promise<Packed> {
    if (this.#broken) return Promise.reject(this.#broken);
    return new Promise((resolve, reject) => {
      this.#asked.push({ resolve, reject });
      this.#worker.postMessage(task);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  /** Nobody is left to wait for an answer that does not come. */
  #break(error: Error): void {
    this.#broken ??= error;
    for (const { reject } of this.#asked.splice(0)) reject(error);
  }
}
