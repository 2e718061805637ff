import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

interface LockedPackage {
  version?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8'));
const packages: Record<string, LockedPackage> = lock.packages;

test('every optional dependency is locked: npm ci refuses a lock file that lacks those of other platforms', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});

test('packages are locked by version and checksum, not by the address of a registry', () => {
  const addressed = Object.entries(packages).filter(([, { resolved }]) => resolved?.includes('://'));
  expect(addressed).toEqual([]);
});
