import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  CodeAction,
  Diagnostic,
  DocumentDiagnosticReport,
  DocumentSymbol,
  Hover,
  PublishDiagnosticsParams,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { SAMPLE } from '../features/sample.ts';
import { MODERN, PUSHED, Server } from './server.ts';

const URI = 'untitled:report-1';

/** A heading number that is missing, and one that has lost a bracket. */
const FAULTY = `云溪县政府工作报告
一、去年工作回顾
去年的各项工作都完成了，群众比较满意。
（一）农业。去年种粮十万亩，产量再上台阶。
二）林业。去年种树一万亩，绿化再上台阶。
（三）工业。去年建成三家新厂，税收再上台阶。
三、今年工作安排
今年的各项工作都要抓紧，让群众更加满意。
`;

let server: Server;
afterEach(() => server.stop());

const names = (symbols: DocumentSymbol[]): string[] => symbols.map(({ name }) => name);
const codes = (diagnostics: Diagnostic[]): unknown[] => diagnostics.map(({ code }) => code);
const pull = (uri = URI, previousResultId?: string): Promise<DocumentDiagnosticReport> =>
  server.request('textDocument/diagnostic', { textDocument: { uri }, ...(previousResultId && { previousResultId }) });
const position = (text: string, words: string) => TextDocument.create('', '', 0, text).positionAt(text.indexOf(words));

describe('a client that pulls', () => {
  beforeEach(async () => {
    server = await new Server().initialize(MODERN);
  });

  it('is offered what the server can do, in UTF-16', () => {
    expect(server.initialized.capabilities).toMatchObject({
      positionEncoding: 'utf-16',
      textDocumentSync: { change: 2 },
      diagnosticProvider: { workspaceDiagnostics: true },
      codeActionProvider: {
        codeActionKinds: ['quickfix', 'source.fixAll.gangmu', 'refactor.extract', 'refactor.rewrite'],
        resolveProvider: true,
      },
    });
  });

  it('sees the outline follow incremental edits', async () => {
    await server.open(URI, '一、去年工作回顾\n去年的各项工作都完成了。\n');
    const end = { line: 2, character: 0 };
    await server.change(URI, 2, [
      { range: { start: end, end }, text: '二、今年工作\n今年的各项工作都要抓紧。\n' },
      { range: { start: { line: 2, character: 6 }, end: { line: 2, character: 6 } }, text: '安排' },
    ]);
    const symbols = await server.request<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: URI },
    });
    expect(names(symbols)).toEqual(['一、去年工作回顾', '二、今年工作安排']);
  });

  it('gets diagnostics with a link to the rule, and none again while nothing changes', async () => {
    await server.open(URI, FAULTY);
    const first = await pull();
    expect(first).toMatchObject({ kind: 'full', resultId: expect.any(String) });
    const { items, resultId } = first as { items: Diagnostic[]; resultId: string };
    expect(codes(items)).toEqual(['heading-marker-damaged', 'heading-number-gap']);
    expect(items[0]).toMatchObject({
      source: 'gangmu',
      severity: 1,
      codeDescription: { href: expect.stringMatching(/heading-marker-damaged\.md$/) },
    });
    expect(await pull(URI, resultId)).toEqual({ kind: 'unchanged', resultId });
    await server.change(URI, 2, [{ text: FAULTY.replace('三、', '二、') }]);
    const after = await pull(URI, resultId);
    expect(codes((after as { items: Diagnostic[] }).items)).toEqual(['heading-marker-damaged']);
  });

  it('gets every fix, the fixes of a rule and all safe ones, for the version they belong to', async () => {
    await server.open(URI, FAULTY, 7);
    const { items } = (await pull()) as { items: Diagnostic[] };
    const [damaged] = items;
    const ask = (only?: string[]): Promise<CodeAction[]> =>
      server.request('textDocument/codeAction', {
        textDocument: { uri: URI },
        range: damaged?.range,
        context: { diagnostics: items, ...(only && { only }) },
      });
    const [fix] = await ask(['quickfix']);
    expect(fix).toMatchObject({ kind: 'quickfix', diagnostics: [{ code: 'heading-marker-damaged' }] });
    expect(fix?.edit?.documentChanges).toMatchObject([{ textDocument: { uri: URI, version: 7 } }]);
    expect(apply(FAULTY, fix?.edit)).toContain('\n（二）林业');
    const all = await ask(['source.fixAll']);
    expect(all.map(({ kind }) => kind)).toEqual(['source.fixAll.gangmu']);
    await server.change(URI, 8, [{ text: apply(FAULTY, all[0]?.edit) }]);
    expect(await ask(['source.fixAll'])).toEqual([]);
  });

  it('applies all safe fixes by command', async () => {
    await server.open(URI, FAULTY, 3);
    const asked = new Promise<WorkspaceEdit>((resolve) => {
      server.connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
        resolve(edit);
        return { applied: true };
      });
    });
    const result = server.request('workspace/executeCommand', { command: 'gangmu.applyAllFixes', arguments: [URI] });
    expect(apply(FAULTY, await asked)).toContain('\n（二）林业');
    expect(await result).toEqual({ applied: true });
  });

  it('gets answers about a document that it closes meanwhile', async () => {
    await server.open(URI, SAMPLE);
    const symbols = server.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri: URI } });
    await server.close(URI);
    expect(names(await symbols)).toContain('一、去年工作回顾');
    await expect(server.request('textDocument/documentSymbol', { textDocument: { uri: URI } })).rejects.toMatchObject({
      code: -32602,
    });
  });

  it('is told that a request it cancels is cancelled', async () => {
    await server.open(URI, FAULTY.repeat(200));
    const { CancellationTokenSource } = await import('vscode-languageserver-protocol/node');
    const source = new CancellationTokenSource();
    const asked = server.connection.sendRequest(
      'textDocument/diagnostic',
      { textDocument: { uri: URI } },
      source.token,
    );
    source.cancel();
    await expect(asked).rejects.toMatchObject({ code: -32800 });
  });

  it('is told to ask again when the text changes under its request', async () => {
    await server.open(URI, FAULTY);
    const asked = pull();
    await server.change(URI, 2, [{ text: '' }]);
    await expect(asked).rejects.toMatchObject({ code: -32802, data: { retriggerRequest: true } });
    expect(await pull()).toMatchObject({ kind: 'full', items: [] });
  });

  it('gets an error, and goes on being served, after a request that makes no sense', async () => {
    await expect(server.request('textDocument/hover', {})).rejects.toMatchObject({ code: expect.any(Number) });
    await expect(server.request('gangmu/nonsense', {})).rejects.toMatchObject({ code: -32601 });
    await server.open(URI, SAMPLE);
    const at = { textDocument: { uri: URI }, position: position(SAMPLE, '守护山水。') };
    expect(await server.request<Hover>('textDocument/hover', at)).toMatchObject({ contents: { kind: 'markdown' } });
  });

  it('sees the server end well after a good-bye', async () => {
    expect(await server.stop()).toBe(0);
  });
});

describe.each([
  ['waits for diagnostics', PUSHED],
  ['cannot be told to ask for them again', { ...MODERN, workspace: { ...MODERN.workspace, diagnostics: {} } }],
])('a client that %s', (_what, capabilities) => {
  const published: PublishDiagnosticsParams[] = [];
  const until = async (version: number): Promise<PublishDiagnosticsParams> => {
    for (;;) {
      const found = published.find((params) => params.version === version);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  beforeEach(async () => {
    published.length = 0;
    server = new Server();
    server.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      published.push(params);
    });
    await server.initialize(capabilities);
  });

  it('is sent them with their version, never an empty set first, and once for a burst of edits', async () => {
    expect(server.initialized.capabilities.diagnosticProvider).toBeUndefined();
    await server.open(URI, FAULTY);
    expect(codes((await until(1)).diagnostics)).toEqual(['heading-marker-damaged', 'heading-number-gap']);
    for (let version = 2; version <= 5; version++)
      await server.change(URI, version, [{ text: FAULTY.replace('三、', '二、') }]);
    expect(codes((await until(5)).diagnostics)).toEqual(['heading-marker-damaged']);
    expect(published.map(({ version }) => version)).toEqual([1, 5]);
  });

  it('has them taken off when an unsaved document is closed', async () => {
    await server.open(URI, FAULTY);
    await until(1);
    await server.close(URI);
    await expect.poll(() => published.at(-1)?.diagnostics).toEqual([]);
  });
});

describe('a client of few words', () => {
  it('gets flat symbols, plain text, plain locations and edits without versions', async () => {
    server = await new Server().initialize({});
    await server.open(URI, FAULTY);
    const symbols = await server.request('textDocument/documentSymbol', { textDocument: { uri: URI } });
    expect(symbols).toContainEqual(expect.objectContaining({ name: '（一）农业', containerName: '一、去年工作回顾' }));
    const at = { textDocument: { uri: URI }, position: position(FAULTY, '农业') };
    expect(await server.request('textDocument/hover', at)).toMatchObject({ contents: { kind: 'plaintext' } });
    const damaged = position(FAULTY, '二）林业');
    const [fix] = await server.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: { start: damaged, end: damaged },
      context: { diagnostics: [] },
    });
    expect(fix?.edit).toHaveProperty('changes');
  });
});

describe('locale', () => {
  it('is the one the client asks for, Chinese otherwise', async () => {
    server = await new Server().initialize(MODERN, { locale: 'en-GB' });
    await server.open(URI, FAULTY);
    const { items } = (await pull()) as { items: Diagnostic[] };
    expect(items[0]?.message).not.toMatch(/[。，]/);
  });
});

function apply(text: string, edit: WorkspaceEdit | undefined): string {
  const [change] = edit?.documentChanges ?? [];
  if (!change || !('edits' in change)) throw new Error('no edit of a version');
  return TextDocument.applyEdits(TextDocument.create('', '', 0, text), change.edits as never);
}
