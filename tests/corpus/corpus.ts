import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));

/** Whether the corpus of real reports lies beside the repository. */
export const HAS_CORPUS = existsSync(FOLDER);

/** To be skipped only where the corpus is absent and nobody relies on the result. */
export const SKIP_WITHOUT_CORPUS = !HAS_CORPUS && !process.env.CI;

export interface CorpusFile {
  name: string;
  text: string;
}

/** The texts of one folder of the corpus, `seeds` or `reports`; none where the corpus is absent. */
export function corpusFiles(folder: 'seeds' | 'reports'): CorpusFile[] {
  if (!HAS_CORPUS) return [];
  return readdirSync(`${FOLDER}${folder}`)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({ name, text: readFileSync(`${FOLDER}${folder}/${name}`, 'utf8') }));
}

/** What the index says of each report, by file name; the text of its last column. */
export function readIndex(): Map<string, string> {
  const rows = readFileSync(`${FOLDER}reports/INDEX.tsv`, 'utf8').split('\n').slice(1);
  return new Map(rows.map((row) => [`${row.split('\t')[0]}.txt`, row.split('\t').at(-1) ?? '']));
}

/** The careful reading of the seeds, by file name. */
export function readGold(): Record<string, GoldFile> {
  return JSON.parse(readFileSync(`${FOLDER}seeds/gold.json`, 'utf8')) as Record<string, GoldFile>;
}

export interface GoldFile {
  outline: GoldHeading[];
}

export interface GoldHeading {
  line: number;
  column: number;
  level: number;
  ordinal: number;
  marker: string;
  title: string;
  titleColumn: number;
  titleEndColumn: number;
  kind: 'block' | 'run-in' | 'glued' | 'toc';
  damaged?: boolean;
  optional?: boolean;
}
