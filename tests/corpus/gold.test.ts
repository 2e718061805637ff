import { describe, expect, test } from 'vitest';
import type { ParsedText, Section } from '../../server/src/report/model.ts';
import { parse } from '../../server/src/report/parse.ts';
import { withDescendants } from '../report/flat-outline.ts';
import { corpusFiles, type GoldHeading, readGold, SKIP_WITHOUT_CORPUS } from './corpus.ts';

interface Read {
  parsed: ParsedText;
  body: Map<string, Section>;
  contents: Map<string, Section>;
}

const place = (parsed: ParsedText, offset: number): string => {
  const { line, character } = parsed.lines.position(offset);
  return `${line}:${character}`;
};

function read(text: string): Read {
  const parsed = parse(text);
  const byPlace = (sections: Section[]) =>
    new Map(
      sections
        .flatMap(withDescendants)
        .filter((section) => section.kind !== 'lead')
        .map((section) => [place(parsed, section.heading.start), section]),
    );
  return {
    parsed,
    body: byPlace(parsed.reports.flatMap((report) => report.sections)),
    contents: byPlace(parsed.reports.flatMap((report) => report.contents?.sections ?? [])),
  };
}

/** How many commas and stops lie between two title ends. */
function clausesBetween(text: string, a: number, b: number): number {
  return text.slice(Math.min(a, b), Math.max(a, b)).match(/[,，。;；:：]/g)?.length ?? 0;
}

describe.skipIf(SKIP_WITHOUT_CORPUS)('the gold outline of the seeds (skipped without the corpus)', () => {
  const gold = SKIP_WITHOUT_CORPUS ? {} : readGold();
  const seeds = corpusFiles('seeds').map(({ name, text }) => ({ name, text, headings: gold[name]?.outline ?? [] }));

  test('all five seeds are there', () => expect(seeds.map((s) => s.headings.length > 0)).toEqual(Array(5).fill(true)));

  describe.each(seeds)('$name', ({ text, headings }) => {
    const { parsed, body, contents } = read(text);
    const at = (heading: GoldHeading) => `${heading.line}:${heading.column}`;
    const found = (heading: GoldHeading) => (heading.kind === 'toc' ? contents : body).get(at(heading));
    const required = headings.filter((heading) => !heading.optional);

    test('finds every heading at its place, with its level and ordinal, contents apart from the body', () => {
      const wrong = required.filter((heading) => {
        const section = found(heading);
        return section?.level !== heading.level || section.marker?.ordinal !== heading.ordinal;
      });
      expect(wrong.map((heading) => `${at(heading)} ${heading.marker}${heading.title}`)).toEqual([]);
    });

    test('invents none', () => {
      const known = new Set(headings.map(at));
      expect([...body.keys(), ...contents.keys()].filter((key) => !known.has(key))).toEqual([]);
    });

    test('block and run-in titles begin and end exactly', () => {
      const wrong = required
        .filter((heading) => heading.kind !== 'glued')
        .flatMap((heading) => {
          const { span, text: title } = found(heading)?.title ?? { span: { start: -1, end: -1 }, text: '' };
          const start = parsed.lines.offset({ line: heading.line, character: heading.titleColumn });
          const end = parsed.lines.offset({ line: heading.line, character: heading.titleEndColumn });
          return span.start === start && span.end === end ? [] : [`${at(heading)} ${heading.title} => ${title}`];
        });
      expect(wrong).toEqual([]);
    });

    test('says of each heading whether it stands alone, runs in or is glued', () => {
      const kinds = required.filter((heading) => heading.kind === 'block');
      expect(kinds.filter((heading) => found(heading)?.kind !== 'block').map(at)).toEqual([]);
    });

    test('damaged markers are the gold ones', () => {
      const damaged = [...body].filter(([, section]) => section.marker?.damage).map(([key]) => key);
      expect(damaged).toEqual(headings.filter((heading) => heading.damaged).map(at));
    });
  });

  test('glued titles end within one clause in 95 % and exactly in 80 %', () => {
    const results = seeds.flatMap(({ text, headings }) => {
      const { parsed, body } = read(text);
      return headings
        .filter((heading) => heading.kind === 'glued')
        .map((heading) => {
          const end = body.get(`${heading.line}:${heading.column}`)?.title.span.end ?? 0;
          const right = parsed.lines.offset({ line: heading.line, character: heading.titleEndColumn });
          return { exact: end === right, near: clausesBetween(text, end, right) <= 1 };
        });
    });
    const share = (key: 'exact' | 'near') => results.filter((result) => result[key]).length / results.length;
    expect(share('near')).toBeGreaterThanOrEqual(0.95);
    expect(share('exact')).toBeGreaterThanOrEqual(0.8);
  });
});
