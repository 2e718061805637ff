import { type ExtensionContext, workspace } from 'vscode';
import { registerCommands } from './commands.ts';
import { type CreateClient, Service } from './service.ts';
import { StatusBar } from './statusBar.ts';

/** Prefix of the settings, and the name under which the trace setting is looked up. */
export const CLIENT_ID = 'gangmu';
export const CLIENT_NAME = '纲目 Gangmu';

/** Wires service, status bar and commands together; everything ends with the extension's subscriptions. */
export async function runExtension(context: ExtensionContext, createClient: CreateClient): Promise<void> {
  const service = new Service(createClient);
  context.subscriptions.push(
    service,
    new StatusBar(service),
    ...registerCommands(service),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('gangmu.languages')) void service.restart();
    }),
  );
  await service.start();
}
