import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generatedFiles } from '../../scripts/generated/files.ts';
import { rules } from '../../server/src/rules/registry.ts';

const read = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');
const files = generatedFiles(read);

test.each(Object.keys(files))('%s is what the rules say: npm run generate', (path) => {
  expect(read(path)).toBe(files[path]);
});

test('the rules index has every rule once', () => {
  const listed = [...(files['docs/rules/README.md'] ?? '').matchAll(/^\| \[`([\w-]+)`\]/gm)].map(([, id]) => id);
  expect(listed.sort()).toEqual(rules.map(({ id }) => id).sort());
});
