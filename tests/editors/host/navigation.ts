import * as vscode from 'vscode';
import { SAMPLE } from '../../features/sample.ts';
import { execute, type FeatureCheck, holds, same, until } from './check.ts';
import { withFiles, withReport } from './opened.ts';

export const NAVIGATION: Record<string, FeatureCheck> = {
  'a heading is found by its words in a report that is not open': async () => {
    const text = '云溪县交通工作报告\n一、道路养护\n今年养护村道三十里。\n二、桥梁检修\n今年检修桥梁八座。\n';
    await withFiles({ '交通工作报告.txt': text }, () =>
      until('the symbol', async () => {
        const found = await execute<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', '桥梁检修');
        const seen = found.map(
          ({ name, location }) => `${name} ${decodeURIComponent(location.uri.toString()).split('/').at(-1)}`,
        );
        return { done: seen.includes('二、桥梁检修 交通工作报告.txt'), seen };
      }),
    );
  },

  'a selection grows from clause to sentence, paragraph, section and report': () =>
    withReport(SAMPLE.replace('种树一万亩', '种‸树一万亩'), async ({ document, uri, cursor }) => {
      const [innermost] = await execute<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', uri, [cursor]);
      const selected: string[] = [];
      for (let range = innermost; range; range = range.parent as vscode.SelectionRange)
        selected.push(document.getText(range.range));
      for (const words of ['种树一万亩，', '种树一万亩，清河三十里。', '（二）守护山水。种树一万亩，清河三十里。'])
        holds(selected, words);
      same(
        selected.some((words) => words.startsWith('二、今年工作安排') && words.endsWith('三十里。')),
        true,
        'section',
      );
      same(selected.at(-1)?.startsWith('云溪县政府工作报告'), true, 'the last is the report');
    }),

  'every use of a term is highlighted with its headword': () =>
    withReport(SAMPLE.replace('“双百工程”[1]', '“双‸百工程”[1]'), async ({ document, uri, cursor }) => {
      const found = await execute<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', uri, cursor);
      same(
        found.map(({ range }) => document.getText(range)),
        ['双百工程', '双百工程', '双百工程'],
        'highlights',
      );
    }),

  'a note mark leads to its entry, and the number of the entry to the mark': () =>
    withReport(SAMPLE.replace('“[2]，让', '“[‸2]，让').replace('”[2]', '”[‸2]'), async ({ uri, cursor }) => {
      same(await linesFrom(uri, cursor), [17], 'entry of the mark');
      const places = await execute<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        uri,
        new vscode.Position(17, 0),
      );
      holds(
        places.map(({ range }) => String(range.start.line)),
        '12',
      );
    }),

  'a reference to a section leads to its heading': () =>
    withReport(SAMPLE.replace('各乡镇要逐项落实', '任务见第一‸部分'), async ({ uri, cursor }) => {
      same(await linesFrom(uri, cursor), [8], 'heading of the first part');
    }),

  'entries of the contents and references are links': () =>
    withReport(SAMPLE, async ({ document, uri }) => {
      const links = await execute<vscode.DocumentLink[]>('vscode.executeLinkProvider', uri);
      const linked = links.map(({ range, target }) => `${document.getText(range)} → ${target?.fragment}`);
      same(links.length, 6, 'number of links');
      same(
        linked.some((link) => link.includes('守护山水') && /L?14/.test(link)),
        true,
        `守护山水 in ${linked}`,
      );
    }),
};

/** Lines to which the definition of what stands at `position` leads. */
async function linesFrom(uri: vscode.Uri, position: vscode.Position): Promise<number[]> {
  const found = await execute<(vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    uri,
    position,
  );
  return found.map((to) => ('targetRange' in to ? to.targetRange : to.range).start.line);
}
