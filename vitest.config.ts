import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Real editors take a minute and a browser, measurements want the machine to themselves, texts of 10 MB take minutes: they have
    // configurations of their own.
    exclude: ['tests/editors/**', 'tests/bench/**', 'tests/hostile/long-*'],
    testTimeout: 20_000,
    // Both cores of a small machine: the default leaves one of two idle.
    maxWorkers: 2,
  },
});
