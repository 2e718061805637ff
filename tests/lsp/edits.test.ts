import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  ClientCapabilities,
  CodeAction,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { MODERN, Server } from './server.ts';

const TEXT =
  '一、农业\n（一）种粮。今年种粮十万亩。\n(二)种茶。今年种茶一万亩。\n（三）种树。今年种树一千亩。\n（五）养蜂。今年养蜂五百箱。\n';
const LAZY: ClientCapabilities = {
  ...MODERN,
  textDocument: {
    ...MODERN.textDocument,
    codeAction: { ...MODERN.textDocument?.codeAction, dataSupport: true, resolveSupport: { properties: ['edit'] } },
  },
};
const CONTENT_MODIFIED = -32801;
const INVALID_PARAMS = -32602;

let folder: string;
let server: Server;
const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
const folders = () => ({ workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'reports' }] });
const whole = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
const options = { tabSize: 4, insertSpaces: true };
const applied = (text: string, edits: TextEdit[]) =>
  TextDocument.applyEdits(TextDocument.create('', '', 0, text), edits);
const editsOf = (action: CodeAction | undefined): TextDocumentEdit =>
  action?.edit?.documentChanges?.[0] as TextDocumentEdit;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gangmu-'));
  server = new Server();
});

afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

describe('formatting', () => {
  const format = (uri: string) =>
    server.request<TextEdit[]>('textDocument/formatting', { textDocument: { uri }, options });

  it('follows the configuration beside the report', async () => {
    await write('gangmu.json', '{ "format": { "indent": "two" } }');
    await server.initialize(MODERN, folders());
    await server.open(uriOf('a.report'), TEXT);
    const text = applied(TEXT, await format(uriOf('a.report')));
    expect(text.split('\n').slice(0, 3)).toEqual([
      '　　一、农业',
      '　　（一）种粮。今年种粮十万亩。',
      '　　（二）种茶。今年种茶一万亩。',
    ]);
  });

  it('follows the settings of the client where there is none', async () => {
    await server.initialize(MODERN, {
      initializationOptions: { format: { numbering: false, blankLines: 'one', indent: 7 } },
    });
    await server.open(uriOf('a.report'), TEXT);
    expect(applied(TEXT, await format(uriOf('a.report')))).toBe(`${TEXT.trimEnd().replaceAll('\n', '\n\n')}\n`);
  });

  it('of a range stays in it, on a new line the next marker stands', async () => {
    await server.initialize(MODERN, folders());
    await server.open(uriOf('a.report'), TEXT);
    const textDocument = { uri: uriOf('a.report') };
    const range = { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } };
    expect(await server.request('textDocument/rangeFormatting', { textDocument, range, options })).toEqual([]);
    const end = { line: 5, character: 0 };
    await server.change(textDocument.uri, 2, [{ range: { start: end, end }, text: '\n' }]);
    const typed = { textDocument, position: end, ch: '\n', options };
    expect(await server.request('textDocument/onTypeFormatting', typed)).toMatchObject([{ newText: '（六）' }]);
  });
});

describe('refactorings', () => {
  const offer = (uri: string) =>
    server.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: whole,
      context: { diagnostics: [], only: ['refactor.rewrite.renumber'] },
    });

  it('come without edits, and with them for this version once they are chosen', async () => {
    await server.initialize(LAZY, folders());
    await server.open(uriOf('a.report'), TEXT, 7);
    const [action] = await offer(uriOf('a.report'));
    expect(action?.edit).toBeUndefined();
    const resolved = await server.request<CodeAction>('codeAction/resolve', action as CodeAction);
    const { textDocument, edits } = editsOf(resolved);
    expect(textDocument).toEqual({ uri: uriOf('a.report'), version: 7 });
    expect(applied(TEXT, edits as TextEdit[])).toBe(TEXT.replace('（五）', '（四）'));
  });

  it('come with their edits to a client that cannot ask for them', async () => {
    await server.initialize(MODERN, folders());
    await server.open(uriOf('a.report'), TEXT);
    const [action] = await offer(uriOf('a.report'));
    expect(applied(TEXT, editsOf(action).edits as TextEdit[])).toBe(TEXT.replace('（五）', '（四）'));
  });

  it('are refused where the text has changed or gone, or the data are not theirs', async () => {
    await server.initialize(LAZY, folders());
    await server.open(uriOf('a.report'), TEXT);
    const [action] = await offer(uriOf('a.report'));
    const start = { line: 0, character: 0 };
    await server.change(uriOf('a.report'), 2, [{ range: { start, end: start }, text: '新' }]);
    const resolve = (given: object) => server.request('codeAction/resolve', { ...action, ...given });
    await expect(resolve({})).rejects.toMatchObject({ code: CONTENT_MODIFIED });
    await expect(resolve({ data: { uri: 3 } })).rejects.toMatchObject({ code: INVALID_PARAMS });
    await expect(resolve({ data: { ...action?.data, version: 2, refactoring: 'x' } })).rejects.toMatchObject({
      code: INVALID_PARAMS,
    });
    await server.close(uriOf('a.report'));
    await expect(resolve({})).rejects.toMatchObject({ code: INVALID_PARAMS });
  });
});

describe('moved files', () => {
  const move = (...files: [string, string][]) =>
    server.request<WorkspaceEdit | null>('workspace/willRenameFiles', {
      files: files.map(([from, to]) => ({ oldUri: uriOf(from), newUri: uriOf(to) })),
    });
  const CONFIGURATION = `{
  // the year before
  "extends": "./base.gangmu.json",
  "previousReport": "./old/2023.txt",
  "overrides": [{ "files": ["*.report"], "glossary": ["old/terms.txt"] }],
}`;
  const renamed = (edit: WorkspaceEdit | null, text: string): string => {
    const [change] = (edit?.documentChanges ?? []) as TextDocumentEdit[];
    expect(change?.textDocument.uri).toBe(uriOf('gangmu.json'));
    return applied(text, (change?.edits ?? []) as TextEdit[]);
  };

  beforeEach(async () => {
    await write('gangmu.json', CONFIGURATION);
    await write('base.gangmu.json', '{ "baseline": "known.json" }');
    await write('a.report', TEXT);
    await server.initialize(MODERN, folders());
  });

  it('are named by their new names, one by one and by the folder', async () => {
    expect(renamed(await move(['old/2023.txt', 'kept/前年.txt']), CONFIGURATION)).toBe(
      CONFIGURATION.replace('old/2023.txt', 'kept/前年.txt'),
    );
    expect(renamed(await move(['old', 'new']), CONFIGURATION)).toBe(CONFIGURATION.replaceAll('old/', 'new/'));
    expect(renamed(await move(['base.gangmu.json', 'shared.gangmu.json']), CONFIGURATION)).toBe(
      CONFIGURATION.replace('base', 'shared'),
    );
  });

  it('are found from a configuration file that moves itself, and left alone where nothing names them', async () => {
    expect(renamed(await move(['gangmu.json', 'sub/gangmu.json']), CONFIGURATION)).toBe(
      CONFIGURATION.replace('./base', '../base').replace('./old', '../old').replace('"old', '"../old'),
    );
    expect(await move(['other.txt', 'another.txt'])).toBeNull();
  });

  it('that an extended file names are changed there', async () => {
    const edit = await move(['known.json', 'baseline/known.json']);
    expect(edit?.documentChanges).toMatchObject([
      { textDocument: { uri: uriOf('base.gangmu.json') }, edits: [{ newText: '"baseline/known.json"' }] },
    ]);
  });
});

describe('a workspace of several folders', () => {
  it('is checked with the configuration of each, and tells how far it has come', async () => {
    const { mkdir } = await import('node:fs/promises');
    for (const name of ['one', 'two']) {
      await mkdir(join(folder, name));
      await write(`${name}/a.report`, TEXT);
    }
    await write('one/gangmu.json', '{ "rules": { "heading-number-gap": "off" } }');
    const workspaceFolders = ['one', 'two'].map((name) => ({ uri: uriOf(name), name }));
    await server.initialize(MODERN, { workspaceFolders });
    const progress: { kind: string; message?: string }[] = [];
    server.connection.onProgress({ __: [] as never, _pr: undefined as never }, 'bar', (value) => {
      progress.push(value as { kind: string });
    });
    const { items } = await server.request<{ items: { uri: string; items: { code: string }[] }[] }>(
      'workspace/diagnostic',
      { previousResultIds: [], workDoneToken: 'bar' },
    );
    const gaps = items.filter((item) => item.items.some(({ code }) => code === 'heading-number-gap'));
    expect(items).toHaveLength(2);
    expect(gaps.map(({ uri }) => uri)).toEqual([uriOf('two/a.report')]);
    expect(progress.map(({ kind }) => kind)).toEqual(['begin', 'report', 'report', 'end']);
    expect(progress[2]?.message).toBe('2/2');
  });
});
