import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Configuration, DEFAULT_CONFIGURATION } from '../session/configuration.ts';
import type { ConfigurationSource } from './checker.ts';
import type { Discovered } from './discover.ts';
import { diskFiles } from './disk-files.ts';
import { displayPath } from './paths.ts';

/** A file of a run. */
export interface PlannedFile extends Discovered {
  uri: string;
  /** Whether the configuration leaves it out. */
  ignored: boolean;
  /** Whether the user asked for it; the others are only compared with. */
  listed: boolean;
}

/** Documents among which repeats are looked for, as numbers of files of the plan. */
export interface Group {
  /** In the order of their paths: of several documents with the same passage the first is named. */
  members: number[];
  /** Those of them that are told what the others have too, in rising order. */
  asked: number[];
}

/** What a run works on: the files asked for in their order, then those they are compared with besides. */
export interface Plan {
  files: PlannedFile[];
  groups: Group[];
}

/**
 * The plan for `files`. Where the configuration of some asks for repeats in the whole workspace, those under the folder of that
 * configuration file are compared with each other and with all other reports there.
 */
export async function planOf(
  files: readonly Discovered[],
  configuration: ConfigurationSource,
  folder: string,
): Promise<Plan> {
  const planned: PlannedFile[] = [];
  const numbers = new Map<string, number>();
  const askedBy = new Map<string, number[]>();
  const add = async (file: Discovered, listed: boolean): Promise<void> => {
    const uri = pathToFileURL(file.path).href;
    // One that cannot be read is found out by the check.
    const known: Configuration = await configuration(uri).catch(() => DEFAULT_CONFIGURATION);
    const number = planned.length;
    planned.push({ ...file, uri, ignored: known.ignored, listed });
    numbers.set(uri, number);
    if (!listed || known.ignored || known.duplicates !== 'workspace' || known.file === undefined) return;
    const asked = askedBy.get(known.file);
    if (asked) asked.push(number);
    else askedBy.set(known.file, [number]);
  };
  for (const file of files) await add(file, true);
  const groups: Group[] = [];
  for (const [configurationFile, asked] of askedBy) {
    const root = new URL('.', configurationFile).href;
    for (const uri of (await diskFiles().reports?.(root)) ?? []) {
      const path = fileURLToPath(uri);
      const known = numbers.has(pathToFileURL(path).href);
      if (!known) await add({ path, name: displayPath(path, folder), named: false }, false);
    }
    const under = join(fileURLToPath(root), '/');
    const members = planned.flatMap(({ path, ignored }, number) =>
      !ignored && path.startsWith(under) ? [number] : [],
    );
    groups.push({ members: members.sort((a, b) => byPath(planned[a], planned[b])), asked });
  }
  return { files: planned, groups };
}

/** Numbers of the files that the user asked for. */
export function listed({ files }: Plan): number[] {
  return files.flatMap((file, number) => (file.listed ? [number] : []));
}

function byPath(a: PlannedFile | undefined, b: PlannedFile | undefined): number {
  const [pathA = '', pathB = ''] = [a?.path, b?.path];
  return pathA < pathB ? -1 : pathA > pathB ? 1 : 0;
}
