import { type ExtensionContext, workspace } from 'vscode';
import { registerCommands } from './commands.ts';
import { CurrentReport } from './currentReport.ts';
import { duplicatesRows } from './duplicatesRows.ts';
import { servedLanguages } from './languages.ts';
import { OverviewPanel } from './overviewPanel.ts';
import { type DuplicateCluster, REQUESTS, type TermsView } from './protocol.ts';
import { ReportTree } from './reportTree.ts';
import { type CreateClient, Service } from './service.ts';
import { registerShowReferences } from './showReferences.ts';
import { StatusBar } from './statusBar.ts';
import { termsRows } from './termsRows.ts';

/** Prefix of the settings, and the name under which the trace setting is looked up. */
export const CLIENT_ID = 'gangmu';
export const CLIENT_NAME = '纲目 Gangmu';

/** Wires service, views, status bar and commands together; everything ends with the extension's subscriptions. */
export async function runExtension(context: ExtensionContext, createClient: CreateClient): Promise<void> {
  const service = new Service(createClient);
  const report = new CurrentReport(service);
  const overview = new OverviewPanel(context, service, report);
  context.subscriptions.push(
    service,
    new StatusBar(service),
    report,
    overview,
    new ReportTree<TermsView>('gangmu.terms', service, report, REQUESTS.terms, termsRows),
    new ReportTree<DuplicateCluster[]>('gangmu.duplicates', service, report, REQUESTS.duplicates, duplicatesRows),
    registerShowReferences(),
    ...registerCommands({ context, service, report, overview }),
    workspace.onDidOpenTextDocument(() => startWhenNeeded(service)),
    workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration('gangmu.languages')) return;
      void (service.isStarted ? service.restart() : startWhenNeeded(service));
    }),
  );
  await startWhenNeeded(service);
}

/** Starts the service once there is a text for it: every Markdown file activates the extension, and most are no reports. */
async function startWhenNeeded(service: Service): Promise<void> {
  const languages = servedLanguages();
  if (workspace.textDocuments.some(({ languageId }) => languages.includes(languageId))) await service.start();
}
