import { FileType, Uri, workspace } from 'vscode';

/** Text of the file at `uri`, for a server that has no file system of its own; null where there is no such file. */
export async function readFile(uri: string): Promise<string | null> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(Uri.parse(uri)));
  } catch {
    return null;
  }
}

/** Names of the files and folders in the folder at `uri`, for the same server; links are left out, as they may lead back. */
export async function readFolder(uri: string): Promise<{ files: string[]; folders: string[] }> {
  const files: string[] = [];
  const folders: string[] = [];
  try {
    for (const [name, type] of await workspace.fs.readDirectory(Uri.parse(uri))) {
      if (type === FileType.File) files.push(name);
      else if (type === FileType.Directory) folders.push(name);
    }
  } catch {
    // A folder that cannot be read holds nothing for us.
  }
  return { files, folders };
}
