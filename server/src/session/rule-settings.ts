import { URI, Utils } from 'vscode-uri';
import type { OtherDocument, RuleSettings } from '../rules/rule.ts';
import { missingFile } from './configuration/missing-file.ts';
import { type Configuration, type FileReference, unreadableFile } from './configuration.ts';
import type { Snapshot } from './snapshot.ts';

/** Access to the documents beside the one that is checked. */
export interface Surroundings {
  /** The document at `uri`; undefined where there is none. */
  load(uri: string): Promise<Snapshot | undefined>;
  /** Addresses of the reports under a folder. */
  reportsUnder(folder: string): Promise<string[]>;
  isIgnored(uri: string): Promise<boolean>;
}

/**
 * The documents that the configuration of the document at `uri` makes known to the rules, as they are now.
 *
 * @throws {ConfigurationError} where a file that the configuration names is not there or cannot be read
 */
export async function documentsAround(
  uri: string,
  configuration: Configuration,
  surroundings: Surroundings,
): Promise<DocumentsAround> {
  const named = (reference: FileReference) => loadNamed(reference, surroundings);
  const { previousReport, glossary } = configuration;
  return {
    ...(previousReport && previousReport.uri !== uri && { previousReport: await named(previousReport) }),
    glossaries: await Promise.all(glossary.filter((reference) => reference.uri !== uri).map(named)),
    others: await othersOf(uri, configuration, surroundings),
  };
}

export interface DocumentsAround {
  previousReport?: Snapshot;
  glossaries: readonly Snapshot[];
  others: readonly Snapshot[];
}

/** Whether two checks of a document would see the same texts around it. */
export function sameDocuments(a: DocumentsAround, b: DocumentsAround): boolean {
  const [listA, listB] = [listOf(a), listOf(b)];
  return listA.length === listB.length && listA.every((snapshot, i) => snapshot === listB[i]);
}

/** The texts in a fixed order. */
export function listOf({ previousReport, glossaries, others }: DocumentsAround): (Snapshot | undefined)[] {
  return [previousReport, ...glossaries, undefined, ...others];
}

/** What the rules are told of the documents and of the rest of the configuration. Reads the documents into reports. */
export function settingsOf({ names }: Configuration, around: DocumentsAround): RuleSettings {
  const { previousReport, glossaries, others } = around;
  return {
    ...(previousReport && { previousReport: documentOf(previousReport) }),
    glossaries: glossaries.map(documentOf),
    others: others.map(documentOf),
    names,
  };
}

function documentOf({ uri, parsed }: Snapshot): OtherDocument {
  return { uri, document: parsed };
}

async function loadNamed(reference: FileReference, { load }: Surroundings): Promise<Snapshot> {
  let snapshot: Snapshot | undefined;
  try {
    snapshot = await load(reference.uri);
  } catch (error) {
    throw unreadableFile(reference.uri, error);
  }
  if (!snapshot) throw missingFile(reference, Utils.basename(URI.parse(reference.uri)));
  return snapshot;
}

/** The reports beside the configuration file; one that cannot be read is a matter of its own check. */
async function othersOf(
  uri: string,
  { duplicates, file }: Configuration,
  { load, reportsUnder, isIgnored }: Surroundings,
): Promise<Snapshot[]> {
  if (duplicates !== 'workspace' || file === undefined) return [];
  const others: Snapshot[] = [];
  for (const other of await reportsUnder(Utils.dirname(URI.parse(file)).toString())) {
    if (sameUri(other, uri) || (await isIgnored(other))) continue;
    const snapshot = await load(other).catch(() => undefined);
    if (snapshot) others.push(snapshot);
  }
  return others;
}

/** Clients spell addresses with more or fewer escapes. */
function sameUri(a: string, b: string): boolean {
  return a === b || URI.parse(a).toString() === URI.parse(b).toString();
}
