import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Enumeration, GlossaryEntry, ParsedText, Report } from '../../server/src/report/model.ts';
import { parse } from '../../server/src/report/parse.ts';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);
const isAbsent = !existsSync(CORPUS) && !process.env.CI;
const HINT = '(skipped where the corpus is not at hand)';

interface GoldEntry {
  term: string;
  line: number;
  definitionColumn: number;
  duplicateLines: number[];
  uses: { line: number; column: number; text: string; continuesAt?: { line: number; text: string } }[];
  aliases?: string[];
  continuesAt?: { line: number };
}

interface GoldSeed {
  glossary: GoldEntry[];
  enumerations: { line: number; style: string; items: { line?: number; column: number }[] }[];
}

function readGold(): Record<string, GoldSeed> {
  return JSON.parse(readFileSync(new URL('seeds/gold.json', CORPUS), 'utf8'));
}

function readText(path: string): ParsedText {
  return parse(readFileSync(new URL(path, CORPUS), 'utf8'));
}

function reportsOf(path: string): { name: string; parsed: ParsedText; report: Report }[] {
  const parsed = readText(path);
  return parsed.reports.map((report) => ({ name: path, parsed, report }));
}

describe.skipIf(isAbsent)(`the seeds ${HINT}`, () => {
  it('give the glossary of the gold reading', () => {
    let found = 0;
    for (const [file, { glossary }] of Object.entries(readGold())) {
      const parsed = readText(`seeds/${file}`);
      const entries = parsed.reports.flatMap((report) => report.glossary?.entries ?? []);
      const byTerm = new Map<string, GlossaryEntry[]>();
      for (const entry of entries) byTerm.set(entry.term, [...(byTerm.get(entry.term) ?? []), entry]);
      expect([...byTerm.keys()], file).toEqual(glossary.map(({ term }) => term));
      for (const gold of glossary) checkEntry(parsed, byTerm.get(gold.term) as GlossaryEntry[], gold);
      found += glossary.length;
    }
    expect(found).toBeGreaterThan(0);
  });

  function checkEntry({ text, lines }: ParsedText, entries: GlossaryEntry[], gold: GoldEntry): void {
    const [entry] = entries as [GlossaryEntry];
    expect(entries.map(({ span }) => lines.lineAt(span.start))).toEqual([gold.line, ...gold.duplicateLines]);
    expect(lines.position(entry.definition.start)).toEqual({ line: gold.line, character: gold.definitionColumn });
    expect(lines.lineAt(entry.definition.end)).toBe(gold.continuesAt?.line ?? gold.line);
    expect(entry.aliases).toEqual(gold.aliases ?? []);
    expect(text.slice(entry.termSpan.start, entry.termSpan.end)).toBe(gold.term);
    const uses = gold.uses.map(({ line, column, text: start, continuesAt }) => {
      const from = lines.start(line) + column;
      const to = continuesAt ? lines.start(continuesAt.line) + continuesAt.text.length : from + start.length;
      return { start: from, end: to };
    });
    for (const repeated of entries) expect(repeated.uses).toEqual(uses);
  }

  it('give the enumerations of the gold reading', () => {
    let found = 0;
    for (const [file, { enumerations }] of Object.entries(readGold())) {
      const parsed = readText(`seeds/${file}`);
      const all = parsed.reports.flatMap((report) => report.enumerations.map((list) => placesOf(parsed, list)));
      for (const { line, style, items } of enumerations) {
        if (style === '——') continue;
        expect(all, `${file} line ${line}`).toContainEqual(items.map((item) => `${item.line ?? line}:${item.column}`));
        found++;
      }
    }
    expect(found).toBeGreaterThan(0);
  });

  function placesOf({ lines }: ParsedText, { items }: Enumeration): string[] {
    return items.map(({ marker }) => {
      const { line, character } = lines.position(marker.start);
      return `${line}:${character}`;
    });
  }
});

describe.skipIf(isAbsent)(`the published reports ${HINT}`, () => {
  const files = isAbsent ? [] : readdirSync(new URL('reports/', CORPUS)).filter((name) => name.endsWith('.txt'));
  const reports = files.flatMap((file) => reportsOf(`reports/${file}`));
  const index = isAbsent ? '' : readFileSync(new URL('reports/INDEX.tsv', CORPUS), 'utf8');
  const listed = new Set(index.split('\n').flatMap((row) => (row.split('\t')[2] === 'y' ? [row.split('\t')[0]] : [])));

  it('have a glossary where the index says so', () => {
    const withGlossary = new Set(reports.flatMap(({ name, report }) => (report.glossary ? [name.slice(8, -4)] : [])));
    expect([...listed].filter((slug) => !withGlossary.has(slug as string))).toEqual([]);
  });

  it('number their entries without a break, each run from 1', () => {
    for (const { name, report } of reports) {
      const ordinals = report.glossary?.entries.map(({ ordinal }) => ordinal) ?? [];
      if (ordinals.every((ordinal) => ordinal === undefined)) continue;
      ordinals.forEach((ordinal, i) => {
        expect(ordinal === 1 || ordinal === (ordinals[i - 1] ?? 0) + 1, `${name} entry ${i}`).toBe(true);
      });
    }
  });

  it('have as many note marks as entries, each with its entry, where they have both', () => {
    let checked = 0;
    for (const { name, report } of reports) {
      if (!report.glossary || report.noteMarks.length === 0) continue;
      const numbers = new Set(report.glossary.entries.map(({ ordinal }) => ordinal));
      expect(
        report.noteMarks.map(({ ordinal }) => ordinal),
        name,
      ).toEqual([...numbers]);
      expect(
        report.noteMarks.every(({ entry }) => entry),
        name,
      ).toBe(true);
      checked++;
    }
    expect(checked).toBeGreaterThan(5);
  });

  it('use nearly all of their terms', () => {
    const entries = reports.flatMap(({ report }) => (report.partial.head ? [] : (report.glossary?.entries ?? [])));
    const unused = entries.filter(({ uses }) => uses.length === 0);
    expect(entries.length).toBeGreaterThan(500);
    expect(unused.length / entries.length).toBeLessThan(0.07);
  });

  it('hold no term with a stop in it and no entry without a definition', () => {
    for (const { name, parsed, report } of reports) {
      for (const { term, definition } of report.glossary?.entries ?? []) {
        expect(term, name).not.toMatch(/[。；？！]/);
        expect(parsed.text.slice(definition.start, definition.end).length, `${name} ${term}`).toBeGreaterThan(3);
      }
    }
  });
});
