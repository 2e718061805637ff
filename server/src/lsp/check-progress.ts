import type { Connection, WorkDoneProgressReporter } from 'vscode-languageserver';
import type { Localised } from '../rules/rule.ts';
import type { Client } from './client.ts';

/** A check that is over sooner needs no bar, in milliseconds. */
const PATIENCE = 500;

/** Tells how far the check of many files has come: at once to a client that asked for it, to others only if it takes a while. */
export class CheckProgress {
  readonly #count: number;
  #done = 0;
  #reporter: WorkDoneProgressReporter | undefined;
  readonly #timer: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  /** @param own reporter of the request, absent where the client wants none */
  constructor(connection: Connection, client: Client, count: number, own: WorkDoneProgressReporter | undefined) {
    this.#count = count;
    const title = TITLE[client.locale];
    if (own) this.#begin(own, title);
    else if (client.showsProgress) {
      this.#timer = setTimeout(() => {
        connection.window.createWorkDoneProgress().then(
          (reporter) => this.#begin(reporter, title),
          (error: unknown) => connection.console.warn(String(error)),
        );
      }, PATIENCE);
    }
  }

  /** One more file is about to be checked. */
  step(): void {
    this.#reporter?.report(Math.floor((this.#done / this.#count) * 100), `${this.#done + 1}/${this.#count}`);
    this.#done++;
  }

  /** The check is over, however it ended. */
  end(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#reporter?.done();
  }

  #begin(reporter: WorkDoneProgressReporter, title: string): void {
    reporter.begin(title, 0);
    if (this.#isOver) reporter.done();
    else this.#reporter = reporter;
  }
}

const TITLE: Localised = { zh: '纲目：检查工作区', en: 'Gangmu: checking the workspace' };
