import { describe, expect, test } from 'vitest';
import { foldingRanges } from '../../server/src/features/folding.ts';
import { documentSymbols } from '../../server/src/features/symbols.ts';
import type { ParsedText } from '../../server/src/report/model.ts';
import { parse } from '../../server/src/report/parse.ts';
import { walk } from '../../server/src/report/walk.ts';
import { Outdated } from '../../server/src/session/cancellation.ts';
import { Snapshot } from '../../server/src/session/snapshot.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import { formatHan } from '../../server/src/text/numerals.ts';
import type { TextChange } from '../../server/src/text/revised-text.ts';

/** So long that it is not read anew with each edit. */
function longText(): string {
  const lines = ['某市政府工作报告', '各位代表：'];
  for (let part = 1; part <= 40; part++) {
    lines.push(`${formatHan(part)}、第${part}项工作`);
    for (let item = 1; item <= 9; item++) {
      lines.push(
        `（${formatHan(item)}）抓好重点任务。${`推进第${part}批第${item}件实事，办好群众关心的事情，`.repeat(9)}完成年度目标。`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Same seed, same numbers in [0, 1). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const TYPED = ['改', '𠀀', '。', '\n', '\r\n', '三、', '（二）', ''];

function randomChange(random: () => number, text: string): TextChange {
  const lines = new LineIndex(text);
  const from = Math.floor(random() * text.length);
  const to = from + (random() < 0.6 ? 0 : Math.floor(random() * 400));
  return {
    range: { start: lines.position(from), end: lines.position(Math.min(to, text.length)) },
    text: TYPED[Math.floor(random() * TYPED.length)] as string,
  };
}

const running = { isCancellationRequested: false };
const start = longText();

async function opened(): Promise<Snapshot> {
  const snapshot = new Snapshot('file:///a.report', 'report', 1, start);
  await snapshot.read(running);
  return snapshot;
}

function* places(view: ParsedText) {
  for (const report of view.reports) for (const section of walk(report.sections)) yield section.heading;
}

describe('a long text that is being typed in', () => {
  test('shows every place inside the text, and headings that were not touched at their words', async () => {
    for (let seed = 1; seed <= 8; seed++) {
      const random = seeded(seed);
      let snapshot = await opened();
      for (let edit = 0; edit < 10; edit++) {
        snapshot = snapshot.next([randomChange(random, snapshot.text)], edit + 2);
        const view = snapshot.view as ParsedText;
        const now = { text: snapshot.text, lines: new LineIndex(snapshot.text) };
        expect(view.lines.count).toBe(now.lines.count);
        let right = 0;
        for (const heading of places(view)) {
          const range = { start: view.lines.position(heading.start), end: view.lines.position(heading.end, true) };
          const from = now.lines.start(range.start.line) + range.start.character;
          const to = now.lines.start(range.end.line) + range.end.character;
          expect(now.lines.position(from)).toEqual(range.start);
          expect(now.lines.position(to)).toEqual(range.end);
          if (now.text.slice(from, to) === start.slice(heading.start, heading.end)) right++;
        }
        const all = [...places(view)].length;
        expect(right).toBeGreaterThanOrEqual(all - 10 * (edit + 1));
      }
    }
  });

  test('is read again as if it were read for the first time', async () => {
    for (let seed = 1; seed <= 8; seed++) {
      const random = seeded(seed * 11);
      let snapshot = await opened();
      for (let edit = 0; edit < 5; edit++) {
        for (let typed = 0; typed < 3; typed++) {
          snapshot = snapshot.next([randomChange(random, snapshot.text)], edit * 3 + typed + 2);
        }
        const whole = parse(snapshot.text);
        const read = await snapshot.read(running);
        expect(snapshot.view).toBe(read);
        expect(documentSymbols(read, 'zh')).toEqual(documentSymbols(whole, 'zh'));
        expect(foldingRanges(read)).toEqual(foldingRanges(whole));
      }
    }
  });

  test('shows the outline of the text as it is, and at once after words typed in the middle of a paragraph', async () => {
    let atOnce = 0;
    const before = await opened();
    const random = seeded(5);
    for (let edit = 0; edit < 60; edit++) {
      const line = 2 + Math.floor(random() * (before.parsed.lines.count - 3));
      const from = Math.floor(random() * (before.parsed.lines.line(line).length - 2));
      const to = from + (random() < 0.7 ? 0 : 2);
      const range = { start: { line, character: from }, end: { line, character: to } };
      const typed = before.next([{ range, text: WRITTEN[Math.floor(random() * WRITTEN.length)] as string }], 2);
      const outline = await typed.readOutline(running);
      if (outline.reports === before.parsed.reports) atOnce++;
      const whole = parse(typed.text);
      expect(documentSymbols(outline, 'zh'), JSON.stringify(range)).toEqual(documentSymbols(whole, 'zh'));
      expect(foldingRanges(outline)).toEqual(foldingRanges(whole));
    }
    expect(atOnce).toBeGreaterThan(20);
  });

  test('stops being read when the next edit comes', async () => {
    const typed = (await opened()).next([{ range: { start: HEAD, end: HEAD }, text: '新' }], 2);
    const reading = typed.read(running);
    typed.next([{ range: { start: HEAD, end: HEAD }, text: '又' }], 3);
    await expect(reading).rejects.toBeInstanceOf(Outdated);
  });
});

const WRITTEN = ['改', '新的任务', '。', '，', '一', '12', '（', '！'];
const HEAD = { line: 3, character: 20 };
