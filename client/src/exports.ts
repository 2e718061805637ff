import { l10n, type QuickPickItem, type TextDocument, Uri, window, workspace } from 'vscode';
import type { CurrentReport } from './currentReport.ts';
import { REQUESTS } from './protocol.ts';
import type { Service } from './service.ts';

interface Choice extends QuickPickItem {
  format: string;
  /** Of the file. */
  extension: string;
}

/** What to export and where to, for callers that do not want to be asked. */
export interface ExportOptions {
  format?: string;
  target?: Uri;
}

/** Asks for a format and a file, writes the outline of the current report there and shows it. */
export function exportOutline(service: Service, report: CurrentReport, options?: ExportOptions): Promise<void> {
  const choices = [
    { label: 'Markdown', description: '.md', format: 'markdown', extension: 'md' },
    { label: 'OPML', description: l10n.t('.opml, for outliners and mind maps'), format: 'opml', extension: 'opml' },
    { label: 'Mermaid', description: l10n.t('.mmd, a mind map'), format: 'mermaid', extension: 'mmd' },
  ];
  return exportAs(service, report, REQUESTS.exportOutline, l10n.t('outline'), choices, options);
}

/** Asks for a format and a file, writes the glossary of the current report there and shows it. */
export function exportGlossary(service: Service, report: CurrentReport, options?: ExportOptions): Promise<void> {
  const choices = [
    { label: 'CSV', description: l10n.t('.csv, for spreadsheets'), format: 'csv', extension: 'csv' },
    { label: 'Markdown', description: '.md', format: 'markdown', extension: 'md' },
  ];
  return exportAs(service, report, REQUESTS.exportGlossary, l10n.t('glossary'), choices, options);
}

async function exportAs(
  service: Service,
  { document }: CurrentReport,
  method: string,
  name: string,
  choices: Choice[],
  { format, target }: ExportOptions = {},
): Promise<void> {
  if (!document) {
    void window.showInformationMessage(l10n.t('Open a report first: there is nothing to export.'));
    return;
  }
  const choice = format
    ? choices.find((candidate) => candidate.format === format)
    : await window.showQuickPick(choices, { placeHolder: l10n.t('Format of the export') });
  if (!choice) return;
  const file = target ?? (await askForFile(document, name, choice));
  if (!file) return;
  const text = await service.ask<string>(method, document.uri, { format: choice.format });
  if (text === undefined) {
    void window.showErrorMessage(l10n.t('The report service is not running'));
    return;
  }
  await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  await window.showTextDocument(file, { preview: false });
}

function askForFile({ uri, isUntitled }: TextDocument, name: string, { label, extension }: Choice) {
  const stem = (uri.path.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '');
  const folder = isUntitled ? workspace.workspaceFolders?.[0]?.uri : Uri.joinPath(uri, '..');
  return window.showSaveDialog({
    ...(folder && { defaultUri: Uri.joinPath(folder, `${stem}-${name}.${extension}`) }),
    filters: { [label]: [extension] },
  });
}
