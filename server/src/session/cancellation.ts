import { finish, type Steps } from '../report/steps.ts';

/** Tells work in progress that nobody waits for it any more. A `CancellationToken` of the protocol is one. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
}

/** Thrown out of work whose result nobody waits for any more. */
export class Cancelled extends Error {
  override readonly name: string = 'Cancelled';
}

/** Thrown out of work on a version of a document that is no longer the newest. */
export class Outdated extends Cancelled {
  override readonly name = 'Outdated';
}

/** Cancellation that follows an abort signal. */
export function cancellationOf(signal: AbortSignal): Cancellation {
  return {
    get isCancellationRequested() {
      return signal.aborted;
    },
  };
}

/**
 * Lets waiting messages in, so that a cancellation that has already arrived can take effect.
 * @throws Cancelled if it has
 */
export async function breathe(cancellation: Cancellation | undefined): Promise<void> {
  if (!cancellation) return;
  await pause();
  if (cancellation.isCancellationRequested) throw new Cancelled();
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Longest time messages are kept waiting by long work, in milliseconds: too short to be felt while typing. */
const SLICE = 5;

/**
 * The result of `steps`, which are taken a few milliseconds at a time to let messages in between; all at once without a
 * cancellation.
 * @throws Cancelled as soon as nobody waits for the result
 */
export async function inSlices<T>(steps: Steps<T>, cancellation: Cancellation | undefined): Promise<T> {
  if (!cancellation) return finish(steps);
  for (;;) {
    await turn();
    if (cancellation.isCancellationRequested) throw new Cancelled();
    const end = performance.now() + SLICE;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
  }
}

/** Resolves when messages have been let in since the slice before, of whatever work: however much is under way, they wait for one. */
function turn(): Promise<void> {
  lastTurn = lastTurn.then(pause);
  return lastTurn;
}

let lastTurn: Promise<void> = Promise.resolve();
