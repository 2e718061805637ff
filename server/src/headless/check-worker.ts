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

parentPort?.on('message', async ({ source, task }: WorkerTask) => {
  let answer: WorkerAnswer;
  try {
    answer = { packed: pack(await (await checker).check({ ...source, bytes: new Uint8Array() }, task)) };
  } catch (error) {
    answer = { error: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer);
});
