import { l10n, MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import { openCommand } from './places.ts';
import type { Term, TermsView } from './protocol.ts';
import type { Row } from './reportTree.ts';

/** Terms in use, terms that are not, and what has no entry; a group without rows is left out. */
export function termsRows({ terms, undefined: missing }: TermsView, address: string): Row[] {
  const uri = Uri.parse(address);
  const used = terms.filter(({ uses }) => uses.length > 0);
  const unused = terms.filter(({ uses }) => uses.length === 0);
  return [
    group(
      'used',
      l10n.t('Used'),
      'symbol-key',
      used.map((term) => termRow(term, uri)),
    ),
    group(
      'unused',
      l10n.t('Never used'),
      'circle-slash',
      unused.map((term) => termRow(term, uri)),
    ),
    group(
      'undefined',
      l10n.t('Without an entry'),
      'question',
      missing.map(({ term, range, message }) => {
        const item = new TreeItem(term);
        item.iconPath = new ThemeIcon('question');
        item.tooltip = message;
        item.command = openCommand(l10n.t('Show in the text'), uri, range);
        return { item, children: [] };
      }),
    ),
  ].filter(({ children }) => children.length > 0);
}

function group(id: string, label: string, icon: string, children: Row[]): Row {
  const item = new TreeItem(label, TreeItemCollapsibleState.Expanded);
  item.id = id;
  item.description = String(children.length);
  item.iconPath = new ThemeIcon(icon);
  return { item, children };
}

function termRow({ term, aliases, ordinal, definition, range, uses }: Term, uri: Uri): Row {
  const item = new TreeItem(
    ordinal === null ? term : `${ordinal}. ${term}`,
    uses.length > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
  );
  item.description = uses.length > 0 ? `×${uses.length} ${definition}` : definition;
  item.tooltip = new MarkdownString().appendText([term, ...aliases].join(' / ')).appendMarkdown('\n\n---\n\n');
  item.tooltip.appendText(definition);
  item.command = openCommand(l10n.t('Show in the text'), uri, range);
  item.contextValue = 'term';
  return {
    item,
    children: uses.map((use) => {
      const row = new TreeItem(use.context);
      row.description = l10n.t('line {0}', use.range.start.line + 1);
      row.tooltip = use.context;
      row.command = openCommand(l10n.t('Show in the text'), uri, use.range);
      return { item: row, children: [] };
    }),
  };
}
