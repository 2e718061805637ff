import { expect, it } from 'vitest';
import { foldingRanges } from '../../server/src/features/folding.ts';
import { DEFAULT_FORMAT, type FormatSettings } from '../../server/src/features/format-settings.ts';
import { formatDocument } from '../../server/src/features/formatting.ts';
import { encodeTokens, semanticTokens } from '../../server/src/features/semantic-tokens.ts';
import { documentSymbols } from '../../server/src/features/symbols.ts';
import type { ParsedText } from '../../server/src/report/model.ts';
import { parse } from '../../server/src/report/parse.ts';
import { check } from '../../server/src/rules/check.ts';
import { growth, LINEAR } from './growth.ts';
import { HOSTILE_LINES, HOSTILE_PAGES } from './inputs.ts';

it('tells a square from a line', () => {
  const steps = (count: number): number => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum = (sum * 31 + i) % 1009;
    return sum;
  };
  expect(growth((size) => () => steps(100 * size))).toBeLessThan(LINEAR);
  expect(growth((size) => () => steps((size * size) / 50))).toBeGreaterThan(LINEAR);
});

const inputs = [...HOSTILE_LINES, ...HOSTILE_PAGES];

/** Every rule, those that rest by default included. */
const findingsOf = (document: ParsedText) => check(document, ({ severity }) => severity).findings;

const LAYOUT: FormatSettings = { ...DEFAULT_FORMAT, numbering: false, indent: 'two', blankLines: 'one' };

/** What an editor does with a text when it is opened, and what it does when it is laid out. */
function everything(text: string): void {
  const document = parse(text);
  findingsOf(document);
  documentSymbols(document, 'zh');
  foldingRanges(document);
  encodeTokens(document, semanticTokens(document));
  formatDocument(document, LAYOUT, findingsOf);
}

it.each(inputs)('the time for a text of nothing but $name grows with its length, not with its square', ({ of }) => {
  expect(
    growth((size) => {
      const text = of(size);
      return () => everything(text);
    }),
  ).toBeLessThan(LINEAR);
});
