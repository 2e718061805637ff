import { growth } from './growth.ts';
import type { HostileInput } from './inputs.ts';
import { read } from './reading.ts';

/** The small text, in bytes of UTF-8; the large one is four times as long. */
const SMALL = 2_500_000;
const SAMPLE = 10_000;

/** What it costs to open 10 MB of such a text, as a multiple of what a quarter of them costs. */
export function growthToTenMegabytes({ of }: HostileInput): number {
  const sample = of(SAMPLE);
  const units = Math.floor((SMALL * sample.length) / Buffer.byteLength(sample));
  return growth(
    (size) => {
      const text = of(size);
      return () => read(text);
    },
    { from: units, largest: units, runs: 1 },
  );
}
