import type { Check } from './check.ts';
import type { Checks } from './checker.ts';
import type { Complaint } from './complaint.ts';
import type { Plan, PlannedFile } from './plan.ts';
import { isSource, readSource, type Source } from './source.ts';

/**
 * What becomes of the files of the plan, in its order; as many are under way at once as it pays.
 *
 * @param inputs texts of the plan that do not come from a file
 * @param isWanted which of the files to check, by number
 */
export async function* checksOf(
  plan: Plan,
  inputs: ReadonlyMap<number, Source>,
  checks: Checks,
  fix: boolean,
  isWanted: (number: number) => boolean = () => true,
): AsyncIterable<Check> {
  const compared = new Set(plan.groups.flatMap(({ members }) => members));
  const start = (file: PlannedFile, number: number): Promise<Check> => {
    const check = checkOf(file, inputs.get(number), checks, fix, compared.has(number));
    // It is awaited when its turn comes.
    check.catch(() => {});
    return check;
  };
  const underWay: Promise<Check>[] = [];
  for (const [number, file] of plan.files.entries()) {
    if (!isWanted(number)) continue;
    if (underWay.length === checks.atOnce) yield await (underWay.shift() as Promise<Check>);
    underWay.push(start(file, number));
  }
  for (const check of underWay) yield await check;
}

async function checkOf(
  file: PlannedFile,
  input: Source | undefined,
  checks: Checks,
  fix: boolean,
  records: boolean,
): Promise<Check> {
  if (file.ignored) return file.named ? { notice: ignored(file.name) } : {};
  const read = input ?? (await readSource(file));
  // One that nobody asked to check is a matter of its own check.
  if (!isSource(read)) return file.listed ? { complaint: read } : {};
  const task = { rules: file.listed, fix: fix && file.listed, records };
  return { source: read, checked: await checks.check(read, task) };
}

function ignored(file: string): Complaint {
  return {
    file,
    what: { zh: '配置文件的 ignore 把它排除在外，未检查', en: 'not checked, as the configuration ignores it' },
    remedy: { zh: '要检查它，请用 --no-config 或修改 ignore', en: 'to check it, use --no-config or change “ignore”' },
  };
}
