/** Does long work on documents when nothing has asked for it for a while, and no more than one piece of it at a time for each. */
export class WhenQuiet {
  readonly #turns = new Map<string, Turn>();

  /** `work` on a document resolves once it is done, whether it came to an end or not. */
  constructor(private readonly work: (uri: string) => Promise<void>) {}

  /**
   * Does the work on the document at `uri` in `delay` milliseconds, unless it is put off again before. Where it has just been
   * done it rests first for as long as it took, seconds at the most, so that it takes no more than half of the processor's time.
   */
  schedule(uri: string, delay: number): void {
    const turn = this.#turns.get(uri) ?? { isBusy: false, isDue: false, restsUntil: 0 };
    this.#turns.set(uri, turn);
    clearTimeout(turn.timer);
    turn.timer = setTimeout(() => this.#take(uri, turn), Math.max(delay, turn.restsUntil - performance.now()));
  }

  #take(uri: string, turn: Turn): void {
    delete turn.timer;
    turn.isDue = turn.isBusy;
    if (turn.isBusy) return;
    turn.isBusy = true;
    const began = performance.now();
    void this.work(uri).finally(() => {
      const took = performance.now() - began;
      turn.isBusy = false;
      turn.restsUntil = performance.now() + Math.min(took, LONGEST_REST);
      if (turn.isDue) this.schedule(uri, 0);
      else if (!turn.timer && took < QUIET) this.forget(uri);
    });
  }

  /** Forgets a document on which nothing is to be done any more. */
  forget(uri: string): void {
    clearTimeout(this.#turns.get(uri)?.timer);
    this.#turns.delete(uri);
  }
}

/** The work on one document. */
interface Turn {
  timer?: ReturnType<typeof setTimeout>;
  isBusy: boolean;
  /** Whether its time came while it was being done. */
  isDue: boolean;
  /** By `performance.now()`. */
  restsUntil: number;
}

/** On a busy machine work takes long without using the processor much. In milliseconds. */
const LONGEST_REST = 2_000;

/** Time without a change after which long work on a document begins, in milliseconds: longer than most pauses in typing. */
export const QUIET = 250;
