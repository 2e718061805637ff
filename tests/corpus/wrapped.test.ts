import { describe, expect, test } from 'vitest';
import { parse } from '../../server/src/report/parse.ts';
import { numberedSections } from '../report/flat-outline.ts';
import { type Page, typeset } from '../report/typeset.ts';
import { findingsOf } from '../rules/checking.ts';
import { corpusFiles, SKIP_WITHOUT_CORPUS } from './corpus.ts';

/** Scanned, no report, wrapped already, or without line ends. */
const UNFIT = /^plan-|junk/;
const LONGEST_PARAGRAPH = 3_000;

const SET_IN: Page = { width: 56, indented: true, linesPerPage: 30 };
const FLAT: Page = { width: 56, indented: false };

describe.skipIf(SKIP_WITHOUT_CORPUS)('published reports as printed pages (skipped without the corpus)', () => {
  const reports = corpusFiles('reports')
    .filter(({ name }) => !UNFIT.test(name))
    .map(({ name, text }) => ({ name, text: text.replace(/\r\n?/g, '\n') }))
    .filter(({ text }) => text.split('\n').every(({ length }) => length < LONGEST_PARAGRAPH))
    .filter(({ text }) => parse(text).lineBreaks.length === 0);

  test('there are reports to set', () => expect(reports.length).toBeGreaterThan(40));

  test.each([
    { page: SET_IN, name: 'with indents and page numbers', least: 0.99 },
    { page: FLAT, name: 'without indents', least: 0.97 },
  ])('keep their outline, titles and all, $name', ({ page, least }) => {
    let right = 0;
    let wanted = 0;
    let got = 0;
    for (const { text } of reports) {
      const headings = headingsOf(text);
      const found = new Set(headingsOf(typeset(text, page)));
      right += headings.filter((heading) => found.has(heading)).length;
      wanted += headings.length;
      got += found.size;
    }
    expect((2 * right) / (wanted + got)).toBeGreaterThanOrEqual(least);
  });

  test('keep their glossaries', () => {
    const terms = (text: string) => parse(text).reports.flatMap(({ glossary }) => glossary?.entries ?? []);
    const counts = reports.map(({ text }) => [terms(text).length, terms(typeset(text, SET_IN)).length] as const);
    expect(counts.filter(([whole, wrapped]) => whole !== wrapped).length).toBeLessThanOrEqual(1);
  });

  test('have one warning more, about the broken lines', () => {
    const warnings = (text: string) =>
      findingsOf(text).filter(({ severity }) => severity === 'error' || severity === 'warning').length;
    const more = reports.map(({ text }) => warnings(typeset(text, SET_IN)) - warnings(text));
    expect(more.filter((count) => count > 1).length).toBeLessThanOrEqual(4);
  });
});

/** Headings as they read, blanks left out. */
function headingsOf(text: string): string[] {
  return numberedSections(parse(text)).map(({ level, marker, title }) =>
    `${level} ${marker?.ordinal} ${title.text}`.replace(/[\s\u3000]/g, ''),
  );
}
