import { expect, it } from 'vitest';
import { clientFiles } from '../../server/src/lsp/client-files.ts';
import { LocalServer } from './local-server.ts';

/** Folders as a client shows them, by address. */
const TREE: Record<string, { files: string[]; folders: string[] }> = {
  'memfs:/w': { files: ['工作报告.txt', '说明.txt', 'gangmu.json'], folders: ['分册', 'node_modules', '.git'] },
  'memfs:/w/分册': { files: ['第一章.report'], folders: ['空'] },
  'memfs:/w/node_modules': { files: ['假报告.txt'], folders: [] },
  'memfs:/w/.git': { files: ['旧报告.txt'], folders: [] },
};

it('a server without a file system finds the reports of the workspace through its client, as one with a disk would', async () => {
  const asked: string[] = [];
  const server = new LocalServer(
    {
      'gangmu/readFolder': (uri) => {
        const folder = decodeURIComponent(uri as string);
        asked.push(folder);
        return TREE[folder] ?? { files: [], folders: [] };
      },
      'gangmu/readFile': (uri) =>
        `一、${decodeURIComponent(uri as string)
          .split('/')
          .at(-1)}\n今年的工作都要抓紧。\n`,
    },
    clientFiles,
  );
  await server.request('initialize', {
    processId: null,
    capabilities: {},
    workspaceFolders: [{ uri: 'memfs:/w', name: 'w' }],
  });
  const symbols = (await server.request('workspace/symbol', { query: '一、' })) as { name: string }[];
  expect(symbols.map(({ name }) => name)).toEqual(['一、第一章.report', '一、工作报告.txt']);
  expect(asked).toEqual(['memfs:/w', 'memfs:/w/分册', 'memfs:/w/分册/空']);
});
