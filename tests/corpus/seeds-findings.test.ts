import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from '../../server/src/report/parse.ts';
import { check } from '../../server/src/rules/check.ts';

const SEEDS = new URL('../../../shared/corpus/seeds/', import.meta.url);

/** What a careful reader reports on the seed documents, as `line: severity rule`, lines counted from 0. */
const EXPECTED: Record<string, string[]> = {
  '000_4882732bba000952.txt': [
    '2: information report-partial',
    '6: information page-continuation-marker',
    '12: warning paragraph-broken',
    '18: hint abbreviation-undefined',
    '22: warning paragraph-broken',
    '28: information punctuation-width',
    '30: information numeral-mixed',
    '32: information duplicate-word',
    '32: error duplicate-clause',
    '34: warning paragraph-broken',
    '40: information foreign-token',
    '50: warning paragraph-broken',
    '88: information page-continuation-marker',
  ],
  '001_47fa1e553b699edb.txt': ['40: hint heading-number-restart', '81: information report-partial'],
  '002_a34771d90c3d7738.txt': [
    '0: warning extraction-damage',
    '3: information site-boilerplate',
    '73: information percent-vs-point',
    '95: error heading-marker-damaged',
    '99: error heading-marker-damaged',
    '103: error heading-marker-damaged',
    '107: error heading-marker-damaged',
    '111: error heading-marker-damaged',
    '119: error heading-marker-damaged',
    '125: hint bracket-unpaired',
    '131: error heading-marker-damaged',
    '139: hint abbreviation-undefined',
    '163: error heading-marker-damaged',
    '173: error heading-marker-damaged',
    '204: information attachment-empty',
    '205: information attachment-empty',
  ],
  '003_a0e28b3d23d22ff0.txt': [
    '2: information report-partial',
    '6: information page-continuation-marker',
    '16: hint undefined-jargon',
    '20: warning paragraph-broken',
    '34: warning paragraph-broken',
    '38: hint stray-space',
    '66: information paragraph-truncated',
    '78: warning glossary-entry-incomplete',
    '80: error duplicate-paragraph',
    '82: error duplicate-paragraph',
    '100: warning paragraph-broken',
    '102: information glossary-title-misplaced',
    '104: information comma-between-quotes',
    '106: warning glossary-duplicate-term',
    '108: warning glossary-duplicate-term',
    '110: warning glossary-duplicate-term',
    '112: warning glossary-duplicate-term',
    '114: warning glossary-duplicate-term',
    '116: warning glossary-duplicate-term',
    '118: warning glossary-duplicate-term',
    '120: warning stray-fragment',
  ],
  '004_1d3ab0f540b61540.txt': [
    '2: hint heading-glued',
    '2: warning punctuation-doubled',
    '6: hint multiple-documents',
    '8: hint heading-glued',
    '8: hint range-dash',
    '8: hint range-dash',
    '8: information heading-marker-punctuation',
    '14: hint heading-glued',
    '14: hint stray-space',
    '14: hint stray-space',
    '14: information duplicate-sentence',
    '20: hint heading-glued',
    '20: information markup-residue',
    '32: hint heading-glued',
    '38: hint heading-glued',
    '38: hint range-dash',
    '56: information straight-quote',
    '56: information organisation-name',
    '60: information site-boilerplate',
  ],
};

it.skipIf(!existsSync(SEEDS) && !process.env.CI).each(Object.entries(EXPECTED))(
  '%s gives exactly the findings of a careful reader (skipped where the seed documents are not at hand)',
  (file, expected) => {
    const document = parse(readFileSync(new URL(file, SEEDS), 'utf8'));
    const { findings, failures } = check(document, ({ severity, off }) => (off ? 'off' : severity));
    expect(failures).toEqual([]);
    const shown = findings.map(
      ({ span, severity, rule }) => `${document.lines.lineAt(span.start)}: ${severity} ${rule}`,
    );
    expect(shown).toEqual(expected);
  },
);
