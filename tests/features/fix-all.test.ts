import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EditedText } from '../../server/src/features/edited-text.ts';
import { combine, fixAll } from '../../server/src/features/fix-all.ts';
import type { ParsedText } from '../../server/src/report/model.ts';
import { parse } from '../../server/src/report/parse.ts';
import type { Edit, Finding, Fix } from '../../server/src/rules/rule.ts';

const edit = (start: number, end: number, newText: string): Edit => ({ span: { start, end }, newText });
const fix = (safe: boolean, ...edits: Edit[]): Fix => ({ title: { zh: '改', en: 'Fix' }, safe, edits });

function apply(text: string, edits: readonly Edit[]): string {
  return edits.reduceRight(
    (result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.end),
    text,
  );
}

/** Stands in for a rule: every `from` in the text is to become `to`. */
function replacing(from: string, to: string, safe = true) {
  return ({ text }: ParsedText): Finding[] => {
    const findings: Finding[] = [];
    for (let at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + from.length)) {
      const span = { start: at, end: at + from.length };
      const message = { zh: from, en: from };
      findings.push({
        rule: 'test',
        severity: 'error',
        span,
        message,
        related: [],
        fix: fix(safe, edit(at, span.end, to)),
      });
    }
    return findings;
  };
}

describe('fixes that go together', () => {
  it('are taken whole, first come first served, in text order', () => {
    const first = fix(true, edit(2, 4, 'a'), edit(20, 22, 'b'));
    const clashing = fix(true, edit(0, 1, 'c'), edit(3, 5, 'd'));
    const free = fix(true, edit(10, 11, 'e'));
    expect(combine([first, clashing, free])).toEqual([edit(2, 4, 'a'), edit(10, 11, 'e'), edit(20, 22, 'b')]);
  });

  it('never insert two things at one place', () => {
    expect(combine([fix(true, edit(3, 3, 'a')), fix(true, edit(3, 3, 'b'))])).toEqual([edit(3, 3, 'a')]);
  });
});

describe('fix all', () => {
  it('goes on until no safe fix is left, and gives edits of the original text', () => {
    const document = parse('甲乙乙乙乙丙');
    const edits = fixAll(document, replacing('乙乙', '乙'));
    expect(apply(document.text, edits)).toBe('甲乙丙');
  });

  it('leaves fixes alone that are only suggested', () => {
    expect(fixAll(parse('甲乙丙'), replacing('乙', '丁', false))).toEqual([]);
  });

  it('ends even where two fixes undo one another', () => {
    const check = (document: ParsedText): Finding[] => [
      ...replacing('甲', '乙')(document),
      ...replacing('乙', '甲')(document),
    ];
    expect(() => fixAll(parse('甲丙'), check)).not.toThrow();
  });

  it('adds up any sequence of edits to the same text', () => {
    const edits = fc.array(fc.tuple(fc.nat(12), fc.nat(4), fc.stringMatching(/^[甲乙]{0,3}$/)), { maxLength: 3 });
    fc.assert(
      fc.property(fc.stringMatching(/^[丙丁\n]{0,12}$/), fc.array(edits, { maxLength: 4 }), (text, rounds) => {
        const edited = new EditedText(text);
        let expected = text;
        for (const round of rounds) {
          const { length } = expected;
          const fixes = round.map(([start, count, newText]) =>
            fix(true, edit(Math.min(start, length), Math.min(start + count, length), newText)),
          );
          const taken = combine(fixes);
          edited.apply(taken);
          expected = apply(expected, taken);
        }
        expect(edited.text).toBe(expected);
        expect(apply(text, edited.edits)).toBe(expected);
      }),
    );
  });
});
