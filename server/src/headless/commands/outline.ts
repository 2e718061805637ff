import type { OutlineFormat } from '../formats/names.ts';
import { formatOutline } from '../formats/outline.ts';
import { printFiles } from '../reading.ts';
import type { ExitCode, Manner, Terminal } from '../terminal.ts';

export interface OutlineOptions {
  format: OutlineFormat;
  leads?: boolean;
}

/** Prints the outline of every report in the files. */
export function outline(
  paths: readonly string[],
  { format, leads = false }: OutlineOptions,
  manner: Manner,
  terminal: Terminal,
): Promise<ExitCode> {
  return printFiles(paths, (files) => formatOutline(files, format, leads, manner), manner, terminal);
}
