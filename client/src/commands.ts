import { commands, type Disposable } from 'vscode';
import type { Service } from './service.ts';

/** Registers the commands of the manifest; all but the restart are VS Code's own under a name of the field. */
export function registerCommands(service: Service): Disposable[] {
  return [
    commands.registerCommand('gangmu.fixAll', () =>
      commands.executeCommand('editor.action.codeAction', { kind: 'source.fixAll.gangmu', apply: 'first' }),
    ),
    commands.registerCommand('gangmu.showOutline', () => commands.executeCommand('outline.focus')),
    commands.registerCommand('gangmu.restart', () => service.restart()),
  ];
}
