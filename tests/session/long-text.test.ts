import { describe, expect, test } from 'vitest';
import { foldingRanges } from '../../server/src/features/folding.ts';
import { documentSymbols } from '../../server/src/features/symbols.ts';
import type { ParsedText } from '../../server/src/report/model.ts';
import { parse } from '../../server/src/report/parse.ts';
import { walk } from '../../server/src/report/walk.ts';
import { Outdated } from '../../server/src/session/cancellation.ts';
import { Session } from '../../server/src/session/session.ts';
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
  const snapshot = new Snapshot(URI, 'report', 1, start);
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

  test('stops being read when it is outdated', async () => {
    const typed = (await opened()).next([{ range: { start: HEAD, end: HEAD }, text: '新' }], 2);
    const reading = typed.read(running);
    typed.outdate();
    await expect(reading).rejects.toBeInstanceOf(Outdated);
  });
});

describe('a check of a long text', () => {
  const FAULT = '完成，，目标';

  /** A session with the long text open, a comma too many in line 50, and a check of it that has begun. */
  async function checking() {
    const session = new Session({ files: { read: async () => undefined } });
    const text = start
      .split('\n')
      .with(50, `（一）抓好重点任务。${'办好群众关心的事情，'.repeat(9)}${FAULT}。`)
      .join('\n');
    session.open({ uri: URI, languageId: 'report', version: 1, text });
    await session.snapshot(URI)?.read(running);
    const findings = session.findings(URI, running);
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
    return { session, findings, column: text.split('\n')[50]?.indexOf(FAULT) as number };
  }

  const typeInLine50 = (session: Session, text: string, version: number): void => {
    const place = { line: 50, character: 30 };
    session.update(URI, [{ range: { start: place, end: place }, text }], version);
  };

  test('goes on while words are typed, and what it finds is where it stands now', async () => {
    const { session, findings, column } = await checking();
    typeInLine50(session, '认真', 2);
    typeInLine50(session, '切实', 3);
    await findings;
    const last = session.lastFindings(URI);
    const found = last?.result.findings.find(({ rule }) => rule === 'punctuation-doubled');
    expect(last?.document.lines.position(found?.span.start ?? 0)).toEqual({ line: 50, character: column + 4 + 2 });
  });

  test('ends when the outline may have changed', async () => {
    const { session, findings } = await checking();
    typeInLine50(session, '\n二、新的一项\n', 2);
    await expect(findings).rejects.toBeInstanceOf(Outdated);
    expect(session.lastFindings(URI)).toBeUndefined();
  });

  test('of a version that is newer has the last word', async () => {
    const { session, findings, column } = await checking();
    const comma = { start: { line: 50, character: column + 2 }, end: { line: 50, character: column + 3 } };
    session.update(URI, [{ range: comma, text: '' }], 2);
    await session.findings(URI);
    await findings.catch(() => undefined);
    expect(session.lastFindings(URI)?.result.findings.map(({ rule }) => rule)).not.toContain('punctuation-doubled');
  });
});

const URI = 'file:///a.report';
const WRITTEN = ['改', '新的任务', '。', '，', '一', '12', '（', '！'];
const HEAD = { line: 3, character: 20 };
