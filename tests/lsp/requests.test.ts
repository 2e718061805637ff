import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ServerCapabilities } from 'vscode-languageserver-protocol';
import { PARAMETERS, type RequestMethod } from '../../server/src/lsp/parameters.ts';
import { LocalServer } from './local-server.ts';
import { EXAMPLES, type Example, TEXT, URI } from './request-examples.ts';
import { MODERN, Server } from './server.ts';

const INVALID_REQUEST = -32600;
const METHOD_NOT_FOUND = -32601;
const INVALID_PARAMS = -32602;
const NOT_INITIALIZED = -32002;
const CANCELLED = -32800;
const CONTENT_MODIFIED = -32801;

/** The requests that each capability promises; those that are no requests are left out. */
const REQUESTS_OF: Partial<Record<keyof ServerCapabilities, RequestMethod[]>> = {
  documentSymbolProvider: ['textDocument/documentSymbol'],
  workspaceSymbolProvider: ['workspace/symbol'],
  foldingRangeProvider: ['textDocument/foldingRange'],
  selectionRangeProvider: ['textDocument/selectionRange'],
  hoverProvider: ['textDocument/hover'],
  definitionProvider: ['textDocument/definition'],
  referencesProvider: ['textDocument/references'],
  documentHighlightProvider: ['textDocument/documentHighlight'],
  documentLinkProvider: ['textDocument/documentLink'],
  completionProvider: ['textDocument/completion', 'completionItem/resolve'],
  renameProvider: ['textDocument/prepareRename', 'textDocument/rename'],
  linkedEditingRangeProvider: ['textDocument/linkedEditingRange'],
  semanticTokensProvider: [
    'textDocument/semanticTokens/full',
    'textDocument/semanticTokens/full/delta',
    'textDocument/semanticTokens/range',
  ],
  inlayHintProvider: ['textDocument/inlayHint'],
  codeLensProvider: ['textDocument/codeLens'],
  codeActionProvider: ['textDocument/codeAction', 'codeAction/resolve'],
  documentFormattingProvider: ['textDocument/formatting'],
  documentRangeFormattingProvider: ['textDocument/rangeFormatting'],
  documentOnTypeFormattingProvider: ['textDocument/onTypeFormatting'],
  executeCommandProvider: ['workspace/executeCommand'],
  diagnosticProvider: ['textDocument/diagnostic', 'workspace/diagnostic'],
  workspace: ['workspace/willRenameFiles'],
};

const CAPABLE = {
  ...MODERN,
  textDocument: { ...MODERN.textDocument, rename: { prepareSupport: true } },
  workspace: { ...MODERN.workspace, configuration: true },
};

let server: LocalServer;
let capabilities: ServerCapabilities;
/** What the server is told of its settings; a request that depends on them waits for it. */
let settings: Promise<unknown>;

beforeAll(async () => {
  settings = Promise.resolve([{ codeLens: { uses: true } }]);
  server = new LocalServer({
    'workspace/configuration': () => settings,
    'workspace/applyEdit': () => ({ applied: true }),
  });
  ({ capabilities } = (await server.request('initialize', {
    processId: null,
    rootUri: null,
    capabilities: CAPABLE,
  })) as { capabilities: ServerCapabilities });
  server.notify('initialized', {});
});

beforeEach(() => open());
afterEach(() => server.notify('textDocument/didClose', { textDocument: { uri: URI } }));

function open(): void {
  server.notify('textDocument/didOpen', { textDocument: { uri: URI, languageId: 'report', version: 1, text: TEXT } });
}

const all = Object.entries(EXAMPLES) as [keyof typeof EXAMPLES, Example][];
const ofDocument = all.filter(([, { params }]) => 'textDocument' in params || 'arguments' in params);
/** Diagnostics are those of the text at the time of the answer. */
const ofText = ofDocument.filter(([method]) => method !== 'textDocument/diagnostic');
const matching = (answer: unknown) =>
  typeof answer === 'object' && answer !== null && !('asymmetricMatch' in answer)
    ? (given: unknown) => expect(given).toMatchObject(answer)
    : (given: unknown) => expect(given).toEqual(answer);

it('every request that a capability promises has an example, and so has every other', () => {
  const { positionEncoding, textDocumentSync, ...providers } = capabilities;
  const promised = Object.keys(providers).flatMap((name) => {
    const requests = REQUESTS_OF[name as keyof ServerCapabilities];
    expect(requests, `requests of ${name}`).toBeDefined();
    return requests ?? [];
  });
  const own = Object.keys(EXAMPLES).filter((method) => method.startsWith('gangmu/'));
  expect([...promised, ...own].sort()).toEqual(Object.keys(EXAMPLES).sort());
  expect([...Object.keys(EXAMPLES), 'initialize', 'shutdown'].sort()).toEqual(Object.keys(PARAMETERS).sort());
});

describe.each(all)('%s', (method, { params, answer }) => {
  it('is answered', async () => matching(answer)(await server.request(method, params)));

  it('is refused without parameters, with a list of them, and where one is absent or of another kind', async () => {
    const names = Object.keys(PARAMETERS[method]).filter((name) => name in params);
    const wrong: (object | undefined)[] = [undefined, [params]];
    for (const name of names) wrong.push({ ...params, [name]: undefined }, { ...params, [name]: 7 });
    for (const given of wrong)
      await expect(server.request(method, given), JSON.stringify(given)).rejects.toMatchObject({
        code: INVALID_PARAMS,
      });
  });

  it('is cancelled', async () => {
    const { id, answer: cancelled } = server.send(method, params);
    server.notify('$/cancelRequest', { id });
    await expect(cancelled).rejects.toMatchObject({ code: CANCELLED });
  });
});

it.each(ofDocument)('%s is refused about a document that is not open', async (method, { params }) => {
  server.notify('textDocument/didClose', { textDocument: { uri: URI } });
  await expect(server.request(method, params)).rejects.toMatchObject({ code: INVALID_PARAMS });
});

describe.each(ofText)('%s', (method, { params, answer, isEdit }) => {
  it.each([
    ['changed', 'textDocument/didChange', { textDocument: { uri: URI, version: 2 }, contentChanges: [{ text: '' }] }],
    ['closed', 'textDocument/didClose', { textDocument: { uri: URI } }],
  ])(
    'is answered for the text it was asked about, or not at all, when that is %s meanwhile',
    async (_what, event, its) => {
      let told = (_settings: unknown): void => undefined;
      settings = new Promise((resolve) => {
        told = resolve;
      });
      server.notify('workspace/didChangeConfiguration', { settings: null });
      const { answer: given } = server.send(method, params);
      server.notify(event, its);
      // By now both have been taken from the queue.
      await new Promise((resolve) => setTimeout(resolve, 5));
      told([{ codeLens: { uses: true } }]);
      const outcome = await given.then(
        (result) => ({ result }),
        (error: { code: number }) => ({ code: error.code }),
      );
      // A rename does not wait for the settings, so it may be done before.
      if (isEdit && !(method === 'textDocument/rename' && 'result' in outcome))
        expect(outcome).toEqual({ code: CONTENT_MODIFIED });
      else matching(answer)('result' in outcome ? outcome.result : outcome);
    },
  );
});

it('every request is answered by the built server over stdio, too', async () => {
  const built = await new Server().initialize(
    { ...CAPABLE, workspace: { ...CAPABLE.workspace, configuration: false } },
    { initializationOptions: { codeLens: { uses: true } } },
  );
  try {
    built.connection.onRequest('workspace/applyEdit', () => ({ applied: true }));
    await built.open(URI, TEXT);
    for (const [method, { params, answer }] of all) matching(answer)(await built.request(method, params));
  } finally {
    await built.stop();
  }
});

describe('a place that the text does not have', () => {
  const beyond = { line: 400, character: 0 };
  const textDocument = { uri: URI };

  it.each([
    ['textDocument/prepareRename', { textDocument, position: beyond }],
    ['textDocument/rename', { textDocument, position: beyond, newName: '双千工程' }],
    ['textDocument/rename', { textDocument, position: { line: 0, character: 4000 }, newName: '双千工程' }],
    ['textDocument/rangeFormatting', { textDocument, range: { start: beyond, end: beyond }, options: {} }],
    ['textDocument/onTypeFormatting', { textDocument, position: beyond, ch: '\n', options: {} }],
  ])('gets no edits: %s', async (method, params) => {
    // The last line is the headword of an entry: the end of the text would be a term.
    server.notify('textDocument/didChange', {
      textDocument: { uri: URI, version: 2 },
      contentChanges: [{ text: TEXT.slice(0, TEXT.indexOf('双百工程：') + 4) }],
    });
    await expect(server.request(method, params)).rejects.toMatchObject({ code: INVALID_PARAMS });
  });

  it('is the end of the text to those who only look', async () => {
    expect(await server.request('textDocument/definition', { textDocument, position: beyond })).toEqual([]);
    const { params } = EXAMPLES['textDocument/selectionRange'];
    expect(await server.request('textDocument/selectionRange', { ...params, positions: [beyond] })).toHaveLength(1);
  });
});

describe('the server refuses', () => {
  it('what it does not know, and a range whose end comes first', async () => {
    await expect(server.request('gangmu/nonsense', {})).rejects.toMatchObject({ code: METHOD_NOT_FOUND });
    await expect(server.request('$/refused', { code: 1, reason: '' })).rejects.toMatchObject({
      code: METHOD_NOT_FOUND,
    });
    const command = { command: 'gangmu.nonsense', arguments: [URI] };
    await expect(server.request('workspace/executeCommand', command)).rejects.toMatchObject({
      code: INVALID_PARAMS,
      message: 'gangmu.nonsense: no such command',
    });
    const range = { start: { line: 3, character: 0 }, end: { line: 2, character: 0 } };
    const backwards = { textDocument: { uri: URI }, range, options: {} };
    await expect(server.request('textDocument/rangeFormatting', backwards)).rejects.toMatchObject({
      code: INVALID_PARAMS,
      message: expect.stringContaining('range has to be'),
    });
  });

  it('requests before the first, the first a second time, and any after the last', async () => {
    const other = new LocalServer();
    const hover = () => other.request('textDocument/hover', EXAMPLES['textDocument/hover'].params);
    const initialize = (capabilities?: object) => other.request('initialize', { processId: null, capabilities });
    await expect(hover()).rejects.toMatchObject({ code: NOT_INITIALIZED });
    await expect(initialize()).rejects.toMatchObject({ code: INVALID_PARAMS });
    expect(await initialize({})).toHaveProperty('capabilities');
    await expect(initialize({})).rejects.toMatchObject({ code: INVALID_REQUEST });
    expect(await other.request('shutdown')).toBeNull();
    await expect(hover()).rejects.toMatchObject({ code: INVALID_REQUEST });
  });

  it('nothing more than the notification that makes no sense', async () => {
    server.notify('textDocument/didOpen', {});
    server.notify('textDocument/didChange', { textDocument: { uri: URI, version: 2 }, contentChanges: 7 });
    server.notify('textDocument/didChange', {
      textDocument: { uri: 'untitled:nothing', version: 2 },
      contentChanges: [],
    });
    server.notify('gangmu/nonsense', {});
    const { params, answer } = EXAMPLES['textDocument/hover'];
    matching(answer)(await server.request('textDocument/hover', params));
  });
});
