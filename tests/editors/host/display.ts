import * as vscode from 'vscode';
import { SAMPLE } from '../../features/sample.ts';
import { execute, type FeatureCheck, findingsOf, holds, ruleOf, same, until } from './check.ts';
import { fileIn, withFiles, withReport } from './opened.ts';

export const DISPLAY: Record<string, FeatureCheck> = {
  'markers, terms and note marks have tokens of their own': () =>
    withReport(SAMPLE, async ({ uri }) => {
      const legend = await execute<vscode.SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend', uri);
      const { data } = await execute<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', uri);
      const kinds = new Set<string>();
      for (let i = 3; i < data.length; i += 5) kinds.add(legend.tokenTypes[data[i] as number] as string);
      if (kinds.size < 3) throw new Error(`only ${[...kinds]}`);
      const some = await execute<vscode.SemanticTokens>(
        'vscode.provideDocumentRangeSemanticTokens',
        uri,
        new vscode.Range(8, 0, 10, 0),
      );
      same(some.data.length > 0 && some.data.length < data.length, true, 'tokens of a range');
    }),

  'a damaged marker shows what it should be': () =>
    withReport(SAMPLE.replace('（二）守护山水。', '二）守护山水。'), async ({ document, uri }) => {
      const whole = new vscode.Range(0, 0, document.lineCount, 0);
      const hints = await execute<vscode.InlayHint[]>('vscode.executeInlayHintProvider', uri, whole);
      same(
        hints.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join(''))),
        ['（二）'],
        'hints',
      );
    }),

  'lenses count uses and lengths as soon as the settings ask for them': () =>
    withReport(SAMPLE, async ({ uri }) => {
      const titles = async () => {
        const lenses = await execute<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 20);
        return lenses.map(({ command }) => command?.title ?? '');
      };
      same(await titles(), [], 'lenses by default');
      const settings = vscode.workspace.getConfiguration('gangmu');
      await settings.update('codeLens.uses', true, vscode.ConfigurationTarget.Workspace);
      await settings.update('codeLens.lengths', true, vscode.ConfigurationTarget.Workspace);
      try {
        await until('the lenses', async () => {
          const seen = await titles();
          return { done: seen.includes('正文用到2次') && seen.some((title) => title.includes('%')), seen };
        });
      } finally {
        await settings.update('codeLens.uses', undefined, vscode.ConfigurationTarget.Workspace);
        await settings.update('codeLens.lengths', undefined, vscode.ConfigurationTarget.Workspace);
      }
    }),

  'a report that is not open is checked, and its findings go with its faults': () =>
    withFiles({ '农业工作报告.txt': '一、种粮\n今年种粮十万亩。\n三、种茶\n今年种茶一万亩。\n' }, async () => {
      const uri = fileIn('农业工作报告.txt');
      const rules = () => findingsOf(uri).map(ruleOf);
      await until('the finding', () => ({ done: rules().includes('heading-number-gap'), seen: rules() }));
      await vscode.workspace.fs.writeFile(
        uri,
        new TextEncoder().encode('一、种粮\n今年种粮十万亩。\n二、种茶\n今年种茶一万亩。\n'),
      );
      await until('no finding', () => ({ done: rules().length === 0, seen: rules() }));
    }),

  'reports are set up for Chinese text': async () =>
    withReport(SAMPLE, async ({ document }) => {
      const editor = vscode.workspace.getConfiguration('editor', document);
      same(
        ['wordWrap', 'formatOnType', 'wordBasedSuggestions', 'unicodeHighlight.ambiguousCharacters'].map((name) =>
          editor.get(name),
        ),
        ['on', true, 'off', false],
        'settings',
      );
      holds(await vscode.languages.getLanguages(), 'report');
    }),
};
