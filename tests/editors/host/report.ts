import * as vscode from 'vscode';
import {
  countByRule,
  type DocumentCheck,
  execute,
  findingsOf,
  ruleOf,
  same,
  settled,
  sorted,
  until,
  untilFindings,
} from './check.ts';

/** What has to hold of every report, in this order: the last ones change the text. */
export const REPORT_CHECKS: Record<string, DocumentCheck> = {
  'a report is known by its file name': async ({ languageId }) => same(languageId, 'report', 'language'),

  'findings are exactly those of the document': async ({ uri }, { findings }) => {
    await untilFindings(uri, findings);
  },

  'every finding links to its rule page': async ({ uri }) => {
    for (const { code, message } of findingsOf(uri)) {
      if (typeof code !== 'object' || !code.target.path.endsWith(`${code.value}.md`))
        throw new Error(`no link: ${message}`);
    }
  },

  'the outline holds every heading in order, children inside their parents': async ({ uri }, { headings }) => {
    const roots = await execute<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri);
    const names: string[] = [];
    const visit = (symbol: vscode.DocumentSymbol, parent?: vscode.DocumentSymbol) => {
      names.push(symbol.name);
      if (parent && !parent.range.contains(symbol.range)) throw new Error(`${symbol.name} lies outside ${parent.name}`);
      for (const child of symbol.children) visit(child, symbol);
    };
    for (const root of roots) visit(root);
    let from = 0;
    for (const heading of headings) {
      const at = names.findIndex((name, index) => index >= from && name.includes(heading));
      if (at < 0) throw new Error(`no “${heading}” after ${from} of ${JSON.stringify(names)}`);
      from = at + 1;
    }
  },

  'hover on a use of a term shows its definition': async ({ uri }, { term }) => {
    const hovers = await execute<vscode.Hover[]>('vscode.executeHoverProvider', uri, positionOf(term));
    const text = hovers.flatMap(({ contents }) =>
      contents.map((part) => (typeof part === 'string' ? part : part.value)),
    );
    const plain = text.join('\n').replaceAll('\\', '');
    if (!plain.includes(term.definition)) throw new Error(`“${term.definition}” is not in “${plain}”`);
  },

  'definition of a use leads to the glossary': async ({ uri }, { term }) => {
    const found = await execute<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      uri,
      positionOf(term),
    );
    const lines = found.map((to) => ('targetRange' in to ? to.targetRange : to.range).start.line);
    if (!lines.includes(term.definitionLine)) throw new Error(`line ${term.definitionLine} is not in ${lines}`);
  },

  'references of a term hold its use': async ({ uri }, { term }) => {
    const found = await execute<vscode.Location[]>('vscode.executeReferenceProvider', uri, positionOf(term));
    const lines = found.map(({ range }) => range.start.line);
    if (!lines.includes(term.line)) throw new Error(`line ${term.line} is not in ${lines}`);
  },

  'sections fold': async ({ uri }, { headings }) => {
    const ranges = await execute<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', uri);
    if (ranges.length < headings.length / 2) throw new Error(`${ranges.length} folds for ${headings.length} headings`);
  },

  'the commands of the extension are there': async () => {
    const known = new Set(await vscode.commands.getCommands(true));
    const manifest = vscode.extensions.getExtension('gangmu.gangmu-vscode')?.packageJSON;
    const ids: string[] = manifest.contributes.commands.map(({ command }: { command: string }) => command);
    const missing = ids.filter((id) => !known.has(id));
    if (ids.length === 0 || missing.length > 0) throw new Error(`missing: ${missing}`);
  },

  'the outline is exported as Markdown, OPML and Mermaid': async (document, { headings }) => {
    const markup = { markdown: '- ', opml: '<outline text="', mermaid: '["' };
    for (const [format, sign] of Object.entries(markup)) {
      const text = await exported('gangmu.exportOutline', document, format);
      for (const heading of headings) if (!text.includes(heading)) throw new Error(`no ${heading} in ${format}`);
      if (!text.includes(sign)) throw new Error(`no ${sign} in ${format}`);
    }
  },

  'the glossary is exported as CSV and Markdown': async (document, { term }) => {
    for (const format of ['csv', 'markdown']) {
      const text = (await exported('gangmu.exportGlossary', document, format)).replaceAll('\\', '');
      for (const words of [term.name, term.definition])
        if (!text.includes(words)) throw new Error(`no ${words} in ${format}`);
    }
  },

  'the overview opens beside the text, once': async (document) => {
    const panels = () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('gangmu.overview'));
    await vscode.commands.executeCommand('gangmu.showOverview');
    await vscode.commands.executeCommand('gangmu.showOverview');
    await until('one panel', () => ({ done: panels().length === 1, seen: panels().length }));
    await vscode.window.tabGroups.close(panels());
    await vscode.window.showTextDocument(document, { preview: false });
  },

  'the trees of terms and of duplicates can be shown': async (document) => {
    await vscode.commands.executeCommand('gangmu.terms.focus');
    await vscode.commands.executeCommand('gangmu.duplicates.focus');
    await vscode.window.showTextDocument(document, { preview: false });
  },

  'a gangmu.json beside the report takes effect, and its going away too': async ({ uri }, { findings, fixedRule }) => {
    const file = vscode.Uri.joinPath(uri, '../gangmu.json');
    const { [fixedRule]: _off, ...rest } = sorted(findings);
    await vscode.workspace.fs.writeFile(
      file,
      new TextEncoder().encode(JSON.stringify({ rules: { [fixedRule]: 'off' } })),
    );
    try {
      await untilFindings(uri, rest);
    } finally {
      await vscode.workspace.fs.delete(file);
    }
    await untilFindings(uri, findings);
  },

  'a quick fix removes its finding and adds none': async ({ uri }, { fixedRule }) => {
    const before = countByRule(findingsOf(uri));
    const finding = findingsOf(uri).find((diagnostic) => ruleOf(diagnostic) === fixedRule);
    if (!finding) throw new Error(`no finding of ${fixedRule}`);
    const actions = await execute<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      finding.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ isPreferred }) => isPreferred) ?? actions[0];
    if (!fix?.edit) throw new Error(`no fix among ${JSON.stringify(actions.map(({ title }) => title))}`);
    same(await vscode.workspace.applyEdit(fix.edit), true, 'the edit is applied');
    const expected = { ...before, [fixedRule]: (before[fixedRule] ?? 0) - 1 };
    if (expected[fixedRule] === 0) delete expected[fixedRule];
    await untilFindings(uri, expected);
  },

  'the command “fix all” leaves nothing safely fixable': async (document) => {
    await vscode.commands.executeCommand('gangmu.fixAll');
    await until('no fix-all action', async () => {
      const whole = document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));
      const actions = await execute<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        whole,
        'source.fixAll.gangmu',
      );
      return { done: actions.length === 0, seen: actions.map(({ title }) => title) };
    });
  },

  'findings come back after the service restarts': async ({ uri }) => {
    const before = await settled(uri);
    await vscode.commands.executeCommand('gangmu.restart');
    await untilFindings(uri, before);
    same(await settled(uri), before, 'findings');
  },
};

/** What the command writes in that format about the document in the active editor; nothing of it is left behind. */
async function exported(command: string, document: vscode.TextDocument, format: string): Promise<string> {
  const target = vscode.Uri.joinPath(document.uri, `../exported.${format}`);
  await vscode.commands.executeCommand(command, { format, target });
  same(vscode.window.activeTextEditor?.document.uri.toString(), target.toString(), 'the export is shown');
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  await vscode.workspace.fs.delete(target);
  await vscode.window.showTextDocument(document, { preview: false });
  return text;
}

function positionOf({ line, character }: { line: number; character: number }): vscode.Position {
  return new vscode.Position(line, character);
}
