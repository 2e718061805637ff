/** Loaded before a server: at SIGUSR2 it collects all garbage and writes the bytes that are still in use to descriptor 3. */
const { writeSync } = require('node:fs');

process.on('SIGUSR2', () => {
  // The second collection frees what finalisers of the first let go.
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  writeSync(3, `${heapUsed + arrayBuffers}\n`);
});
