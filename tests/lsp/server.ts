import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

/** The server as it is built. */
export const BUILT = fileURLToPath(new URL('../../dist/serverNode.cjs', import.meta.url));

/** The built server in a process of its own, spoken to over stdio. */
export class Server {
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  /** What the server answered to the initialize request. */
  initialized!: InitializeResult;

  /** @param command the program to run, without its transport */
  constructor(command: readonly [string, ...string[]] = [BUILT]) {
    if (!existsSync(command[0])) throw new Error(`${command[0]} is missing: run "npm run build" first`);
    this.process = spawn(process.execPath, [...command, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const { stdin, stdout } = this.process;
    if (!stdin || !stdout) throw new Error('the server has no stdio');
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.connection.listen();
  }

  /** Shakes hands. */
  async initialize(capabilities: ClientCapabilities, more: Partial<InitializeParams> = {}): Promise<this> {
    const params = { processId: process.pid, rootUri: null, capabilities, ...more };
    const died = new Promise<never>((_, reject) => {
      this.process.once('exit', (code) => reject(new Error(`the server died with exit code ${code}`)));
    });
    died.catch(() => undefined);
    this.initialized = await Promise.race([this.connection.sendRequest<InitializeResult>('initialize', params), died]);
    await this.connection.sendNotification('initialized', {});
    return this;
  }

  open(uri: string, text: string, version = 1): Promise<void> {
    return this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'report', version, text },
    });
  }

  change(uri: string, version: number, contentChanges: object[]): Promise<void> {
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  request<R>(method: string, params: object): Promise<R> {
    return this.connection.sendRequest(method, params);
  }

  /** Says good-bye as a client should; resolves with the exit code. */
  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.process.once('exit', resolve));
    if (this.process.exitCode !== null) return this.process.exitCode;
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    const code = await ended;
    this.connection.dispose();
    return code;
  }
}

/** What VS Code says it can do, as far as this server cares. */
export const MODERN: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  textDocument: {
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    definition: { linkSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    publishDiagnostics: { relatedInformation: true },
    diagnostic: { relatedInformation: true } as object,
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } } },
  },
  workspace: { workspaceEdit: { documentChanges: true }, applyEdit: true, diagnostics: { refreshSupport: true } },
};

/** A client that waits for its diagnostics. */
export const PUSHED: ClientCapabilities = {
  ...MODERN,
  textDocument: { ...MODERN.textDocument, diagnostic: undefined as never },
};
