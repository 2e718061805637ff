/** Names the results last given out by document, so that an unchanged one need not be sent again. */
export class ResultIds {
  readonly #last = new Map<string, { id: string; content: string }>();
  #count = 0;

  /** `run` sets the ids of one run of the server apart from those of the run before, which a client may still remember. */
  constructor(private readonly run: string) {}

  /** The id last given to a result for the document at `uri`; undefined where there has been none. */
  last(uri: string): string | undefined {
    return this.#last.get(uri)?.id;
  }

  /** Forgets the result for the document at `uri`: the next one is told in full. */
  forget(uri: string): void {
    this.#last.delete(uri);
  }

  /** The id of a result for the document at `uri`: the same as before exactly if the result is. */
  idOf(uri: string, result: unknown): string {
    const content = JSON.stringify(result);
    const last = this.#last.get(uri);
    if (last?.content === content) return last.id;
    const id = `${this.run}-${++this.#count}`;
    this.#last.set(uri, { id, content });
    return id;
  }
}
