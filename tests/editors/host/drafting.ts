import * as vscode from 'vscode';
import { SAMPLE } from '../../features/sample.ts';
import { execute, type FeatureCheck, holds, same, until } from './check.ts';
import { type Opened, withReport } from './opened.ts';

const ITEMS = `云溪县工作报告
一、农业
（一）种粮。今年种粮十万亩，产量再上台阶。
（二）种茶。今年种茶一万亩，品质再上台阶。`;

export const DRAFTING: Record<string, FeatureCheck> = {
  'a term is renamed in the glossary and wherever it is used, its quotation marks stay': () =>
    withReport(SAMPLE.replace('“双百工程”[1]', '“双‸百工程”[1]'), async (opened) => {
      same(await renamed(opened, '双千工程'), opened.text.replaceAll('双百工程', '双千工程'), 'text');
    }),

  'a title is renamed with its entry in the contents': () =>
    withReport(SAMPLE.replace('（一）做强工业。', '（一）做‸强工业。'), async (opened) => {
      same(await renamed(opened, '壮大工业'), opened.text.replaceAll('做强工业', '壮大工业'), 'text');
    }),

  'running text is not renamed, and the user is told why': () =>
    withReport(SAMPLE.replace('经济平稳', '经‸济平稳'), async ({ uri, cursor }) => {
      const refusal = await execute('vscode.prepareRename', uri, cursor).then(
        (range) => `no refusal but ${JSON.stringify(range)}`,
        (error) => String(error),
      );
      holds(refusal, '不能改名');
    }),

  'terms are completed and explained': () =>
    withReport(SAMPLE.replace('种树一万亩', '种树一万亩，云‸'), async ({ uri, cursor }) => {
      const { items } = await completed(uri, cursor, 5);
      const item = items.find(({ label }) => labelOf(label) === '云上茶园');
      if (!item) throw new Error(`no 云上茶园 among ${items.map(({ label }) => labelOf(label))}`);
      const { documentation = '' } = item;
      holds(typeof documentation === 'string' ? documentation : documentation.value, '传感器');
    }),

  'the next marker of the series is completed at the head of a line': () =>
    withReport(`${ITEMS}\n‸\n`, async ({ uri, cursor }) => {
      const { items } = await completed(uri, cursor);
      holds(
        items.map(({ label }) => labelOf(label)),
        '（三）',
      );
    }),

  'sections are completed behind 第': () =>
    withReport(SAMPLE.replace('各乡镇要逐项落实', '任务见第‸'), async ({ uri, cursor }) => {
      const { items } = await completed(uri, cursor);
      holds(items.map(({ label }) => labelOf(label)).join(' '), '第二部分');
    }),

  'title and contents entry are linked for typing': () =>
    withReport(SAMPLE.replace('（一）做强工业。', '（一）做‸强工业。'), async ({ document, uri, cursor }) => {
      type Linked = {
        ranges: { startLineNumber: number; startColumn: number; endLineNumber: number; endColumn: number }[];
      };
      const { ranges } = await execute<Linked>('_executeLinkedEditingProvider', uri, cursor);
      const words = ranges.map(({ startLineNumber, startColumn, endLineNumber, endColumn }) =>
        document.getText(new vscode.Range(startLineNumber - 1, startColumn - 1, endLineNumber - 1, endColumn - 1)),
      );
      same(words, ['做强工业', '做强工业'], 'linked words');
    }),

  'Enter behind an item of a list writes the next marker, and behind an empty one takes it away': () =>
    withReport(`${ITEMS}‸\n`, async ({ document, text, cursor }) => {
      await typed(document, cursor, '\n');
      await until('the marker', () => ({ done: document.getText().endsWith('\n（三）\n'), seen: document.getText() }));
      await typed(document, document.lineAt(4).range.end, '\n');
      await until('no marker', () => ({
        done: document.getText().trimEnd() === text.trimEnd(),
        seen: document.getText(),
      }));
    }),

  'Enter inside running text changes nothing else': () =>
    withReport(SAMPLE.replace('平稳增长，', '平稳增长，‸'), async ({ document, text, cursor }) => {
      await typed(document, cursor, '\n');
      // Time enough for an answer that must not come.
      await new Promise((resolve) => setTimeout(resolve, 500));
      same(document.getText(), text.replace('平稳增长，', '平稳增长，\n'), 'text');
    }),
};

/** The text once what stands at the cursor is renamed to `name`. */
async function renamed({ document, uri, cursor }: Opened, name: string): Promise<string> {
  const edit = await execute<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', uri, cursor, name);
  same(await vscode.workspace.applyEdit(edit), true, 'the edit is applied');
  return document.getText();
}

/** What is offered at `position`, the first `resolved` of it with its explanation. */
function completed(uri: vscode.Uri, position: vscode.Position, resolved = 0): Thenable<vscode.CompletionList> {
  return execute('vscode.executeCompletionItemProvider', uri, position, undefined, resolved);
}

function labelOf(label: string | vscode.CompletionItemLabel): string {
  return typeof label === 'string' ? label : label.label;
}

/** Types `text` at `position`, as a user would. */
async function typed(document: vscode.TextDocument, position: vscode.Position, text: string): Promise<void> {
  const editor = await vscode.window.showTextDocument(document);
  editor.selection = new vscode.Selection(position, position);
  await execute('type', { text });
}
