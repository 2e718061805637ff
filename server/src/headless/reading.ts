import type { ParsedText } from '../report/model.ts';
import { DEFAULT_CONFIGURATION } from '../session/configuration.ts';
import { Session } from '../session/session.ts';
import { complaintLine } from './complaint.ts';
import { discover } from './discover.ts';
import { diskFiles } from './disk-files.ts';
import { isSource, readSource } from './source.ts';
import type { ExitCode, Manner, Terminal } from './terminal.ts';

/** One file, read into reports. */
export interface ReadFile {
  name: string;
  parsed: ParsedText;
}

/** Reads every file the paths name, says what could not be read, and prints what `print` makes of the rest. */
export async function printFiles(
  paths: readonly string[],
  print: (files: ReadFile[]) => string,
  manner: Manner,
  terminal: Terminal,
): Promise<ExitCode> {
  const session = new Session({ files: diskFiles(), configuration: async () => DEFAULT_CONFIGURATION });
  const { files, complaints } = await discover(paths, terminal.folder);
  const read: ReadFile[] = [];
  for (const file of files) {
    const source = await readSource(file);
    if (!isSource(source)) {
      complaints.push(source);
      continue;
    }
    const { uri, name, text } = source;
    session.open({ uri, languageId: 'report', version: 0, text });
    read.push({ name, parsed: session.parsed(uri) });
    session.close(uri);
  }
  for (const complaint of complaints) terminal.err(complaintLine(complaint, manner.locale));
  if (read.length > 0) terminal.out(print(read));
  return complaints.length > 0 ? 2 : 0;
}
