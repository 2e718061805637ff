/** Puts work on a document off until nothing has asked for it for a while. */
export class WhenQuiet {
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly work: (uri: string) => void) {}

  /** Does the work on the document at `uri` in `delay` milliseconds, unless it is put off again before. */
  schedule(uri: string, delay: number): void {
    clearTimeout(this.#timers.get(uri));
    const timer = setTimeout(() => {
      this.#timers.delete(uri);
      this.work(uri);
    }, delay);
    this.#timers.set(uri, timer);
  }
}

/** Time without a change after which long work on a document begins, in milliseconds: longer than most pauses in typing. */
export const QUIET = 250;
