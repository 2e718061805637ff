/** Tells work in progress that nobody waits for it any more. A `CancellationToken` of the protocol is one. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
}

/** Thrown out of work whose result nobody waits for any more. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
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
  await new Promise<void>((resolve) => setTimeout(resolve, 0));
  if (cancellation.isCancellationRequested) throw new Cancelled();
}
