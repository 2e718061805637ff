import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Input, reportName } from '../inputs/inputs.ts';
import { judge, type LineRange, type LintedFile, type Recall } from '../inputs/truth.ts';
import { usageOf } from '../process/usage.ts';
import { install } from './install.ts';
import { linters } from './linters.ts';

/** A copy in the report that jscpd writes; lines begin at 1. */
interface Clone {
  firstFile: Stretch;
  secondFile: Stretch;
}

interface Stretch {
  name: string;
  start: number;
  end: number;
}

const jscpd = linters.find(({ name }) => name === 'jscpd');

/** How many of the planted copies jscpd finds, `options` being its own; undefined where it could not be run. */
export async function clonesFound(made: Input, options: readonly string[]): Promise<Recall['found'] | undefined> {
  if (!jscpd) return undefined;
  const installed = await install(jscpd.name, jscpd.packages);
  if ('failed' in installed) return undefined;
  const [program = ''] = jscpd.command(installed.folder, made);
  const output = mkdtempSync(join(tmpdir(), 'gangmu-clones-'));
  try {
    await usageOf([program, ...options, '-f', 'txt', '-r', 'json', '-o', output, '--no-gitignore', made.txt]);
    const report = join(output, 'jscpd-report.json');
    // It writes none where it took no file.
    const clones = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')).duplicates as Clone[]) : [];
    return judge(made.planted, clones.map(asFindings), reportName).found;
  } finally {
    rmSync(output, { recursive: true });
  }
}

/** A copied stretch as one finding: its columns are not looked at. */
function asFindings({ firstFile, secondFile }: Clone): LintedFile {
  const related = [{ file: basename(secondFile.name), range: linesOf(secondFile) }];
  return {
    file: basename(firstFile.name),
    findings: [{ rule: 'duplicate-paragraph', range: linesOf(firstFile), related }],
  };
}

function linesOf({ start, end }: Stretch): LineRange {
  return { start: { line: start - 1 }, end: { line: end - 1 } };
}
