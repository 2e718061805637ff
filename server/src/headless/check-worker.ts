import { parentPort, workerData } from 'node:worker_threads';
import { Checker, configurationSource, type Task } from './checker.ts';
import { type Packed, pack } from './packed.ts';
import type { Source } from './source.ts';

/** What a thread is told when it starts. */
export interface WorkerOptions {
  config: string | false | undefined;
  folder: string;
  baseline: string | undefined;
}

/** A text to check. Its bytes stay with the one who asks. */
export interface WorkerTask {
  source: Omit<Source, 'bytes'>;
  task: Task;
}

/** What was found in it, or why the check broke down. */
export type WorkerAnswer = { packed: Packed } | { error: string };

const { config, folder, baseline } = workerData as WorkerOptions;
const checker = configurationSource(config, folder).then((source) => new Checker(source, folder, baseline));

/** The task before: who asks relies on answers in the order of the tasks, and one check may wait for a file where the next does not. */
let before: Promise<void> = Promise.resolve();

parentPort?.on('message', (task: WorkerTask) => {
  before = before.then(async () => parentPort?.postMessage(await answerTo(task)));
});

async function answerTo({ source, task }: WorkerTask): Promise<WorkerAnswer> {
  try {
    return { packed: pack(await (await checker).check({ ...source, bytes: new Uint8Array() }, task)) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
