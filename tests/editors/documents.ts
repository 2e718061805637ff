import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EXPECTATIONS, type Expectation } from './expectation.ts';
import { ROOT, SEEDS } from './paths.ts';

const run = promisify(execFile);

/** The project's own sample: one fault of each of several kinds. */
const SAMPLE: Omit<Expectation, 'term'> = {
  file: '云溪县政府工作报告.txt',
  headings: ['过去一年的工作', '茶产业提质增效', '村道路网继续延伸', '今年的打算', '把茶山变成公园', '把小河治成风景'],
  findings: {
    'duplicate-clause': 1,
    'heading-marker-damaged': 1,
    'heading-number-gap': 1,
    'page-continuation-marker': 2,
  },
  hints: [],
  fixedRule: 'heading-marker-damaged',
};

const SAMPLE_TERM = { name: '田长制', definition: '由乡村两级干部分片担任田长' };

/** A tail of a newspaper page with a glossary, whose columns were read twice. */
const SEED = '003_a0e28b3d23d22ff0.txt';

/** Those that any set of rules has to find there. */
const SEED_FINDINGS = { 'duplicate-paragraph': 2, 'glossary-duplicate-term': 7, 'page-continuation-marker': 1 };

/** Characters of a definition that a hover must show; a hover may break long text, and quotes it with escapes. */
const DEFINITION_LENGTH = 12;

interface Gold {
  outline: { title: string }[];
  glossary: {
    term: string;
    line: number;
    definitionColumn: number;
    uses: { line: number; column: number }[];
  }[];
}

/**
 * Puts the documents and what is expected of them into the empty folder `workspace`. The seed takes part where it is there.
 *
 * @throws Error where the environment is CI and the seed is missing: a check that did not run must not look clean
 */
export async function prepareWorkspace(workspace: string): Promise<Expectation[]> {
  const expectations = [await prepareSample(workspace)];
  if (seedIsThere()) expectations.push(await prepareSeed(workspace));
  await writeFile(join(workspace, EXPECTATIONS), JSON.stringify(expectations));
  return expectations;
}

/** Puts one document into the empty folder `workspace`: the seed, or the sample where there is no seed. */
export function prepareDocument(workspace: string): Promise<Expectation> {
  return seedIsThere() ? prepareSeed(workspace) : prepareSample(workspace);
}

function seedIsThere(): boolean {
  const path = join(SEEDS, SEED);
  if (existsSync(path)) return true;
  if (process.env.CI) throw new Error(`${path} is missing, and CI has to test real reports`);
  return false;
}

async function prepareSample(workspace: string): Promise<Expectation> {
  const text = await readFile(join(import.meta.dirname, 'fixtures', SAMPLE.file), 'utf8');
  await writeFile(join(workspace, SAMPLE.file), text);
  const lines = text.split('\n');
  const line = lines.findIndex((content) => content.includes(SAMPLE_TERM.name));
  const character = (lines[line] ?? '').indexOf(SAMPLE_TERM.name);
  const definitionLine = lines.findIndex((content) => content.includes(SAMPLE_TERM.definition));
  return { ...SAMPLE, term: { ...SAMPLE_TERM, line, character, definitionLine } };
}

async function prepareSeed(workspace: string): Promise<Expectation> {
  const text = await readFile(join(SEEDS, SEED), 'utf8');
  const gold: Gold = JSON.parse(await readFile(join(SEEDS, 'gold.json'), 'utf8'))[SEED];
  const file = '种子政府工作报告.txt';
  await writeFile(join(workspace, file), text);
  const entry = gold.glossary.find(({ uses }) => uses.length > 0);
  const use = entry?.uses[0];
  if (!entry || !use) throw new Error(`gold.json knows no use of a term in ${SEED}`);
  const definition = text.split('\n')[entry.line] ?? '';
  return {
    file,
    headings: gold.outline.map(({ title }) => title),
    ...(await findingsOnTheCommandLine(join(workspace, file))),
    term: {
      name: entry.term,
      definition: definition.slice(entry.definitionColumn + 1, entry.definitionColumn + 1 + DEFINITION_LENGTH),
      line: use.line,
      character: use.column,
      definitionLine: entry.line,
    },
    fixedRule: 'page-continuation-marker',
  };
}

/**
 * What the command finds in `file`: an editor has to find the same.
 *
 * @throws Error where it does not find what every reader would
 */
async function findingsOnTheCommandLine(file: string): Promise<Pick<Expectation, 'findings' | 'hints'>> {
  const command = [join(ROOT, 'server/bin/gangmu.js'), 'lint', '--format', 'json', file];
  // It ends with 1, as there are errors.
  const { stdout } = await run(process.execPath, command).catch((ended: { stdout: string }) => ended);
  const [{ findings }] = JSON.parse(stdout) as [{ findings: { rule: string; severity: string }[] }];
  const counts: Record<string, number> = {};
  for (const { rule } of findings) counts[rule] = (counts[rule] ?? 0) + 1;
  for (const [rule, count] of Object.entries(SEED_FINDINGS)) {
    if (counts[rule] !== count) throw new Error(`${counts[rule]} findings of ${rule} in ${file} instead of ${count}`);
  }
  const hints = new Set(findings.filter(({ severity }) => severity === 'hint').map(({ rule }) => rule));
  return { findings: counts, hints: [...hints] };
}
