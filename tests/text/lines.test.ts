import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fold } from '../../server/src/text/fold.ts';
import { LineIndex } from '../../server/src/text/lines.ts';

const text = fc
  .array(fc.constantFrom('一', 'a', '，', '\n', '\r\n', '\r', '\u{1F600}', '　'), { maxLength: 30 })
  .map((p) => p.join(''));

describe('positions', () => {
  test('agree with those of the protocol’s text document', () => {
    fc.assert(
      fc.property(text, fc.nat(40), fc.nat(10), (content, line, character) => {
        const document = TextDocument.create('file:///a', 'report', 1, content);
        const lines = new LineIndex(content);
        expect(lines.count).toBe(document.lineCount);
        expect(lines.offset({ line, character })).toBe(document.offsetAt({ line, character }));
      }),
    );
  });

  test('lead back to the offset they were made from, except inside a line end', () => {
    fc.assert(
      fc.property(text, fc.nat(60), (content, at) => {
        const offset = Math.min(at, content.length);
        fc.pre(!(content[offset - 1] === '\r' && content[offset] === '\n'));
        const lines = new LineIndex(content);
        expect(lines.offset(lines.position(offset))).toBe(offset);
      }),
    );
  });
});

describe('folding', () => {
  test('keeps every offset', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (content) => {
        expect(fold(content)).toHaveLength(content.length);
      }),
    );
  });

  test('widths and blanks fold, Chinese punctuation and line ends stay', () => {
    expect(fold('（１）Ａ，：\u3000\u00a0\u200b。、“”\r\n')).toBe('(1)A,:   。、“”\r\n');
  });

  test('folding twice is folding once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (content) => {
        expect(fold(fold(content))).toBe(fold(content));
      }),
    );
  });
});
