import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  ConfigurationParams,
  Diagnostic,
  Hover,
  PublishDiagnosticsParams,
  SymbolInformation,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { MODERN, PUSHED, Server } from './server.ts';

const FAULTY = '一、去年工作回顾\n去年的各项工作都完成了。\n三、今年工作安排\n今年的各项工作都要抓紧。\n';
const CLEAN = FAULTY.replace('三、', '二、');
const CHANGED = 2;
const DELETED = 3;

let folder: string;
let server: Server;
const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
const folders = () => ({ workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'reports' }] });
const tell = (name: string, type: number) =>
  server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(name), type }] });
const codes = (diagnostics: Diagnostic[]): unknown[] => diagnostics.map(({ code }) => code);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gangmu-'));
  server = new Server();
});

afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

describe('workspace diagnostics', () => {
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  const pull = async (previousResultIds: object[] = []): Promise<WorkspaceDocumentDiagnosticReport[]> => {
    items.length = 0;
    const params = { previousResultIds, partialResultToken: 'all' };
    expect(await server.request('workspace/diagnostic', params)).toEqual({ items: [] });
    return [...items];
  };

  beforeEach(async () => {
    items.length = 0;
    server.connection.onProgress({ __: [] as never, _pr: undefined as never }, 'all', (partial) => {
      items.push(...(partial as { items: WorkspaceDocumentDiagnosticReport[] }).items);
    });
  });

  it('come one by one, for open documents and for files, and unchanged ones only by their id', async () => {
    await write('a.report', FAULTY);
    await write('b.report', CLEAN);
    await write('notes.txt', FAULTY);
    await server.initialize(MODERN, folders());
    await server.open(uriOf('b.report'), FAULTY, 4);
    const first = await pull();
    expect(first.map(({ uri, version, kind }) => ({ uri, version, kind }))).toEqual([
      { uri: uriOf('b.report'), version: 4, kind: 'full' },
      { uri: uriOf('a.report'), version: null, kind: 'full' },
    ]);
    for (const report of first)
      expect(codes((report as { items: Diagnostic[] }).items)).toEqual(['heading-number-gap']);
    const known = first.map(({ uri, resultId }) => ({ uri, value: resultId }));
    expect((await pull(known)).map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged']);
  });

  it('are taken off for a file that has gone', async () => {
    await write('a.report', FAULTY);
    await server.initialize(MODERN, folders());
    const [first] = await pull();
    await rm(join(folder, 'a.report'));
    await tell('a.report', DELETED);
    const after = await pull([{ uri: first?.uri, value: first?.resultId }]);
    expect(after).toMatchObject([{ uri: uriOf('a.report'), kind: 'full', items: [] }]);
  });
});

describe('workspace symbols', () => {
  it('are found in files that are not open', async () => {
    await write('a.report', FAULTY);
    await server.initialize(MODERN, folders());
    const found = await server.request<SymbolInformation[]>('workspace/symbol', { query: '今年安排' });
    expect(found).toMatchObject([{ name: '三、今年工作安排', location: { uri: uriOf('a.report') } }]);
  });
});

describe('configuration', () => {
  const pull = async (name: string): Promise<Diagnostic[]> => {
    const report = await server.request<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri: uriOf(name) },
    });
    return report.items;
  };

  it('is read from the file beside the document, and read again when it changes', async () => {
    await write('gangmu.json', '{ "rules": { "heading-number-gap": "off" } }');
    await server.initialize(MODERN, folders());
    const refreshed = new Promise<void>((resolve) => {
      server.connection.onRequest('workspace/diagnostic/refresh', () => resolve());
    });
    await server.open(uriOf('a.report'), FAULTY);
    expect(await pull('a.report')).toEqual([]);
    await write('gangmu.json', '{}');
    await tell('gangmu.json', CHANGED);
    await refreshed;
    expect(codes(await pull('a.report'))).toEqual(['heading-number-gap']);
  });

  it('that is wrong is said on the document, with the place', async () => {
    await write('gangmu.json', '{\n  "rulez": {}\n}');
    await server.initialize(MODERN, folders());
    await server.open(uriOf('a.report'), FAULTY);
    expect(await pull('a.report')).toMatchObject([
      {
        code: 'configuration',
        message: expect.stringContaining('rulez'),
        relatedInformation: [{ location: { uri: uriOf('gangmu.json'), range: { start: { line: 1, character: 2 } } } }],
      },
    ]);
  });

  it('is asked of the client, asked again when it changes, and decides the language', async () => {
    let settings: object = { rules: { 'heading-number-gap': 'off' }, locale: 'zh' };
    server.connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) =>
      items.map(() => settings),
    );
    server.connection.onRequest('client/registerCapability', () => null);
    server.connection.onRequest('workspace/diagnostic/refresh', () => null);
    const workspace = {
      ...MODERN.workspace,
      configuration: true,
      didChangeConfiguration: { dynamicRegistration: true },
    };
    await server.initialize({ ...MODERN, workspace }, { ...folders(), locale: 'zh-cn' });
    await server.open(uriOf('a.report'), FAULTY);
    expect(await pull('a.report')).toEqual([]);
    settings = { rules: {}, locale: 'en' };
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    const [gap] = await pull('a.report');
    expect(gap?.message).not.toMatch(/[，。]/);
    const at = { textDocument: { uri: uriOf('a.report') }, position: { line: 0, character: 3 } };
    expect(await server.request<Hover>('textDocument/hover', at)).toMatchObject({
      contents: { value: expect.stringContaining('characters') },
    });
  });

  it('files and reports are watched by a client that can', async () => {
    const registered = new Promise<object>((resolve) => {
      server.connection.onRequest('client/registerCapability', (params: object) => resolve(params));
    });
    const workspace = { ...MODERN.workspace, didChangeWatchedFiles: { dynamicRegistration: true } };
    await server.initialize({ ...MODERN, workspace });
    expect(JSON.stringify(await registered)).toContain('**/*gangmu*.json');
  });
});

describe('pushed diagnostics', () => {
  const published = new Map<string, PublishDiagnosticsParams>();
  const shown = (name: string) => expect.poll(() => published.get(uriOf(name))?.diagnostics.map(({ code }) => code));

  beforeEach(async () => {
    published.clear();
    server.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      published.set(params.uri, params);
    });
    await server.initialize(PUSHED, folders());
  });

  it('of a closed document are those of its file, and follow it', async () => {
    await write('a.report', FAULTY);
    await server.open(uriOf('a.report'), CLEAN);
    await shown('a.report').toEqual([]);
    await server.close(uriOf('a.report'));
    await shown('a.report').toEqual(['heading-number-gap']);
    await write('a.report', CLEAN);
    await tell('a.report', CHANGED);
    await shown('a.report').toEqual([]);
  });

  it('are sent again when the configuration changes', async () => {
    await server.open(uriOf('a.report'), FAULTY);
    await shown('a.report').toEqual(['heading-number-gap']);
    await write('gangmu.json', '{ "rules": { "heading-number-gap": "off" } }');
    await tell('gangmu.json', CHANGED);
    await shown('a.report').toEqual([]);
  });
});
