import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ClientCapabilities, CodeAction, Diagnostic, TextDocumentEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { MODERN, Server } from './server.ts';

const FAULTY = '一、去年工作回顾\n去年的各项工作都完成了。\n三、今年工作安排\n今年的各项工作都要抓紧。\n';
const CREATING: ClientCapabilities = {
  ...MODERN,
  workspace: { ...MODERN.workspace, workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
};

let folder: string;
let server: Server;
const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gangmu-'));
  server = new Server();
});

afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

async function diagnose(): Promise<Diagnostic[]> {
  const report = await server.request<{ items: Diagnostic[] }>('textDocument/diagnostic', {
    textDocument: { uri: uriOf('a.report') },
  });
  return report.items;
}

async function actionOn({ range }: Diagnostic, diagnostics: Diagnostic[]): Promise<CodeAction | undefined> {
  const params = { textDocument: { uri: uriOf('a.report') }, range, context: { diagnostics, only: ['quickfix'] } };
  const actions = await server.request<CodeAction[]>('textDocument/codeAction', params);
  return actions.find(({ title }) => title === '记入基线');
}

/** Does what an editor does with the edits of an action, and tells the server. */
async function apply({ edit }: CodeAction): Promise<void> {
  for (const change of edit?.documentChanges ?? []) {
    if ('kind' in change) {
      if (change.kind === 'create') await writeFile(fileURLToPath(change.uri), '', { flag: 'wx' });
      continue;
    }
    const { textDocument, edits } = change as TextDocumentEdit;
    const path = fileURLToPath(textDocument.uri);
    const document = TextDocument.create(textDocument.uri, 'json', 0, await readFile(path, 'utf8'));
    await writeFile(path, TextDocument.applyEdits(document, edits as Parameters<typeof TextDocument.applyEdits>[1]));
    const changes = [{ uri: textDocument.uri, type: 2 }];
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  }
}

it('records a finding in the baseline, which then holds it in the editor too', async () => {
  await write('gangmu.json', '{ "baseline": "gangmu-baseline.json" }');
  await server.initialize(CREATING);
  await server.open(uriOf('a.report'), FAULTY);
  const [gap] = await diagnose();
  if (!gap) expect.fail('no finding');
  const action = await actionOn(gap, [gap]);
  expect(action).toMatchObject({ kind: 'quickfix', diagnostics: [{ code: gap.code }] });
  await apply(action as CodeAction);
  expect(await diagnose()).toEqual([]);
  const baseline = JSON.parse(await readFile(join(folder, 'gangmu-baseline.json'), 'utf8'));
  expect(Object.keys(baseline.files)).toEqual(['a.report']);
});

it('adds to a baseline that is there', async () => {
  const entry = '{"rule":"heading-number-gap","fingerprint":"0","text":"…"}';
  await write('gangmu.json', '{ "baseline": "gangmu-baseline.json" }');
  await write('gangmu-baseline.json', `{"version":1,"files":{"b.report":[${entry}]}}`);
  await server.initialize(MODERN);
  await server.open(uriOf('a.report'), FAULTY);
  const [gap] = await diagnose();
  await apply((await actionOn(gap as Diagnostic, [])) as CodeAction);
  expect(await diagnose()).toEqual([]);
  const { files } = JSON.parse(await readFile(join(folder, 'gangmu-baseline.json'), 'utf8'));
  expect(files).toMatchObject({ 'b.report': [JSON.parse(entry)], 'a.report': [{ rule: 'heading-number-gap' }] });
});

it('is not offered where the configuration names no baseline, or the client cannot create it', async () => {
  await server.initialize(MODERN);
  await server.open(uriOf('a.report'), FAULTY);
  const [gap] = await diagnose();
  expect(await actionOn(gap as Diagnostic, [])).toBeUndefined();
  await write('gangmu.json', '{ "baseline": "gangmu-baseline.json" }');
  const changes = [{ uri: uriOf('gangmu.json'), type: 1 }];
  await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  expect(await actionOn(gap as Diagnostic, [])).toBeUndefined();
});
