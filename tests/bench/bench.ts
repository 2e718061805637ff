import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { archiveSection } from './archive.ts';
import { ROOT } from './folder.ts';
import { headlessSection } from './headless.ts';
import { memorySection } from './memory.ts';
import { serversSection } from './servers.ts';

const PAGE = join(ROOT, 'docs/performance.md');

type Section = (quick: boolean, say: (text: string) => void) => Promise<string>;

const SECTIONS: Record<string, Section> = {
  headless: headlessSection,
  servers: serversSection,
  memory: memorySection,
  archive: archiveSection,
};

/**
 * Measures, prints, and writes what was measured to the page.
 *
 * @param names the parts to measure; all where there are none
 * @throws where a part is not known
 */
export async function bench(names: readonly string[], quick: boolean): Promise<void> {
  const unknown = names.find((name) => !(name in SECTIONS));
  if (unknown !== undefined) throw new Error(`no such part: ${unknown}; there are ${Object.keys(SECTIONS).join(', ')}`);
  for (const [name, measure] of Object.entries(SECTIONS)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const section = await measure(quick, (text) => console.log(`${text}\n`));
    if (!quick) writeFileSync(PAGE, withSection(readFileSync(PAGE, 'utf8'), name, `${preface(name)}\n\n${section}`));
  }
}

/** How the figures below it came about: the command and the class of the machine, nothing that names it. */
function preface(name: string): string {
  const { model = '' } = cpus()[0] ?? {};
  const cores = cpus().length;
  return `\`npm run bench -- ${name}\`，Node ${process.versions.node}，${process.platform}-${process.arch}，${cores} 核（${model.trim()}）。`;
}

/** The page with the text between the markers of a section replaced. */
function withSection(page: string, name: string, text: string): string {
  const [begin, end] = [`<!-- bench: ${name} -->`, `<!-- end: ${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/performance.md has no section ${name}`);
  return `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`;
}
