import { type RunOptions, type Usage, usageOf } from './usage.ts';

/** What a command took, beside a reference that was run in turn with it on the same input. */
export interface Comparison {
  /** Medians; the status is that of the last run. */
  usage: Usage;
  /** Median of the ratios of CPU time, pair by pair. */
  ratio: number;
  runs: number;
}

/** A run that did not end within the limit. */
export interface Over {
  over: number;
}

/**
 * Runs a command and its reference in turn. Whatever else the machine does moves both, and CPU time less than the clock.
 *
 * @param rounds how often at most; commands that take long run less often
 */
export async function compare(
  command: readonly string[],
  reference: readonly string[],
  rounds: number,
  options: RunOptions & { limit: number },
): Promise<Comparison | Over> {
  const first = await usageOf(command, options);
  if (!first) return { over: options.limit };
  const pairs: [Usage, Usage][] = [];
  // The first run filled the file cache; it counts only where another would take too long.
  if (first.wall > LONG) pairs.push([first, await referenceUsage(reference, options)]);
  const wanted = first.wall > LONG ? 1 : first.wall > LONG / 4 ? Math.min(3, rounds) : rounds;
  while (pairs.length < wanted) {
    const usage = await usageOf(command, options);
    if (!usage) return { over: options.limit };
    pairs.push([usage, await referenceUsage(reference, options)]);
  }
  const own = pairs.map(([usage]) => usage);
  return {
    usage: {
      cpu: median(own.map(({ cpu }) => cpu)),
      wall: median(own.map(({ wall }) => wall)),
      peak: own.some(({ peak }) => peak === undefined) ? undefined : median(own.map(({ peak }) => peak as number)),
      status: (own.at(-1) as Usage).status,
    },
    ratio: median(pairs.map(([usage, reference]) => usage.cpu / reference.cpu)),
    runs: pairs.length,
  };
}

/** Of one run, in seconds of the clock, beyond which it is not repeated. */
const LONG = 20;

async function referenceUsage(reference: readonly string[], options: RunOptions): Promise<Usage> {
  const { output: _, ...rest } = options;
  const usage = await usageOf(reference, rest);
  if (usage?.status !== 0) throw new Error(`the reference did not run: ${reference.join(' ')}`);
  return usage;
}

/** The middle of `values`; NaN where there is none. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which `share` of the values lie; NaN where there is none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
