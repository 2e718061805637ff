import { commands, type Disposable, type ExtensionContext } from 'vscode';
import type { CurrentReport } from './currentReport.ts';
import { type ExportOptions, exportGlossary, exportOutline } from './exports.ts';
import type { OverviewPanel } from './overviewPanel.ts';
import { openSample } from './sample.ts';
import type { Service } from './service.ts';

/** What the commands work on. */
export interface CommandHost {
  context: ExtensionContext;
  service: Service;
  report: CurrentReport;
  overview: OverviewPanel;
}

/** Registers the commands of the manifest, in its order; the first two are VS Code's own under a name of the field. */
export function registerCommands({ context, service, report, overview }: CommandHost): Disposable[] {
  return [
    commands.registerCommand('gangmu.fixAll', () =>
      commands.executeCommand('editor.action.codeAction', { kind: 'source.fixAll.gangmu', apply: 'first' }),
    ),
    commands.registerCommand('gangmu.showOutline', () => commands.executeCommand('outline.focus')),
    commands.registerCommand('gangmu.showOverview', () => overview.show()),
    commands.registerCommand('gangmu.exportOutline', (options?: ExportOptions) =>
      exportOutline(service, report, options),
    ),
    commands.registerCommand('gangmu.exportGlossary', (options?: ExportOptions) =>
      exportGlossary(service, report, options),
    ),
    commands.registerCommand('gangmu.openSample', () => openSample(context)),
    commands.registerCommand('gangmu.restart', () => service.restart()),
  ];
}
