import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/editors/*.test.ts'],
    // Two editors at a time would only fight for two cores.
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 600_000,
  },
});
