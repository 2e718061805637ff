/** How much larger the large input is than the small one. */
const STEP = 4;

/** A run that takes less says nothing: clocks and collections of garbage weigh more. Milliseconds. */
const LEAST = 4;
const LARGEST = 500_000;

/** Runs of which the shortest counts: whatever else the machine does only makes a run longer. */
const RUNS = 2;
const ATTEMPTS = 3;

/** From which size on to look for one whose run can be measured, up to which; and how often each is run. */
interface Measuring {
  from?: number;
  largest?: number;
  runs?: number;
}

/**
 * What four times the input costs in CPU time, as a multiple of what the input costs: 4 where the cost is linear, 16 where it
 * goes with the square. `prepare` makes a run of an input of the given size; only the run is measured. The input grows until
 * its run can be measured. A multiple that is not linear is measured anew, and the least one counts.
 */
export function growth(
  prepare: (size: number) => () => unknown,
  { from = 4000, largest = LARGEST, runs = RUNS }: Measuring = {},
): number {
  let size = from;
  while (size < largest && timeOf(prepare(size)) < LEAST) size *= 2;
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ATTEMPTS && least > LINEAR; attempt++) {
    const before = Math.max(LEAST, shortest(prepare(size), runs));
    least = Math.min(least, shortest(prepare(STEP * size), runs) / before);
  }
  return least;
}

/** Up to this growth a cost is linear, with room for a noisy machine; the square would give 16. */
export const LINEAR = 8;

function shortest(run: () => unknown, runs: number): number {
  return Math.min(...Array.from({ length: runs }, () => timeOf(run)));
}

/** CPU time in milliseconds. */
function timeOf(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
