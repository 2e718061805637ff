import { afterEach, describe, expect, it } from 'vitest';
import type {
  CodeLens,
  CompletionItem,
  CompletionList,
  DocumentLink,
  InlayHint,
  SemanticTokens,
  SemanticTokensDelta,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { SAMPLE } from '../features/sample.ts';
import { MODERN, Server } from './server.ts';

const URI = 'untitled:report-1';

/** An editor that takes everything that is shown in and between the lines. */
const CAPABLE = {
  ...MODERN,
  textDocument: {
    ...MODERN.textDocument,
    rename: { prepareSupport: true },
    completion: { completionItem: { documentationFormat: ['plaintext' as const] } },
  },
};

let server: Server;
afterEach(() => server.stop());

const place = (words: string, text = SAMPLE) => TextDocument.create('', '', 0, text).positionAt(text.indexOf(words));
const at = (words: string) => ({ textDocument: { uri: URI }, position: place(words) });
const here = { textDocument: { uri: URI } };
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

async function open(options: object = {}): Promise<void> {
  server = await new Server().initialize(CAPABLE, { initializationOptions: options });
  await server.open(URI, SAMPLE, 4);
}

describe('rename', () => {
  it('is offered, checked first, and made for the version it belongs to', async () => {
    await open();
    expect(server.initialized.capabilities.renameProvider).toEqual({ prepareProvider: true });
    expect(await server.request('textDocument/prepareRename', at('双百工程'))).toMatchObject({
      placeholder: '双百工程',
    });
    const edit = await server.request<WorkspaceEdit>('textDocument/rename', { ...at('双百工程'), newName: '双千工程' });
    const [change] = edit.documentChanges as TextDocumentEdit[];
    expect(change?.textDocument).toEqual({ uri: URI, version: 4 });
    const after = TextDocument.applyEdits(TextDocument.create('', '', 0, SAMPLE), change?.edits as never);
    expect(after).toBe(SAMPLE.replaceAll('双百工程', '双千工程'));
  });

  it('is refused with a reason in the language of the user', async () => {
    await open();
    await expect(server.request('textDocument/prepareRename', at('经济平稳'))).rejects.toMatchObject({
      code: -32803,
      message: expect.stringContaining('不能改名'),
    });
    await expect(
      server.request('textDocument/rename', { ...at('双百工程'), newName: '云上茶园' }),
    ).rejects.toMatchObject({ code: -32803, message: expect.stringContaining('已有“云上茶园”') });
  });
});

describe('completion', () => {
  it('offers terms, whose definition it tells when asked', async () => {
    await open();
    const end = place('”[1]全面见效');
    await server.change(URI, 5, [{ range: { start: { ...end, character: end.character - 3 }, end }, text: '' }]);
    const position = { ...end, character: end.character - 3 };
    const { items } = await server.request<CompletionList>('textDocument/completion', { ...here, position });
    expect(items.map(({ label }) => label)).toEqual(['双百工程']);
    const resolved = await server.request<CompletionItem>('completionItem/resolve', items[0] as CompletionItem);
    expect(resolved.documentation).toMatchObject({ kind: 'plaintext', value: expect.stringContaining('百名工匠') });
  });

  it('gives an item back unchanged that it does not know, or whose document is gone', async () => {
    await open();
    const item = { label: '甲', data: { uri: 'untitled:nothing', term: '甲' } };
    expect(await server.request('completionItem/resolve', item)).toEqual(item);
    expect(await server.request('completionItem/resolve', { label: '乙' })).toEqual({ label: '乙' });
  });
});

describe('semantic tokens', () => {
  it('come whole, as a difference, and by range', async () => {
    await open();
    const whole = await server.request<SemanticTokens>('textDocument/semanticTokens/full', here);
    expect(whole.data.length).toBeGreaterThan(50);
    await server.change(URI, 5, [
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n' },
    ]);
    const delta = await server.request<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
      ...here,
      previousResultId: whole.resultId,
    });
    const after = await server.request<SemanticTokens>('textDocument/semanticTokens/full', here);
    const patched = [...whole.data];
    for (const { start, deleteCount, data = [] } of delta.edits) patched.splice(start, deleteCount, ...data);
    expect(patched).toEqual(after.data);
    expect(delta.edits[0]?.data).toHaveLength(5);
    const stale = { ...here, previousResultId: whole.resultId };
    expect(await server.request('textDocument/semanticTokens/full/delta', stale)).toMatchObject({ data: after.data });
    const some = await server.request<SemanticTokens>('textDocument/semanticTokens/range', {
      ...here,
      range: { start: { line: 0, character: 0 }, end: { line: 5, character: 0 } },
    });
    expect(some.data).toEqual(after.data.slice(0, some.data.length));
    expect(some.data.length).toBeLessThan(after.data.length);
  });
});

describe('links, linked titles, hints and lenses', () => {
  it('are answered by the settings', async () => {
    await open({ codeLens: { uses: true }, commands: ['gangmu.showReferences'] });
    const links = await server.request<DocumentLink[]>('textDocument/documentLink', here);
    expect(links).toHaveLength(6);
    expect(await server.request('textDocument/linkedEditingRange', at('做强工业'))).toMatchObject({
      ranges: [expect.anything(), expect.anything()],
    });
    const lenses = await server.request<CodeLens[]>('textDocument/codeLens', here);
    expect(lenses.map(({ command }) => command)).toMatchObject([
      { title: '正文用到2次', command: 'gangmu.showReferences' },
      { title: '正文用到1次', command: 'gangmu.showReferences' },
    ]);
    await server.change(URI, 5, [{ text: SAMPLE.replaceAll('（二）守护', '二）守护') }]);
    const hints = () => server.request<InlayHint[]>('textDocument/inlayHint', { ...here, range: WHOLE });
    expect(await hints()).toMatchObject([{ label: '（二）' }]);
    await server.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { gangmu: { inlayHints: { damagedMarkers: false } } },
    });
    expect(await hints()).toEqual([]);
    expect(await server.request('textDocument/codeLens', here)).toEqual([]);
  });
});
