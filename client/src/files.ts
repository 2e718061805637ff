import { Uri, workspace } from 'vscode';

/** Text of the file at `uri`, for a server that has no file system of its own; null where there is no such file. */
export async function readFile(uri: string): Promise<string | null> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(Uri.parse(uri)));
  } catch {
    return null;
  }
}
