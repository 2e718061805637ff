import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type Connection,
  createConnection,
  type DataCallback,
  type Disposable,
  type Message,
  type RequestMessage,
  type ResponseMessage,
} from 'vscode-languageserver/node';
import { serve } from '../../server/src/lsp/connection.ts';
import { checkedRequests } from '../../server/src/lsp/parameters.ts';
import type { Files } from '../../server/src/session/files.ts';

/** The server in this process, so that a test decides which messages wait together in its queue. */
export class LocalServer {
  readonly #reader = new Incoming();
  readonly #waiting = new Map<RequestMessage['id'], (response: ResponseMessage) => void>();
  readonly #answers: Record<string, (params: unknown) => unknown>;
  #count = 0;

  /**
   * @param answers what the client says to requests of the server, by method; null to all others
   * @param filesOf the files the server reads through its connection; none at all unless given
   */
  constructor(
    answers: Record<string, (params: unknown) => unknown> = {},
    filesOf: (connection: Connection) => Files = () => ({ read: async () => undefined }),
  ) {
    this.#answers = answers;
    const writer = new Outgoing((message) => this.#receive(message));
    const connection = createConnection(this.#reader, writer, checkedRequests());
    serve(connection, filesOf(connection));
  }

  /** Sends a request; the answer is its result, or its error thrown. */
  send(method: string, params?: object): { id: number; answer: Promise<unknown> } {
    const id = ++this.#count;
    const answer = new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) => (error ? reject(error) : resolve(result)));
    });
    // A test may look at the answer later.
    answer.catch(() => undefined);
    this.#reader.deliver({ jsonrpc: '2.0', id, method, params } as Message);
    return { id, answer };
  }

  request(method: string, params?: object): Promise<unknown> {
    return this.send(method, params).answer;
  }

  notify(method: string, params?: object): void {
    this.#reader.deliver({ jsonrpc: '2.0', method, params } as Message);
  }

  async #receive(message: Message): Promise<void> {
    const { id, method, params } = message as RequestMessage & ResponseMessage;
    if (typeof method !== 'string') {
      this.#waiting.get(id)?.(message as ResponseMessage);
      this.#waiting.delete(id);
    } else if (id !== undefined) {
      const result = (await this.#answers[method]?.(params)) ?? null;
      this.#reader.deliver({ jsonrpc: '2.0', id, result } as Message);
    }
  }
}

class Incoming extends AbstractMessageReader {
  #callback: DataCallback | undefined;

  listen(callback: DataCallback): Disposable {
    this.#callback = callback;
    return { dispose: () => undefined };
  }

  deliver(message: Message): void {
    this.#callback?.(message);
  }
}

class Outgoing extends AbstractMessageWriter {
  constructor(private readonly receive: (message: Message) => void) {
    super();
  }

  async write(message: Message): Promise<void> {
    this.receive(message);
  }

  end(): void {}
}
