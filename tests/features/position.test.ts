import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { toOffset, toRange } from '../../server/src/features/position.ts';
import { parse } from '../../server/src/report/parse.ts';

const text = fc.string({ unit: fc.constantFrom('甲', '😀', '\n', '\r', '\r\n', ' '), maxLength: 12 });

describe('positions', () => {
  it('are those of the protocol, for places outside the text and inside line ends, too', () => {
    fc.assert(
      fc.property(text, fc.nat(14), fc.nat(6), (content, line, character) => {
        const reference = TextDocument.create('', '', 0, content);
        expect(toOffset(parse(content), { line, character })).toBe(reference.offsetAt({ line, character }));
      }),
      { numRuns: 2000 },
    );
  });

  it('of a span lead back to it', () => {
    const document = parse('一、农业\r\n😀种粮\n');
    const span = { start: document.text.indexOf('种'), end: document.text.indexOf('种') + 2 };
    const { start, end } = toRange(document, span);
    expect([toOffset(document, start), toOffset(document, end)]).toEqual([span.start, span.end]);
  });
});

describe('length', () => {
  it('counts characters, not units, and no blanks', () => {
    const document = parse('一、 农业　😀\r\n种粮\n');
    expect(document.lines.characters({ start: 0, end: document.text.length })).toBe(7);
  });
});
