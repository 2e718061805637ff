import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  DocumentDiagnosticReport,
  DocumentSymbol,
  Hover,
  Position,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { documentSymbols } from '../../server/src/features/symbols.ts';
import { parse } from '../../server/src/report/parse.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import { formatHan } from '../../server/src/text/numerals.ts';
import { MODERN, Server } from './server.ts';

const URI = 'file:///long.report';

/** So long that it is not read anew with each edit; the number of one heading is missing. */
function longText(): string {
  const lines = ['某市政府工作报告', '各位代表：'];
  for (let part = 1; part <= 60; part++) {
    lines.push(`${formatHan(part < 50 ? part : part + 1)}、第${part}项工作`);
    for (let item = 1; item <= 9; item++) {
      const text = `办好第${part}批第${item}件实事，回应群众关心的事情，`.repeat(9);
      lines.push(`（${formatHan(item)}）抓好第${part}批重点任务${item}。${text}完成年度目标。`);
    }
  }
  return `${lines.join('\n')}\n`;
}

let server: Server;
let text = longText();
let version = 1;
let refreshes = 0;
let refreshed = (): void => undefined;

beforeAll(async () => {
  server = await new Server().initialize({ ...MODERN, textDocument: { ...MODERN.textDocument, rename: {} } });
  server.connection.onRequest('workspace/diagnostic/refresh', () => {
    refreshes++;
    refreshed();
    return null;
  });
  await server.open(URI, text);
  await symbols();
});
afterAll(() => server.stop());

const textDocument = { uri: URI };
const symbols = () => server.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
const pull = (previousResultId?: string) =>
  server.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
    textDocument,
    ...(previousResultId !== undefined && { previousResultId }),
  });
const hover = (position: Position) => server.request<Hover | null>('textDocument/hover', { textDocument, position });
const waitForRefresh = () =>
  new Promise<void>((resolve) => {
    refreshed = resolve;
  });

/** Types `words` at a place; does not wait for anything. */
async function type({ line, character }: Position, words: string): Promise<void> {
  const lines = new LineIndex(text);
  const at = lines.offset({ line, character });
  text = text.slice(0, at) + words + text.slice(at);
  const range = { start: { line, character }, end: { line, character } };
  await server.change(URI, ++version, [{ range, text: words }]);
}

function lineOf(words: string): number {
  return new LineIndex(text).lineAt(text.indexOf(words));
}

test('symbols are those of the text as it is, after words and after a new heading', async () => {
  await type({ line: lineOf('抓好第30批重点任务4'), character: 10 }, '落实');
  expect(await symbols()).toEqual(documentSymbols(parse(text), 'zh'));
  await type(
    { line: lineOf('抓好第30批重点任务5'), character: 0 },
    '（四）新的任务。这是新写的一段话，说明这项任务。\n',
  );
  expect(await symbols()).toEqual(documentSymbols(parse(text), 'zh'));
});

test('a hover below lines just written is about the heading that stands there now', async () => {
  await type({ line: 4, character: 0 }, '新写的一段话，放在前面。\n');
  const shown = await hover({ line: lineOf('抓好第40批重点任务3'), character: 5 });
  expect(JSON.stringify(shown)).toContain('抓好第40批重点任务3');
});

test('an edit that is asked for right after typing is made in the text as it is', async () => {
  await type({ line: 4, character: 0 }, '又写的一段话。\n');
  const line = lineOf('抓好第40批重点任务3');
  const edit = await server.request<WorkspaceEdit>('textDocument/rename', {
    textDocument,
    position: { line, character: 5 },
    newName: '抓紧办理',
  });
  const range = { start: { line, character: 3 }, end: { line, character: 3 + '抓好第40批重点任务3'.length } };
  expect(edit.documentChanges).toEqual([
    { textDocument: { uri: URI, version }, edits: [expect.objectContaining({ range, newText: '抓紧办理' })] },
  ]);
});

test('diagnostics move at once with the words, and are asked for again when the text has been checked', async () => {
  const before = await pull();
  if (before.kind !== 'full') throw new Error('nothing was told');
  const gap = before.items.find(({ code }) => code === 'heading-number-gap');
  await type({ line: 4, character: 0 }, '三写的一段话，，多了一个逗号。\n');
  const early = await pull(before.resultId);
  if (early.kind !== 'full') throw new Error('nothing was told');
  expect(early.items.find(({ code }) => code === 'heading-number-gap')?.range.start.line).toBe(
    (gap?.range.start.line as number) + 1,
  );
  expect(early.items.some(({ range }) => range.start.line === 4)).toBe(false);
  const count = refreshes;
  await waitForRefresh();
  expect(refreshes).toBe(count + 1);
  const late = await pull(early.resultId);
  if (late.kind !== 'full') throw new Error('nothing was told');
  expect(late.items.some(({ code, range }) => code === 'punctuation-doubled' && range.start.line === 4)).toBe(true);
  expect(await pull(late.resultId)).toEqual({ kind: 'unchanged', resultId: late.resultId });
});
