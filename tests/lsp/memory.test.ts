import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { LocalServer } from './local-server.ts';
import { MODERN } from './server.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Most that may stay behind where nothing should, in bytes: what the runtime itself needs for the code it compiles meanwhile. */
const SLACK = 4 << 20;

async function usedMemory(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 20));
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

async function started(): Promise<LocalServer> {
  const server = new LocalServer();
  await server.request('initialize', { processId: null, rootUri: null, capabilities: MODERN });
  server.notify('initialized', {});
  return server;
}

const PARAGRAPH = '推进重点项目建设，办好民生实事，完成年度目标任务，群众满意度继续提高。';
const TEXT = `某市政府工作报告\n${Array.from({ length: 60 }, (_, i) => `${i + 1}.任务${i}。${PARAGRAPH.repeat(3)}`).join('\n')}\n`;

test('opening and closing documents leaves no memory behind', { timeout: 60_000 }, async () => {
  const server = await started();
  const visit = async (from: number, to: number): Promise<void> => {
    for (let i = from; i < to; i++) {
      const textDocument = { uri: `file:///${i}.report` };
      // A text of its own, so that no two share anything.
      const text = `${TEXT}${i}\n`;
      server.notify('textDocument/didOpen', {
        textDocument: { ...textDocument, languageId: 'report', version: 1, text },
      });
      await server.request('textDocument/documentSymbol', { textDocument });
      if (i % 5 === 0) await server.request('textDocument/diagnostic', { textDocument });
      server.notify('textDocument/didClose', { textDocument });
    }
  };
  await visit(0, 200);
  const before = await usedMemory();
  await visit(200, 800);
  // The texts of these six hundred alone take up twice as much.
  expect((await usedMemory()) - before).toBeLessThan(SLACK);
});

test.each([
  ['a short document', TEXT],
  ['a long one', TEXT.repeat(10)],
])('editing %s leaves no memory behind', { timeout: 60_000 }, async (_what, text) => {
  const server = await started();
  const textDocument = { uri: 'file:///a.report' };
  server.notify('textDocument/didOpen', { textDocument: { ...textDocument, languageId: 'report', version: 1, text } });
  await server.request('textDocument/documentSymbol', { textDocument });
  let version = 1;
  const edit = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++) {
      const start = { line: 1 + ((i >> 1) % 50), character: 12 };
      const range = { start, end: { ...start, character: 12 + (i % 2) } };
      const contentChanges = [{ range, text: i % 2 === 0 ? '改' : '' }];
      server.notify('textDocument/didChange', {
        textDocument: { ...textDocument, version: ++version },
        contentChanges,
      });
      if (i % 100 === 0) await server.request('textDocument/hover', { textDocument, position: start });
      if (i % 500 === 0) await server.request('textDocument/documentSymbol', { textDocument });
    }
    await server.request('textDocument/documentSymbol', { textDocument });
  };
  await edit(2_000);
  const before = await usedMemory();
  await edit(10_000);
  expect((await usedMemory()) - before).toBeLessThan(SLACK);
});
