import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from '../../server/src/report/parse.ts';
import { check } from '../../server/src/rules/check.ts';
import { rules } from '../../server/src/rules/registry.ts';

const SEEDS = new URL('../../../shared/corpus/seeds/', import.meta.url);

const LAYOUT = /^(?:paragraph-|stray-|lost-|extraction-|markup-|foreign-|attachment-(?:empty|note)|multiple-)/;
const CATEGORY = 'punctuation';

/** What a careful reader reports of layout and punctuation, as `line: rule`, lines counted from 0. */
const EXPECTED: Record<string, string[]> = {
  '000_4882732bba000952.txt': [
    ...[12, 22].map((line) => `${line}: paragraph-broken`),
    '28: punctuation-width',
    '34: paragraph-broken',
    '40: foreign-token',
    '50: paragraph-broken',
  ],
  // Its last paragraph breaks off, which report-partial says.
  '001_47fa1e553b699edb.txt': [],
  // All lost characters are the business of one finding; only a bracket whose partner went with them is hinted at.
  '002_a34771d90c3d7738.txt': [
    '0: extraction-damage',
    '125: bracket-unpaired',
    '204: attachment-empty',
    '205: attachment-empty',
  ],
  // The blank of line 38 stands for a lost quotation mark; nothing but the blank tells.
  '003_a0e28b3d23d22ff0.txt': [
    '20: paragraph-broken',
    '34: paragraph-broken',
    '38: stray-space',
    '66: paragraph-truncated',
    '100: paragraph-broken',
    '104: comma-between-quotes',
    '120: stray-fragment',
  ],
  '004_1d3ab0f540b61540.txt': [
    '2: punctuation-doubled',
    '6: multiple-documents',
    '8: range-dash',
    '8: range-dash',
    '14: stray-space',
    '14: stray-space',
    '20: markup-residue',
    '38: range-dash',
    '56: straight-quote',
  ],
};

it.skipIf(!existsSync(SEEDS) && !process.env.CI).each(Object.entries(EXPECTED))(
  '%s: layout and punctuation as a careful reader sees them (skipped where the seed documents are not at hand)',
  (file, expected) => {
    const document = parse(readFileSync(new URL(file, SEEDS), 'utf8'));
    const ids = new Set(rules.flatMap(({ id, category }) => (category === CATEGORY || LAYOUT.test(id) ? [id] : [])));
    const { findings } = check(document, ({ severity }) => severity);
    const shown = findings
      .filter(({ rule }) => ids.has(rule))
      .map(({ span, rule }) => `${document.lines.lineAt(span.start)}: ${rule}`);
    expect(shown).toEqual(expected);
  },
);

it.skipIf(!existsSync(SEEDS) && !process.env.CI)('names the places where characters were lost', () => {
  const document = parse(readFileSync(new URL('002_a34771d90c3d7738.txt', SEEDS), 'utf8'));
  const { findings } = check(document, ({ severity }) => severity);
  const damage = findings.find(({ rule }) => rule === 'extraction-damage');
  expect(damage?.related.length).toBeGreaterThanOrEqual(12);
});
