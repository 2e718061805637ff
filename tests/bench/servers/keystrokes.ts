import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ClientCapabilities, InitializeResult } from 'vscode-languageserver-protocol';
import type { Input } from '../inputs/inputs.ts';
import { install } from '../peers/install.ts';
import { median, quantile } from '../process/compare.ts';
import { Client } from './client.ts';
import type { Server } from './servers.ts';
import { type LineKind, type Position, Typist } from './typist.ts';

/**
 * What is asked for after an edit. `diagnostic` is the first answer; `checked` the last one after the server has asked to be asked
 * again for as long as it liked, with all that it computes meanwhile.
 */
export const REQUESTS = ['hover', 'completion', 'documentSymbol', 'diagnostic', 'checked'] as const;
export type RequestKind = (typeof REQUESTS)[number];

export const LINE_KINDS: readonly LineKind[] = ['body', 'marker'];

/** What one kind of request took after an edit. */
export interface Latency {
  /** From the sending of the edit to the last byte of the answer, in ms. */
  median: number;
  p99: number;
  /** What the server computed for one edit and its request, in ms. */
  cpu: number;
  edits: number;
}

/** A kind of request after an edit of a kind of line. */
export type Occasion = `${LineKind} ${RequestKind}`;

/** A server on one document. A request that it does not offer has no latency, one that it did not answer has the reason. */
export interface Keystrokes {
  latency: Map<Occasion, Latency>;
  errors: Map<Occasion, string>;
  /** From the start of the process to the answer of initialize, and from the opening to the first outline, in ms. */
  started: number;
  opened: number;
  /** In MiB, after all edits. */
  peak: number;
  resident: number;
}

export interface TypingOptions {
  /** Edits for each kind of line and request. */
  edits: number;
  /** Seconds after which a series of edits ends early. */
  budget: number;
  lineKinds?: readonly LineKind[];
  requests?: readonly RequestKind[];
}

const CAPABILITIES: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  workspace: { configuration: true, workspaceFolders: true, diagnostics: { refreshSupport: true } },
  textDocument: {
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: { completionItem: { snippetSupport: true } },
    diagnostic: { dynamicRegistration: false },
    publishDiagnostics: { relatedInformation: true },
  },
};

const PROVIDER = {
  hover: 'hoverProvider',
  completion: 'completionProvider',
  documentSymbol: 'documentSymbolProvider',
  diagnostic: 'diagnosticProvider',
  checked: 'diagnosticProvider',
} as const;

/** Edits before those that count: the first ones compile the code. */
const WARM_UP = 10;

/** Between an answer and the next edit, in ms: a fast typist gives the server more. */
const PAUSE = 10;
/** Before an edit that one waits to see checked: who does so is not in a hurry, and a server may rest from the check before. */
const LONG_PAUSE = 2_500;

/** By so much a busy machine prolongs a pause before a server may take it for one of the user's, and do what it does in those; in ms. */
const STALL = 100;

/** What one edit and its request took, in ms: until the answer had come, and of the server's computing. */
interface Taken {
  taken: number;
  cpu: number;
}

/** Starts a server on the document of an input. */
export async function openDocument(server: Server, made: Input): Promise<OpenDocument | { failed: string }> {
  const installed = server.packages ? await install(`server-${server.form}`, server.packages) : { folder: '' };
  if ('failed' in installed) return installed;
  const folder = made[server.form];
  const file = readdirSync(folder)[0] as string;
  const uri = pathToFileURL(join(folder, file)).href;
  const text = readFileSync(join(folder, file), 'utf8');
  const typist = new Typist(text, server.form);
  const answers = await server.answers?.(installed.folder, () => typist.text(), uri);
  const began = performance.now();
  const refreshes = { count: 0 };
  const client = new Client(server.command(installed.folder), folder, {
    ...answers,
    'workspace/diagnostic/refresh': () => {
      refreshes.count++;
      return null;
    },
  });
  const root = pathToFileURL(folder).href;
  try {
    const { result, arrived } = await client.request<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: root,
      workspaceFolders: [{ uri: root, name: 'bench' }],
      capabilities: CAPABILITIES,
      initializationOptions: server.initializationOptions ?? {},
    });
    client.notify('initialized', {});
    if (server.settings) client.notify('workspace/didChangeConfiguration', { settings: server.settings });
    const opening = performance.now();
    client.notify('textDocument/didOpen', { textDocument: { uri, languageId: server.languageId, version: 1, text } });
    const symbols = await client.request('textDocument/documentSymbol', { textDocument: { uri } }, true);
    const opened = symbols.arrived - opening;
    return new OpenDocument(client, uri, typist, refreshes, result.capabilities, arrived - began, opened);
  } catch (error) {
    await client.kill();
    return { failed: (error as Error).message };
  }
}

/** A document that is open in a server of its own. */
export class OpenDocument {
  #version = 1;
  #resultId: string | undefined;

  constructor(
    readonly client: Client,
    readonly uri: string,
    readonly typist: Typist,
    /** How often the server has asked to be asked for diagnostics again. */
    readonly refreshes: { readonly count: number },
    readonly capabilities: InitializeResult['capabilities'],
    readonly started: number,
    readonly opened: number,
  ) {}

  /** Edits, again and again, each time followed by each kind of request. */
  async measure({ edits, budget, lineKinds = LINE_KINDS, requests = REQUESTS }: TypingOptions): Promise<Keystrokes> {
    // An editor asks for these as soon as a document is open: what they take is not part of the edits.
    if (this.capabilities.diagnosticProvider) await this.ask('checked', { line: 0, character: 0 });
    const latency = new Map<Occasion, Latency>();
    const errors = new Map<Occasion, string>();
    for (const request of requests) {
      if (!this.capabilities[PROVIDER[request]]) continue;
      for (const kind of lineKinds) {
        try {
          latency.set(`${kind} ${request}`, await this.#series(kind, request, edits, budget * 1000));
        } catch (error) {
          errors.set(`${kind} ${request}`, (error as Error).message);
        }
      }
    }
    const { started, opened } = this;
    return { latency, errors, started, opened, ...this.client.memory() };
  }

  /** Makes an edit and says when it was sent and where the cursor is. */
  edit(kind: LineKind): { sent: number; cursor: Position } {
    const { change, cursor } = this.typist.edit(kind);
    const sync = this.capabilities.textDocumentSync;
    const incremental = (typeof sync === 'object' ? sync.change : sync) === 2;
    const contentChanges = [incremental ? change : { text: this.typist.text() }];
    const sent = performance.now();
    const textDocument = { uri: this.uri, version: ++this.#version };
    this.client.notify('textDocument/didChange', { textDocument, contentChanges });
    return { sent, cursor };
  }

  /** Asks once, and says when the answer had come. */
  async ask(request: RequestKind, position: Position): Promise<number> {
    if (request === 'checked') return this.#askUntilChecked(position);
    const textDocument = { uri: this.uri };
    if (request === 'diagnostic') {
      const params = { textDocument, ...(this.#resultId !== undefined && { previousResultId: this.#resultId }) };
      const { result, arrived } = await this.client.request<{ resultId?: string }>('textDocument/diagnostic', params);
      this.#resultId = result.resultId;
      return arrived;
    }
    const params = request === 'documentSymbol' ? { textDocument } : { textDocument, position };
    return (await this.client.request(`textDocument/${request}`, params, true)).arrived;
  }

  async #askUntilChecked(position: Position): Promise<number> {
    for (;;) {
      const { count } = this.refreshes;
      const arrived = await this.ask('diagnostic', position);
      const hasNews = (): boolean => this.refreshes.count > count;
      await this.client.rest(hasNews);
      if (!hasNews()) return arrived;
    }
  }

  async #series(kind: LineKind, request: RequestKind, edits: number, budget: number): Promise<Latency> {
    if (request !== 'checked') await this.#repeat(kind, request, WARM_UP, budget / 4);
    const answers = await this.#repeat(kind, request, edits, budget);
    const taken = answers.map((answer) => answer.taken);
    return {
      median: median(taken),
      p99: quantile(taken, 0.99),
      cpu: answers.reduce((sum, { cpu }) => sum + cpu, 0) / answers.length,
      edits: answers.length,
    };
  }

  /** What each of some edits took, until the time is up; at least one. */
  async #repeat(kind: LineKind, request: RequestKind, edits: number, budget: number): Promise<Taken[]> {
    const end = performance.now() + budget;
    const answers: Taken[] = [];
    do answers.push(await this.#once(kind, request));
    while (answers.length < edits && performance.now() < end);
    return answers;
  }

  async #once(kind: LineKind, request: RequestKind): Promise<Taken> {
    const pause = request === 'checked' ? LONG_PAUSE : PAUSE;
    // What the edits before left to do is none of this one's.
    if (request === 'checked') await this.client.rest(() => false);
    const began = performance.now();
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (performance.now() - began > pause + STALL) await this.client.rest(() => false);
    const cpu = this.client.cpu();
    const { sent, cursor } = this.edit(kind);
    const arrived = await this.ask(request, cursor);
    return { taken: arrived - sent, cpu: this.client.cpu() - cpu };
  }
}
