import { type ChildProcess, spawn } from 'node:child_process';
import { type Message, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import { cpuOf, isBusy, peakOf, residentOf } from '../process/proc.ts';

/** An answer and the time, of `performance.now()`, at which its last byte had come. */
export interface Answer<R> {
  result: R;
  arrived: number;
}

/** What the client answers to a request of the server's, by method. */
export type Answers = Readonly<Record<string, (params: never) => unknown>>;

interface Pending {
  resolve(answer: Answer<never>): void;
  reject(error: Error): void;
  /** Whether the result itself is of no interest. */
  unread: boolean;
}

interface Incoming extends Message {
  id?: number;
  method?: string;
  params?: never;
  result?: never;
  error?: { message: string };
}

/** Seconds that an answer is waited for. */
const LIMIT = 60;

/** A server that computes nothing for so long waits for its client, in ms: it begins nothing by itself after such a pause. */
const STILL = 500;
/** Between two looks at what it computes, in ms. */
const LOOK = 20;
/** A server that computes for less than this share of the time does nothing of note: some look at their clocks for ever. */
const IDLE = 0.1;

/** A language server in a process of its own, spoken to over stdio, with the times at which its answers come. */
export class Client {
  readonly #process: ChildProcess;
  readonly #writer: StreamMessageWriter;
  readonly #answers: Answers;
  readonly #pending = new Map<number, Pending>();
  #last = 0;
  #arrived = 0;
  #ended: string | undefined;

  constructor([program, ...args]: readonly string[], folder: string, answers: Answers = {}) {
    this.#answers = answers;
    this.#process = spawn(program as string, args, { cwd: folder, stdio: ['pipe', 'pipe', 'ignore', 'pipe'] });
    const { stdin, stdout } = this.#process;
    if (!stdin || !stdout) throw new Error(`${program} has no stdio`);
    stdin.on('error', () => undefined);
    this.#writer = new StreamMessageWriter(stdin);
    const reader = new StreamMessageReader(stdout, {
      contentTypeDecoder: { name: 'application/json', decode: async (bytes) => this.#decoded(Buffer.from(bytes)) },
    });
    reader.listen((message) => this.#receive(message as Incoming));
    this.#process.once('error', ({ message }) => this.#end(message));
    this.#process.once('exit', (code, signal) => this.#end(`exit ${code ?? signal}`));
  }

  get process(): ChildProcess {
    return this.#process;
  }

  /**
   * Sends a request; rejects where the server answers with an error or ends.
   *
   * @param unread leave the result alone: it would take longer to read four million characters of outline than to make them
   */
  request<R>(method: string, params: unknown, unread = false): Promise<Answer<R>> {
    if (this.#ended) return Promise.reject(new Error(this.#ended));
    const id = ++this.#last;
    let giveUp: NodeJS.Timeout;
    const answered = new Promise<Answer<R>>((resolve, reject) => {
      giveUp = setTimeout(() => reject(new Error(`> ${LIMIT} s`)), LIMIT * 1000);
      this.#pending.set(id, { resolve, reject, unread });
      void this.#writer.write({ jsonrpc: '2.0', id, method, params } as Message);
    });
    return answered.finally(() => clearTimeout(giveUp));
  }

  notify(method: string, params: unknown): void {
    void this.#writer.write({ jsonrpc: '2.0', method, params } as Message);
  }

  /** What the server has computed so far, in ms. */
  cpu(): number {
    return cpuOf(this.#process.pid as number);
  }

  /** Resolves when the server has nothing left to do, or as soon as `hasNews`. */
  async rest(hasNews: () => boolean): Promise<void> {
    let cpu = this.cpu();
    for (let still = 0; still < STILL && !hasNews() && !this.#ended; still += LOOK) {
      await new Promise((resolve) => setTimeout(resolve, LOOK));
      const now = this.cpu();
      if (now - cpu > IDLE * LOOK || isBusy(this.#process.pid as number)) still = 0;
      cpu = now;
    }
  }

  /** The most memory the server has held so far, and what it holds, in MiB. */
  memory(): { peak: number; resident: number } {
    const pid = this.#process.pid as number;
    return { peak: peakOf(pid) ?? Number.NaN, resident: residentOf(pid) ?? Number.NaN };
  }

  /** Ends the server without ceremony. */
  async kill(): Promise<void> {
    if (this.#ended) return;
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGKILL');
    await ended;
  }

  #decoded(bytes: Buffer): Message {
    this.#arrived = performance.now();
    const id = Number(/^\{"jsonrpc":"2.0","id":(\d+),"result":/.exec(bytes.toString('latin1', 0, 60))?.[1]);
    if (this.#pending.get(id)?.unread) return { jsonrpc: '2.0', id, result: null } as Message;
    return JSON.parse(bytes.toString('utf8'));
  }

  #receive({ id, method, params, result, error }: Incoming): void {
    if (method !== undefined) {
      if (id !== undefined) {
        const answer = this.#answers[method]?.(params as never) ?? null;
        void this.#writer.write({ jsonrpc: '2.0', id, result: answer } as Message);
      }
      return;
    }
    const pending = this.#pending.get(id as number);
    this.#pending.delete(id as number);
    if (error) pending?.reject(new Error(error.message));
    else pending?.resolve({ result: result as never, arrived: this.#arrived });
  }

  #end(why: string): void {
    this.#ended = why;
    for (const { reject } of this.#pending.values()) reject(new Error(why));
    this.#pending.clear();
  }
}
