/** Runs inside VS Code's extension host, against the installed extension; one line of JSON a result goes to the console. */
import * as vscode from 'vscode';
import { EXPECTATIONS, type Expectation } from '../expectation.ts';
import { type HostResult, REPORT_PREFIX, REST_CHECK, type StartUp } from '../host-result.ts';
import { execute, same, until } from './check.ts';
import { DOCUMENT_CHECKS, FEATURE_CHECKS } from './checks.ts';

/** The extension host's entry: VS Code calls it and takes an exception for a failure. */
export async function run(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!folder) throw new Error('no folder is open');
  const json = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, EXPECTATIONS));
  const expectations: Expectation[] = JSON.parse(new TextDecoder().decode(json));
  let failed = 0;
  const report = async (result: HostResult, check: () => Promise<void>): Promise<void> => {
    try {
      await check();
    } catch (error) {
      failed++;
      result.error = error instanceof Error ? error.message : String(error);
    }
    console.log(REPORT_PREFIX + JSON.stringify(result));
  };
  const [first] = expectations;
  if (first) {
    await report({ check: REST_CHECK }, () => rests(first));
    console.log(REPORT_PREFIX + JSON.stringify(await startUp(vscode.Uri.joinPath(folder, first.file))));
  }
  for (const [check, holds] of Object.entries(FEATURE_CHECKS)) await report({ check }, holds);
  for (const expectation of expectations) {
    const { file } = expectation;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, file));
    await vscode.window.showTextDocument(document, { preview: false });
    for (const [check, holds] of Object.entries(DOCUMENT_CHECKS))
      await report({ file, check }, () => holds(document, expectation));
  }
  if (failed > 0) throw new Error(`${failed} checks failed`);
}

/** With the extension active, a heading of the workspace is not found: nobody runs who could look for it. */
async function rests({ headings }: Expectation): Promise<void> {
  await vscode.extensions.getExtension('gangmu.gangmu-vscode')?.activate();
  const found = await execute<unknown[]>('vscode.executeWorkspaceSymbolProvider', headings[0]);
  same(found.length, 0, 'symbols found');
}

/** How long it takes from opening the first report, with nothing running, until its outline is there. */
async function startUp(uri: vscode.Uri): Promise<StartUp> {
  const began = performance.now();
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  await until('the outline', async () => {
    const symbols = await execute<unknown[] | undefined>('vscode.executeDocumentSymbolProvider', uri);
    return { done: (symbols?.length ?? 0) > 0, seen: symbols?.length };
  });
  return { outlineMs: Math.round(performance.now() - began) };
}
