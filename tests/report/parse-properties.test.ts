import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ParsedText, Report, Section } from '../../server/src/report/model.ts';
import { parse, parseInSteps } from '../../server/src/report/parse.ts';
import { Session } from '../../server/src/session/session.ts';
import { fold } from '../../server/src/text/fold.ts';
import type { Span } from '../../server/src/text/span.ts';
import { growth, LINEAR } from '../hostile/growth.ts';
import { withDescendants } from './flat-outline.ts';
import { reportText } from './report-text.ts';

/** What a reader would call the same structure: places, levels, ordinals and kinds, not the raw characters. */
function shape(parsed: ParsedText): unknown {
  const section = (s: Section): unknown => [
    s.level,
    s.marker?.ordinal,
    s.kind,
    s.heading,
    s.span,
    s.children.map(section),
  ];
  return parsed.reports.map((report) => ({
    span: report.span,
    partial: report.partial,
    sections: report.sections.map(section),
    contents: report.contents?.sections.map(section),
    entries: report.glossary?.entries.map((e) => [e.ordinal, e.termSpan, e.definition, e.uses]),
    marks: report.noteMarks.map((mark) => [mark.ordinal, mark.span]),
    enumerations: report.enumerations.map((e) => [e.style, e.items]),
    faults: report.faults.map((fault) => [fault.kind, fault.expected, fault.section.heading.start]),
  }));
}

function spansOf(report: Report): Span[] {
  const sections = report.sections.flatMap(withDescendants);
  return [
    report.span,
    ...sections.flatMap((s) => [s.heading, s.span, s.title.span, ...(s.marker ? [s.marker.span] : [])]),
    ...report.paragraphs.map((p) => p.span),
    ...report.noteMarks.map((m) => m.span),
    ...report.enumerations.flatMap((e) => [e.span, ...e.items.flatMap((i) => [i.marker, i.span])]),
    ...(report.glossary?.entries.flatMap((e) => [e.span, e.termSpan, e.definition, ...e.uses]) ?? []),
  ];
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

describe('any text', () => {
  test('parses, with every span inside it', () => {
    fc.assert(
      fc.property(reportText(), (text) => {
        const { reports, furniture, damage } = parse(text);
        for (const span of [
          ...reports.flatMap(spansOf),
          ...furniture.map((f) => f.span),
          ...damage.map((d) => d.span),
        ]) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('has sections that nest and follow one another', () => {
    fc.assert(
      fc.property(reportText(), (text) => {
        for (const section of parse(text).reports.flatMap((report) => report.sections.flatMap(withDescendants))) {
          expect(holds(section.span, section.heading)).toBe(true);
          expect(holds(section.heading, section.title.span)).toBe(true);
          for (const child of section.children) {
            expect(holds(section.span, child.span)).toBe(true);
            expect(child.level).toBeGreaterThan(section.level);
            expect(child.parent).toBe(section);
          }
          section.children.reduce((end, child) => {
            expect(child.span.start).toBeGreaterThanOrEqual(end);
            return child.span.end;
          }, section.heading.start);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('has the same structure as its folded twin', () => {
    fc.assert(
      fc.property(reportText(), (text) => {
        expect(shape(parse(fold(text)))).toEqual(shape(parse(text)));
      }),
      { numRuns: 300 },
    );
  });

  test('read in steps is the same, and rests often enough for other work', () => {
    const text = fc.sample(reportText(80), { numRuns: 40, seed: 7 }).join('\n');
    const steps = parseInSteps(text);
    let rests = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) rests++;
    expect(shape(step.value)).toEqual(shape(parse(text)));
    expect(rests).toBeGreaterThan(5);
  });

  test('edited bit by bit is read like the same text opened anew', () => {
    const edit = fc.record({ at: fc.nat(400), remove: fc.nat(20), insert: reportText(8) });
    fc.assert(
      fc.property(reportText(60), fc.array(edit, { maxLength: 4 }), (text, edits) => {
        const session = new Session({ files: { read: async () => undefined } });
        const uri = 'file:///draft.report';
        session.open({ uri, languageId: 'report', version: 1, text });
        let current = text;
        edits.forEach(({ at, remove, insert }, i) => {
          const { lines } = parse(current);
          const start = Math.min(at, current.length);
          const end = Math.min(start + remove, current.length);
          const range = { start: lines.position(start), end: lines.position(end) };
          session.update(uri, [{ range, text: insert }], i + 2);
          // A place between the two characters of a line end is brought to the end of the line.
          current = current.slice(0, lines.offset(range.start)) + insert + current.slice(lines.offset(range.end));
        });
        expect(session.parsed(uri)?.text).toBe(current);
        expect(shape(session.parsed(uri) as ParsedText)).toEqual(shape(parse(current)));
      }),
      { numRuns: 100 },
    );
  });
});

describe('the time to parse grows with the length', () => {
  const hostile: [string, string][] = [
    ['markers', '一、'],
    ['markers behind stops', '。一、（二）3.'],
    ['lines of markers', '（一）推进\n'],
    ['opening brackets', '（'],
    ['closing brackets at line starts', '）\n'],
    ['opening quotation marks', '“'],
    ['digits', '1'],
    ['numbers and blanks', '1 '],
    ['blanks', ' '],
    ['blank lines', '\n'],
    ['carriage returns', '\r'],
    ['one clause', '持续推进高质量发展，'],
    ['glossary entries', '1.“三区”：指三个区。\n'],
    ['note marks', '“三区”[1]'],
    ['list items', '一是稳；二是进；'],
    ['headings of contents', '一、总则 1\n'],
    ['escaped line ends', '\\r\\n'],
    ['damaged markers', '）推进。\n、推进。\n'],
  ];

  test.each(hostile)('%s', (_, unit) => {
    expect(
      growth((size) => {
        const text = unit.repeat(Math.ceil(size / unit.length));
        return () => parse(text);
      }),
    ).toBeLessThan(LINEAR);
  });

  // A search that leaves its line is so fast that it shows only where there are very many lines.
  test('a hundred thousand lines', () => {
    const prepare = (size: number) => {
      const text = '东岸的桥修通了。\n'.repeat(Math.ceil(size / 9));
      return () => parse(text);
    };
    expect(growth(prepare, { from: 400_000 })).toBeLessThan(LINEAR);
  });
});
