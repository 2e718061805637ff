import { describe, expect, test } from 'vitest';
import type { ParsedText, Section } from '../../server/src/report/model.ts';
import { parse } from '../../server/src/report/parse.ts';
import { fold } from '../../server/src/text/fold.ts';
import { numberedSections } from '../report/flat-outline.ts';
import { corpusFiles, SKIP_WITHOUT_CORPUS } from './corpus.ts';

/** A text made from a clean one, and where each heading of the clean one stands in it. */
interface Twin {
  text: string;
  places: Map<Section, number>;
}

/** Not clean: scanned, or held together by the literal line ends that gluing would destroy. */
const UNCLEAN = /^plan-|junk/;
const ESCAPED_LINE_ENDS = /\\r\\n/;

/** Line breaks before headings become one blank; those after headings and between paragraphs vanish, as on a web page that lost its tags. */
function glue({ text, lines }: ParsedText, headings: readonly Section[]): Twin {
  const places = new Map<Section, number>();
  const opening = new Set(headings.map((heading) => heading.heading.start));
  let glued = '';
  let next = 0;
  for (let line = 0; line < lines.count; line++) {
    const raw = text.slice(lines.start(line), lines.start(line + 1));
    const indent = raw.length - raw.trimStart().length;
    const start = lines.start(line) + indent;
    const body = raw.trim();
    if (opening.has(start)) glued += ' ';
    while (next < headings.length && (headings[next] as Section).heading.start < start + body.length) {
      const heading = headings[next++] as Section;
      places.set(heading, glued.length + heading.heading.start - start);
    }
    glued += body;
  }
  return { text: glued, places };
}

/** Line breaks and blanks vanish without a trace. */
function runTogether({ text }: ParsedText, headings: readonly Section[]): Twin {
  const places = new Map<Section, number>();
  let twin = '';
  let from = 0;
  for (const heading of headings) {
    twin += text.slice(from, heading.heading.start).replace(/[\s\u3000]/g, '');
    places.set(heading, twin.length);
    from = heading.heading.start;
  }
  return { text: twin + text.slice(from).replace(/[\s\u3000]/g, ''), places };
}

/** Loses the opening bracket of every eighth heading and the numeral of every eleventh, as a page does that lost its spans. */
function damage({ text }: ParsedText, headings: readonly Section[]): Twin {
  const places = new Map<Section, number>();
  let damaged = '';
  let from = 0;
  headings.forEach((heading, index) => {
    const { span, style } = heading.marker as NonNullable<Section['marker']>;
    damaged += text.slice(from, span.start);
    places.set(heading, damaged.length);
    const marker = text.slice(span.start, span.end);
    const isBracketed = style === 'han-paren' || style === 'arabic-paren';
    if (isBracketed && index % 8 === 3) damaged += marker.slice(1);
    else if ((isBracketed || style === 'han') && index % 11 === 7) damaged += marker.at(-1);
    else damaged += marker;
    from = span.end;
  });
  return { text: damaged + text.slice(from), places };
}

/** F1 of the headings of `twin`, a heading being right where its place and its ordinal are. */
function score(headings: readonly Section[], twin: Twin): { right: number; wanted: number; got: number } {
  const got = numberedSections(parse(twin.text));
  const byPlace = new Map(got.map((section) => [section.heading.start, section.marker?.ordinal]));
  const right = headings.filter((h) => byPlace.get(twin.places.get(h) as number) === h.marker?.ordinal).length;
  return { right, wanted: headings.length, got: got.length };
}

function f1(scores: readonly { right: number; wanted: number; got: number }[]): number {
  const sum = (key: 'right' | 'wanted' | 'got') => scores.reduce((total, s) => total + s[key], 0);
  return (2 * sum('right')) / (sum('wanted') + sum('got'));
}

describe.skipIf(SKIP_WITHOUT_CORPUS)('twins of clean reports keep their outline (skipped without the corpus)', () => {
  const originals = corpusFiles('reports')
    .filter(({ name, text }) => !UNCLEAN.test(name) && !ESCAPED_LINE_ENDS.test(text))
    .map(({ text }) => parse(text))
    .map((parsed) => ({ parsed, headings: numberedSections(parsed) }))
    .filter(({ headings }) => headings.length > 0);
  const twins = (make: typeof glue) => originals.map(({ parsed, headings }) => score(headings, make(parsed, headings)));

  test('there are reports to make twins of', () => expect(originals.length).toBeGreaterThan(40));

  test('glued like a web listing', () => expect(f1(twins(glue))).toBeGreaterThanOrEqual(0.97));

  test('glued and folded', () => {
    const folded = (parsed: ParsedText, headings: readonly Section[]) => {
      const twin = glue(parsed, headings);
      return { ...twin, text: fold(twin.text) };
    };
    expect(f1(twins(folded))).toBeGreaterThanOrEqual(0.97);
  });

  test('on one line, a blank for each line end: places, levels and titles', () => {
    const key = ({ level, marker, title }: Section) => `${level} ${marker?.ordinal} ${title.text.slice(0, 12)}`;
    const scores = originals.map(({ parsed, headings }) => {
      const line = parsed.text.trim().replace(/[ \u3000\t]*[\r\n]+[ \u3000\t]*/g, ' ');
      const got = numberedSections(parse(line)).map(key);
      const left = new Map<string, number>();
      for (const found of got) left.set(found, (left.get(found) ?? 0) + 1);
      const right = headings.map(key).filter((wanted) => {
        const count = left.get(wanted) ?? 0;
        left.set(wanted, count - 1);
        return count > 0;
      });
      return { right: right.length, wanted: headings.length, got: got.length };
    });
    expect(f1(scores)).toBeGreaterThanOrEqual(0.9);
  });

  test('run together without a trace', () => {
    const scores = twins(runTogether);
    const sum = (key: 'right' | 'wanted') => scores.reduce((total, s) => total + s[key], 0);
    // Only what is found counts: lists inside paragraphs may be taken for headings, as nothing tells them apart any more.
    expect(sum('right') / sum('wanted')).toBeGreaterThanOrEqual(0.95);
  });

  test('damaged like a page that lost characters', () => expect(f1(twins(damage))).toBeGreaterThanOrEqual(0.97));
});
