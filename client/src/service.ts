import { type Disposable, EventEmitter, l10n, type Uri, window } from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, State } from 'vscode-languageclient';
import { readFile, readFolder } from './files.ts';
import { servedLanguages } from './languages.ts';
import { SHOW_REFERENCES_COMMAND } from './showReferences.ts';

/** Makes a client that is not started yet; node and browser differ in the transport only. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

export type ServiceState = 'starting' | 'running' | 'stopped';

/** The language server's life: one client at a time, replaced whole on restart, since the languages it serves may have changed. */
export class Service implements Disposable {
  readonly #createClient: CreateClient;
  readonly #stateChanged = new EventEmitter<ServiceState>();
  readonly onDidChangeState = this.#stateChanged.event;
  #client: BaseLanguageClient | undefined;
  /** Starts and stops run one after the other, however fast restarts are asked for. */
  #queue: Promise<void> = Promise.resolve();

  constructor(createClient: CreateClient) {
    this.#createClient = createClient;
  }

  /** Whether it was told to start; it may still be starting, or have failed to. */
  get isStarted(): boolean {
    return this.#client !== undefined;
  }

  /** Starts it, unless it is started already. */
  start(): Promise<void> {
    return this.#enqueue(async () => {
      if (!this.isStarted) await this.#start();
    });
  }

  restart(): Promise<void> {
    return this.#enqueue(async () => {
      await this.#stop();
      await this.#start();
    });
  }

  /** What the service says of the document at `uri`; undefined where it does not run or has no such document. */
  async ask<Answer>(method: string, uri: Uri, more: object = {}): Promise<Answer | undefined> {
    const client = this.#client;
    if (client?.state !== State.Running) return undefined;
    const textDocument = { uri: client.code2ProtocolConverter.asUri(uri) };
    try {
      return await client.sendRequest<Answer>(method, { textDocument, ...more });
    } catch (error) {
      client.warn(`${method}: ${error}`);
      return undefined;
    }
  }

  dispose(): Promise<void> {
    return this.#enqueue(async () => {
      await this.#stop();
      this.#stateChanged.dispose();
    });
  }

  #enqueue(step: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(step, step);
    return this.#queue;
  }

  async #start(): Promise<void> {
    const client = this.#createClient({
      documentSelector: servedLanguages().map((language) => ({ language })),
      initializationOptions: { commands: [SHOW_REFERENCES_COMMAND] },
    });
    this.#client = client;
    client.onDidChangeState(({ newState }) => this.#stateChanged.fire(serviceState(newState)));
    client.onRequest('gangmu/readFile', readFile);
    client.onRequest('gangmu/readFolder', readFolder);
    try {
      await client.start();
    } catch (error) {
      this.#stateChanged.fire('stopped');
      void window.showErrorMessage(
        l10n.t(
          'The report service did not start: {0}. Restart it with the command “纲目: Restart the service”.',
          String(error),
        ),
      );
    }
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    // A client that failed to start, or whose server died, cannot be stopped: it throws, and there is nothing left to end.
    await client?.dispose().catch(() => undefined);
  }
}

function serviceState(state: State): ServiceState {
  switch (state) {
    case State.Running:
      return 'running';
    case State.Stopped:
      return 'stopped';
    default:
      return 'starting';
  }
}
