import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BENCH_FOLDER, ROOT } from './folder.ts';
import { INPUT_TITLE, type Input, type InputName, input, reportName } from './inputs/inputs.ts';
import { judge, type LintedFile, type Recall } from './inputs/truth.ts';
import { clonesFound } from './peers/clones.ts';
import { install } from './peers/install.ts';
import { type Linter, linters } from './peers/linters.ts';
import { type Comparison, compare, median, type Over } from './process/compare.ts';
import { usageOf } from './process/usage.ts';
import { figure, type Goal, goalTable, table } from './table.ts';

/** Which rules, over what. `across` looks for repeats among all files of the folder too. */
export type Ruleset = 'core' | 'all' | 'across';

const RULESET_TITLE: Record<Ruleset, string> = {
  core: '纲目，核心规则',
  all: '纲目，全部规则',
  across: '纲目，全部规则，跨文件查重，`--jobs auto`',
};

/** The command as users start it. */
export function lintCommand(ruleset: Ruleset, { folder, txt }: Input, ...options: string[]): string[] {
  const command = [process.execPath, join(ROOT, 'server/bin/gangmu.js'), 'lint', '--format', 'json'];
  return [...command, '--config', join(folder, `${ruleset}.json`), ...options, txt];
}

/** What any program has to do with the input. */
export function floorCommand({ txt }: Input): string[] {
  return [process.execPath, join(ROOT, 'tests/bench/programs/floor.mjs'), txt];
}

/** Seconds a run of a peer may take. */
const PEER_LIMIT = 20;

/** Seconds one of Gangmu's own may take. */
const LIMIT = 300;

interface Row {
  name: string;
  result: Comparison | Over | { failed: string };
}

/** The linters over every input, each in turn with the floor on the same input; the section of the page. */
export async function headlessSection(quick: boolean, say: (text: string) => void): Promise<string> {
  mkdirSync(BENCH_FOLDER, { recursive: true });
  const names: InputName[] = quick ? ['kb50', 'mb1'] : ['kb50', 'mb1', 'mb10', 'line10', 'glossary10', 'folder1000'];
  const rounds = quick ? 1 : 5;
  const ratios = new Map<string, Comparison>();
  const recalls: [InputName, Recall][] = [];
  const parts: string[] = [];

  for (const name of names) {
    const made = input(name);
    const rows: Row[] = [
      { name: '下限程序', result: await compare(floorCommand(made), floorCommand(made), rounds, { limit: LIMIT }) },
    ];
    for (const ruleset of rulesetsFor(name)) {
      const output = join(BENCH_FOLDER, `${name}-${ruleset}.json`);
      const jobs = ruleset === 'across' ? ['--jobs', 'auto'] : [];
      const command = lintCommand(ruleset, made, ...jobs);
      const result = await compare(command, floorCommand(made), rounds, { output, limit: LIMIT });
      rows.push({ name: RULESET_TITLE[ruleset], result });
      if ('ratio' in result) {
        ratios.set(`${name} ${ruleset}`, result);
        if (made.planted.length > 0 && ruleset === rulesetsFor(name).at(-1))
          recalls.push([name, recallOf(made, output)]);
      }
    }
    // A glossary means nothing to the peers: what they take is what they take without it.
    for (const linter of name === 'glossary10' ? [] : linters) {
      const result = await peerResult(linter, made, floorCommand(made), rounds);
      rows.push({ name: peerTitle(linter), result });
    }
    parts.push(`### ${INPUT_TITLE[name]}`, resultTable(rows));
    say(parts.slice(-2).join('\n\n'));
  }

  const start = await startUp(rounds);
  const cache = quick ? Number.NaN : await cacheGain();
  const recall = await recallTable(recalls);
  const of = (key: string) => ratios.get(key);
  const goals: Goal[] = [
    { what: '10 MB，核心规则', goal: 2, measured: of('mb10 core')?.ratio ?? Number.NaN, unit: ' × 下限' },
    {
      what: '10 MB，全部规则，2000 条名词解释',
      goal: 4,
      measured: of('glossary10 all')?.ratio ?? Number.NaN,
      unit: ' × 下限',
    },
    {
      what: '1000 份报告，全部规则，跨文件查重',
      goal: 4,
      measured: of('folder1000 across')?.ratio ?? Number.NaN,
      unit: ' × 下限',
    },
    { what: '同上，峰值内存', goal: 300, measured: of('folder1000 across')?.usage.peak ?? Number.NaN, unit: ' MiB' },
    { what: '一份报告，冷启动，超出 1.5 × `node -e 0` 的部分', goal: 0.1, measured: start, unit: ' 秒' },
    {
      what: '埋入的差错，查全率',
      goal: 100,
      measured: 100 * recallOfAll(recalls.map(([, recall]) => recall)),
      unit: '%',
      atLeast: true,
    },
    {
      what: '没有埋而报告的',
      goal: 0,
      measured: sumOf(recalls.map(([, { invented }]) => invented.length)),
      unit: ' 处',
    },
    { what: '第二次运行用缓存，快', goal: 5, measured: cache, unit: ' 倍', atLeast: true },
  ];
  parts.push('### 目标', goalTable(goals), '### 埋入的差错', recall);
  say(parts.slice(-4).join('\n\n'));
  return parts.join('\n\n');
}

function rulesetsFor(name: InputName): Ruleset[] {
  return name === 'folder1000' ? ['core', 'all', 'across'] : ['core', 'all'];
}

function peerTitle({ packages }: Linter): string {
  const [name, version] = Object.entries(packages)[0] as [string, string];
  return `${name} ${version}`;
}

async function peerResult(linter: Linter, made: Input, floor: string[], rounds: number): Promise<Row['result']> {
  const installed = await install(linter.name, linter.packages);
  if ('failed' in installed) return installed;
  const options = { folder: made.folder, limit: PEER_LIMIT };
  const result = await compare(linter.command(installed.folder, made), floor, rounds, options);
  // 126 and 127: the shell could not start it.
  return 'usage' in result && (result.usage.status ?? 0) >= 126
    ? { failed: `exit status ${result.usage.status}` }
    : result;
}

function resultTable(rows: readonly Row[]): string {
  return table(
    ['工具', 'CPU（秒）', '÷ 下限', '墙钟（秒）', '峰值（MiB）', '次数'],
    rows.map(({ name, result }) => {
      if ('failed' in result) return [name, `没有装成：${result.failed}`, '—', '—', '—', '—'];
      if ('over' in result) return [name, `> ${result.over}（中止）`, '—', `> ${result.over}`, '—', '1'];
      const { usage, ratio, runs } = result;
      return [name, figure(usage.cpu), figure(ratio), figure(usage.wall), figure(usage.peak), String(runs)];
    }),
  );
}

/** What was found of what was planted, by the output of a run. */
export function recallOf({ planted }: Input, output: string): Recall {
  return judge(planted, JSON.parse(readFileSync(output, 'utf8')) as LintedFile[], reportName);
}

/** Gangmu beside jscpd, as it is by itself and as it looks at single lines. Nobody else looks for any of these faults. */
async function recallTable(recalls: readonly (readonly [InputName, Recall])[]): Promise<string> {
  const rows: string[][] = [];
  for (const [name, { planted, found, invented }] of recalls) {
    const share = (found: Recall['found'], kind: keyof Recall['found']) => `${found[kind]}/${planted[kind]}`;
    const copies = (found: Recall['found']) => [share(found, 'exact'), share(found, 'near')];
    rows.push([INPUT_TITLE[name], '纲目', ...copies(found), share(found, 'skip'), String(invented.length)]);
    for (const options of [[], ['-l', '1', '-k', '10', '-z', '100mb']]) {
      const clones = await clonesFound(input(name), options);
      const cells = clones ? copies(clones) : ['没有装成', '—'];
      rows.push(['', options.length > 0 ? `jscpd ${options.join(' ')}` : 'jscpd（默认）', ...cells, '不查', '—']);
    }
  }
  return table(['输入', '工具', '原样重复的段落', '略有改动的段落', '漏号', '没有埋而报告的'], rows);
}

/** The share of all planted faults that was found. */
function recallOfAll(recalls: readonly Recall[]): number {
  const all = ({ exact, near, skip }: Recall['found']) => exact + near + skip;
  return sumOf(recalls.map(({ found }) => all(found))) / sumOf(recalls.map(({ planted }) => all(planted)));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** CPU seconds that one report takes beyond one and a half times what starting Node takes. */
async function startUp(rounds: number): Promise<number> {
  const made = input('kb50');
  const beyond: number[] = [];
  for (let i = 0; i < 2 * rounds + 1; i++) {
    const node = await usageOf([process.execPath, '-e', '0']);
    const own = await usageOf(lintCommand('all', made));
    if (node && own) beyond.push(own.cpu - 1.5 * node.cpu);
  }
  return median(beyond);
}

/** How many times as long the first run takes as the second, which reads the cache; CPU time. */
async function cacheGain(): Promise<number> {
  const made = input('folder1000');
  const cache = join(BENCH_FOLDER, 'cache');
  rmSync(cache, { force: true });
  const command = lintCommand('all', made, '--cache-location', cache);
  const first = await usageOf(command, { limit: LIMIT });
  const second = await usageOf(command, { limit: LIMIT });
  return first && second ? first.cpu / second.cpu : Number.NaN;
}
