import { fileURLToPath } from 'node:url';

/** The repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Where generated inputs, installed peers and results lie; not under version control. */
export const BENCH_FOLDER = fileURLToPath(new URL('../../.bench', import.meta.url));
