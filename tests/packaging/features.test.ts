import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

interface Row {
  feature: string;
  mark: string;
  tests: { file: string; title: string }[];
}

/** The rows of the tables of docs/features.md. */
const rows: Row[] = readFileSync(join(ROOT, 'docs/features.md'), 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, , mark = '']) => /^[●◐○]$/.test(mark))
  .map(([, feature = '', mark = '', ...others]) => ({
    feature,
    mark,
    tests: [...others.join('|').matchAll(/`(tests\/[^`]+)` “([^”]+)”/g)].map(([, file = '', title = '']) => ({
      file,
      title,
    })),
  }));

describe('docs/features.md', () => {
  test('has a row a feature', () => {
    expect(rows.length).toBeGreaterThan(50);
    expect(new Set(rows.map(({ feature }) => feature)).size).toBe(rows.length);
  });

  test.each(rows.filter(({ mark }) => mark !== '○'))('names a test for $feature', ({ tests }) => {
    expect(tests).not.toEqual([]);
  });

  test.each(rows.flatMap(({ tests }) => tests))('$file has the test “$title”', ({ file, title }) => {
    const path = join(ROOT, file);
    expect(existsSync(path), file).toBe(true);
    expect(readFileSync(path, 'utf8')).toContain(`'${title}'`);
  });
});
