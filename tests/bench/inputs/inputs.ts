import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BENCH_FOLDER } from '../folder.ts';
import { type Phrases, phrases } from './phrases.ts';
import { Archive, type GeneratedReport, generateReport, withGlossary } from './report.ts';
import type { Planted } from './truth.ts';

/** The forms a text is written in: plain, Markdown, and JSON for servers that read nothing else. */
export type Form = 'txt' | 'md' | 'json';

const FORMS: readonly Form[] = ['txt', 'md', 'json'];

/** A generated text or folder of texts on disk. */
export interface Input {
  /** Its own folder, in which `core.json`, `all.json` and `across.json` are configurations. */
  folder: string;
  /** Folders with the same texts in each form. */
  txt: string;
  md: string;
  json: string;
  /** In bytes, of the plain text. */
  size: number;
  /** Nothing where the form of the text leaves no lines to name. */
  planted: Planted[];
}

export type InputName = 'kb50' | 'mb1' | 'mb10' | 'line10' | 'glossary10' | 'folder100' | 'folder1000' | 'folder10000';

/** What a reader is told an input is. */
export const INPUT_TITLE: Record<InputName, string> = {
  kb50: '一份报告（50 KB）',
  mb1: '1 MB',
  mb10: '10 MB',
  line10: '10 MB，只有一行',
  glossary10: '10 MB，2000 条名词解释',
  folder100: '100 份报告（5 MB）',
  folder1000: '1000 份报告（50 MB）',
  folder10000: '10000 份报告（500 MB）',
};

const SIZE = { kb50: 50_000, mb1: 1_000_000, mb10: 10_000_000 };

/** Of each report of a folder, in bytes: that of a published one. */
const REPORT_SIZE = 50_000;

const TERMS = 2000;

/** The input of this name, which is written where it is not there yet. The same phrases give the same bytes. */
export function input(name: InputName): Input {
  const bank = phrases();
  const folder = join(BENCH_FOLDER, 'inputs', name);
  const stamp = createHash('sha1')
    .update(generateReport('stamp', 100_000, bank).text)
    .digest('hex');
  const mark = join(folder, 'made.json');
  if (!existsSync(mark) || JSON.parse(readFileSync(mark, 'utf8')).stamp !== stamp) {
    rmSync(folder, { recursive: true, force: true });
    for (const form of FORMS) mkdirSync(join(folder, form), { recursive: true });
    writeFileSync(mark, JSON.stringify({ stamp, ...write(name, folder, bank) }));
  }
  writeConfigurations(folder);
  const { size, planted } = JSON.parse(readFileSync(mark, 'utf8')) as Pick<Input, 'size' | 'planted'>;
  return { folder, txt: join(folder, 'txt'), md: join(folder, 'md'), json: join(folder, 'json'), size, planted };
}

/** The name under which the report of this file was generated. */
export function reportName(file: string): string {
  return basename(file, '.txt');
}

function write(name: InputName, folder: string, bank: Phrases): Pick<Input, 'size' | 'planted'> {
  switch (name) {
    case 'kb50':
    case 'mb1':
    case 'mb10':
      return store(folder, '报告', generateReport('报告', SIZE[name], bank));
    case 'line10': {
      const report = generateReport('报告', SIZE.mb10, bank);
      return store(folder, '报告', { ...report, text: report.text.replaceAll('\n', ''), planted: [] });
    }
    case 'glossary10': {
      const report = generateReport('报告', SIZE.mb10, bank);
      return store(folder, '报告', { ...report, text: withGlossary(report, TERMS, bank) });
    }
    case 'folder100':
      return storeMany(folder, 100, bank);
    case 'folder1000':
      return storeMany(folder, 1000, bank);
    case 'folder10000':
      // No peer gets through these, so that half a gigabyte in one form is enough.
      return storeMany(folder, 10_000, bank, ['txt']);
  }
}

function storeMany(
  folder: string,
  count: number,
  bank: Phrases,
  forms: readonly Form[] = FORMS,
): Pick<Input, 'size' | 'planted'> {
  const archive = new Archive();
  const planted: Planted[] = [];
  let size = 0;
  for (let i = 0; i < count; i++) {
    // Named so that the search over all files knows them for reports.
    const name = `报告${String(i).padStart(5, '0')}`;
    const stored = store(folder, name, generateReport(name, REPORT_SIZE, bank, archive), forms);
    size += stored.size;
    planted.push(...stored.planted);
  }
  return { size, planted };
}

function store(
  folder: string,
  name: string,
  { text, markdown, planted }: GeneratedReport,
  forms: readonly Form[] = FORMS,
): Pick<Input, 'size' | 'planted'> {
  const content: Record<Form, () => string> = { txt: () => text, md: () => markdown, json: () => asJson(markdown) };
  for (const form of forms) writeFileSync(join(folder, form, `${name}.${form}`), content[form]());
  return { size: Buffer.byteLength(text), planted };
}

/** The sections one after another, each with its paragraphs. */
function asJson(markdown: string): string {
  const sections: { title: string; paragraphs: string[] }[] = [];
  for (const line of markdown.split('\n').filter(Boolean)) {
    const title = /^#+ (.*)$/.exec(line)?.[1];
    if (title !== undefined) sections.push({ title, paragraphs: [] });
    else sections.at(-1)?.paragraphs.push(line);
  }
  return JSON.stringify(sections, undefined, 1);
}

function writeConfigurations(folder: string): void {
  const configurations = {
    core: { extends: 'core' },
    all: { extends: 'all' },
    across: { extends: 'all', duplicates: { scope: 'workspace' } },
  };
  for (const [name, content] of Object.entries(configurations)) {
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(content));
  }
}
