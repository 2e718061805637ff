import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import { openCommand } from './places.ts';
import type { DuplicateCluster, DuplicatePlace, Severity } from './protocol.ts';
import type { Row } from './reportTree.ts';

/** A row a cluster, the longest first, and in it a row for each place where the words stand. */
export function duplicatesRows(clusters: DuplicateCluster[], address: string): Row[] {
  return clusters.map((cluster) => {
    const item = new TreeItem(cluster.words, TreeItemCollapsibleState.Expanded);
    item.description = l10n.t('{0} · {1} places · {2} characters', cluster.name, cluster.places.length, cluster.length);
    item.tooltip = cluster.message;
    item.iconPath = ICONS[cluster.severity];
    return { item, children: cluster.places.map((place) => placeRow(place, address)) };
  });
}

function placeRow({ uri, range, words, found }: DuplicatePlace, address: string): Row {
  const line = l10n.t('line {0}', range.start.line + 1);
  const target = Uri.parse(uri);
  const item = new TreeItem(uri === address ? line : `${target.path.split('/').at(-1)} · ${line}`);
  item.description = words;
  item.tooltip = words;
  item.iconPath = new ThemeIcon(found ? 'target' : 'files');
  item.command = openCommand(l10n.t('Show in the text'), target, range);
  return { item, children: [] };
}

const ICONS: Record<Severity, ThemeIcon> = {
  error: new ThemeIcon('error', new ThemeColor('problemsErrorIcon.foreground')),
  warning: new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground')),
  information: new ThemeIcon('info', new ThemeColor('problemsInfoIcon.foreground')),
  hint: new ThemeIcon('lightbulb'),
};
