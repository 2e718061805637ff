import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Real editors take a minute and a browser, measurements want the machine to themselves: both have a configuration of their own.
    exclude: ['tests/editors/**', 'tests/bench/**'],
    testTimeout: 20_000,
    // Both cores of a small machine: the default leaves one of two idle.
    maxWorkers: 2,
  },
});
