import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/browser';
import { CLIENT_ID, CLIENT_NAME, runExtension } from './extension.ts';

/** Entry in the browser extension host: the server is a web worker. */
export function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, 'dist/serverBrowser.js').toString(true);
  return runExtension(context, (options) => new WorkerClient(new Worker(script), options));
}

/**
 * A client that ends its worker with itself. It is given the worker, not a function that makes one: the function's result
 * is known by `instanceof Worker`, which fails in VS Code, where `Worker` is a function of its own.
 */
class WorkerClient extends LanguageClient {
  readonly #worker: Worker;

  constructor(worker: Worker, options: LanguageClientOptions) {
    super(CLIENT_ID, CLIENT_NAME, worker, options);
    this.#worker = worker;
  }

  override async dispose(timeout?: number): Promise<void> {
    try {
      await super.dispose(timeout);
    } finally {
      this.#worker.terminate();
    }
  }
}
