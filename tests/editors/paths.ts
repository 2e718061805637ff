import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

/** Editors and screenshots; ignored by git, kept between runs. */
export const CACHE = join(ROOT, '.cache');

export const SCREENSHOTS = join(CACHE, 'screenshots');

/** Real reports, beside the repository; absent where only the repository was fetched. */
export const SEEDS = join(ROOT, '../shared/corpus/seeds');
