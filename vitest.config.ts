import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Real editors take a minute and a browser: `npm run test:editors`.
    exclude: ['tests/editors/**'],
    testTimeout: 20_000,
    // Both cores of a small machine: the default leaves one of two idle.
    maxWorkers: 2,
  },
});
