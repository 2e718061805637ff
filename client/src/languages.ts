import { workspace } from 'vscode';

/** Language ids the setting `gangmu.languages` offers the server for. */
export function servedLanguages(): string[] {
  return workspace.getConfiguration('gangmu').get<string[]>('languages', ['report']);
}
