import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The checks that run in the extension host are read here for their names.
  resolve: { alias: { vscode: join(import.meta.dirname, 'no-vscode.ts') } },
  test: {
    include: ['tests/editors/*.test.ts'],
    // Two editors at a time would only fight for two cores.
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 600_000,
  },
});
