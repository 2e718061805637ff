import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallestEdit } from '../../server/src/rules/smallest-edit.ts';
import { applyEdits } from './checking.ts';

describe('an edit is reduced to what changes', () => {
  it.each([
    ['⟦（十一）⟧水利', '（十二）', '（十⟦一⟧）水利', '二'],
    ['⟦1、⟧水利', '1.', '1⟦、⟧水利', '.'],
    ['⟦。。⟧', '。', '。⟦。⟧', ''],
    ['⟦4千⟧户', '4000', '4⟦千⟧户', '000'],
    ['⟦\u{20000}⟧', '\u{20001}', '⟦\u{20000}⟧', '\u{20001}'],
    ['水⟦\r\n⟧', '\r', '水⟦\r\n⟧', '\r'],
    ['⟦水⟧', '水', '水⟦⟧', ''],
  ])('%j to %j', (before, newText, after, reduced) => {
    const { text, span } = marked(before);
    const edit = smallestEdit(text, { span, newText });
    expect(edit).toEqual({ span: marked(after).span, newText: reduced });
  });

  it('and does the same', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        fc.nat(),
        fc.nat(),
        (text, newText, a, b) => {
          const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
          const edit = { span: { start, end }, newText };
          expect(applyEdits(text, [smallestEdit(text, edit)])).toBe(applyEdits(text, [edit]));
        },
      ),
    ));
});

function marked(text: string): { text: string; span: { start: number; end: number } } {
  const start = text.indexOf('⟦');
  return { text: text.replaceAll(/[⟦⟧]/g, ''), span: { start, end: text.indexOf('⟧') - 1 } };
}
