import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LineIndex } from '../../server/src/text/lines.ts';
import { RevisedText, type TextChange } from '../../server/src/text/revised-text.ts';

/** Same seed, same numbers in [0, 1). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const PIECES = ['一、', '工业', '（二）', '𠀀', 'a', '。', '\n', '\r\n', '\r', '\n\n', ' '];

function randomText(random: () => number, pieces: number): string {
  return Array.from({ length: pieces }, () => PIECES[Math.floor(random() * PIECES.length)]).join('');
}

function lined(text: string) {
  return { text, lines: new LineIndex(text) };
}

function randomChange(random: () => number, text: string): Required<TextChange> {
  const lines = new LineIndex(text);
  const from = Math.floor(random() * (text.length + 1));
  const to = random() < 0.5 ? from : Math.min(text.length, from + Math.floor(random() * 12));
  return {
    range: { start: lines.position(from), end: lines.position(to) },
    text: random() < 0.3 ? '' : randomText(random, 1 + Math.floor(random() * 3)),
  };
}

describe('an edited text', () => {
  test('reads as the ordinary document does after the same edits, line by line', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = seeded(seed);
      const start = randomText(random, Math.floor(random() * 60));
      const document = TextDocument.create('file:///a', 'report', 0, start);
      let edited = RevisedText.of(lined(start));
      for (let version = 1; version <= 40; version++) {
        const change = randomChange(random, document.getText());
        TextDocument.update(document, [change], version);
        edited = edited.apply(change);
        const whole = lined(document.getText());
        expect(edited.text, `seed ${seed}, edit ${version}`).toBe(whole.text);
        expect(edited.lines.count, `seed ${seed}, edit ${version}`).toBe(whole.lines.count);
        for (let line = 0; line < whole.lines.count; line++) {
          expect(edited.lines.line(line)).toBe(whole.text.slice(whole.lines.start(line), whole.lines.start(line + 1)));
        }
      }
    }
  });

  test('finds every place of the base inside the text, in order, and what was not touched at the same words', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = seeded(seed * 7);
      const start = randomText(random, 60);
      let edited = RevisedText.of(lined(start));
      for (let edits = 0; edits < 6; edits++) edited = edited.apply(randomChange(random, edited.text));
      const now = lined(edited.text);
      let last = 0;
      for (let offset = 0; offset <= start.length; offset++) {
        const position = edited.lines.position(offset);
        const at = now.lines.start(position.line) + position.character;
        expect(now.lines.position(at)).toEqual(position);
        expect(at).toBeGreaterThanOrEqual(last);
        last = at;
        const hunk = edited.hunks.find(({ start, stop }) => start <= offset && offset < stop);
        const inside = hunk && offset - hunk.start - hunk.change.at;
        const isGone = hunk && (inside as number) >= 0 && (inside as number) < hunk.change.old.length;
        const isBefore = inside === 0;
        if (offset === start.length || isGone || (isBefore && offset === hunk?.start)) continue;
        const found = isBefore ? edited.lines.position(offset, true) : position;
        expect(now.text[now.lines.start(found.line) + found.character]).toBe(start[offset]);
        if (start[offset] !== '\n' && start[offset] !== '\r') expect(edited.lines.offset(found)).toBe(offset);
      }
      const whole = { start: 0, end: start.length };
      expect(edited.lines.words(whole)).toBe(now.text);
      expect(edited.lines.characters(whole)).toBe(now.lines.characters({ start: 0, end: now.text.length }));
    }
  });

  test('what is written at a place belongs to what ends there and not to what begins there', () => {
    const edited = RevisedText.of(lined('甲乙\n')).apply({
      range: { start: { line: 0, character: 1 }, end: { line: 0, character: 1 } },
      text: '新',
    });
    expect(edited.lines.position(1, true)).toEqual({ line: 0, character: 2 });
    expect(edited.lines.position(1)).toEqual({ line: 0, character: 1 });
  });

  test('an edit that is taken back leaves nothing behind', () => {
    const start = RevisedText.of(lined('一、工业\n二、农业\n'));
    const at = { line: 1, character: 2 };
    const typed = start.apply({ range: { start: at, end: at }, text: '新\n' });
    const undone = typed.apply({ range: { start: at, end: { line: 2, character: 0 } }, text: '' });
    expect(typed.hunks).toHaveLength(1);
    expect(undone.hunks).toEqual([]);
  });
});
