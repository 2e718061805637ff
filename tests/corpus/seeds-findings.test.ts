import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from '../../server/src/report/parse.ts';
import { check } from '../../server/src/rules/check.ts';

const SEEDS = new URL('../../../shared/corpus/seeds/', import.meta.url);

/** What a careful reader reports on the seed documents, as `line: severity rule`, lines counted from 0. */
const EXPECTED: Record<string, string[]> = {
  '000_4882732bba000952.txt': [
    '6: information page-continuation-marker',
    '32: error duplicate-clause',
    '88: information page-continuation-marker',
  ],
  '001_47fa1e553b699edb.txt': [],
  '002_a34771d90c3d7738.txt': [
    '0: warning extraction-damage',
    ...[95, 99, 103, 107, 111, 119, 131, 163, 173].map((line) => `${line}: error heading-marker-damaged`),
  ],
  '003_a0e28b3d23d22ff0.txt': [
    '6: information page-continuation-marker',
    '80: error duplicate-paragraph',
    '82: error duplicate-paragraph',
    ...[106, 108, 110, 112, 114, 116, 118].map((line) => `${line}: warning glossary-duplicate-term`),
  ],
  '004_1d3ab0f540b61540.txt': ['8: information heading-marker-punctuation', '14: information duplicate-sentence'],
};

it.skipIf(!existsSync(SEEDS) && !process.env.CI).each(Object.entries(EXPECTED))(
  '%s gives exactly the findings of a careful reader (skipped where the seed documents are not at hand)',
  (file, expected) => {
    const document = parse(readFileSync(new URL(file, SEEDS), 'utf8'));
    const { findings, failures } = check(document, ({ severity }) => severity);
    expect(failures).toEqual([]);
    const shown = findings.map(
      ({ span, severity, rule }) => `${document.lines.lineAt(span.start)}: ${severity} ${rule}`,
    );
    expect(shown).toEqual(expected);
  },
);
