import { formatGlossary } from '../formats/glossary.ts';
import type { GlossaryFormat } from '../formats/names.ts';
import { printFiles } from '../reading.ts';
import type { ExitCode, Manner, Terminal } from '../terminal.ts';

/** Prints the glossary entries of every report in the files. */
export function glossary(
  paths: readonly string[],
  { format }: { format: GlossaryFormat },
  manner: Manner,
  terminal: Terminal,
): Promise<ExitCode> {
  return printFiles(paths, (files) => formatGlossary(files, format, manner), manner, terminal);
}
