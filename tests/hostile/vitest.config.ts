import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/hostile/long-*.test.ts'],
    testTimeout: 120_000,
    maxWorkers: 2,
    // Some texts of 10 MB take two gigabytes.
    execArgv: ['--max-old-space-size=6144'],
  },
});
