import { describe, expect, it } from 'vitest';
import { findDamage } from '../../server/src/report/damage.ts';
import type { DamageKind } from '../../server/src/report/model.ts';
import { finish } from '../../server/src/report/steps.ts';
import { fold } from '../../server/src/text/fold.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import { growth, LINEAR } from '../hostile/growth.ts';

/** Checks that exactly the `⟦…⟧` places of `marked` are signs of damage, each of its `kinds` in order. */
function expectDamage(marked: string, ...kinds: DamageKind[]): void {
  const text = marked.replaceAll(/[⟦⟧]/g, '');
  const signs = finish(findDamage(fold(text), new LineIndex(text), paragraphsOf(text)));
  let shown = '';
  let end = 0;
  for (const { span } of signs) {
    shown += `${text.slice(end, span.start)}⟦${text.slice(span.start, span.end)}⟧`;
    end = span.end;
  }
  expect(shown + text.slice(end)).toBe(marked);
  expect(signs.map(({ kind }) => kind)).toEqual(kinds);
}

function paragraphsOf(text: string): { span: { start: number; end: number } }[] {
  return [...text.matchAll(/[^\n]+/g)].map(({ index, 0: line }) => ({
    span: { start: index, end: index + line.length },
  }));
}

describe('signs of damage', () => {
  it('two percentages without anything between them', () =>
    expectDamage('产值、利润分别增长⟦12.3%4⟧5.6%。', 'lost-character'));
  it('a session without its number', () => expectDamage('镇人民代表大会⟦第次⟧会议', 'lost-character'));
  it('a date without year and month', () => expectDamage('⟦202415日⟧在镇礼堂', 'lost-character'));
  it('brackets and quotation marks with nothing in them', () =>
    expectDamage('出台⟦《》⟧，推进⟦“”⟧工程⟦（）⟧', 'lost-character', 'lost-character', 'lost-character'));
  it('what is left of a marker at the start of a line', () =>
    expectDamage('概况\n⟦二)⟧大力兴修水利\n　　⟦）⟧大力植树', 'lost-marker', 'lost-marker'));
  it('line ends written out', () => expectDamage('第一段。⟦\\r\\n⟧第二段。', 'escaped-line-end'));
  it('HTML entities', () => expectDamage('概况&middot;'.replace('&middot;', '⟦&nbsp;⟧'), 'html-entity'));
  it('question marks where a blank was', () => expectDamage('镇⟦??⟧政⟦????⟧府', 'question-marks', 'question-marks'));
  it('replacement characters', () => expectDamage('二⟦\ufffd\ufffd⟧三五年', 'replacement-character'));
  it('one sign for a paragraph with unpaired quotation marks', () =>
    expectDamage('办好⟦“⟧一件事。\n推进“两化”和三治⟦”⟧。\n建成“四园”。', 'unpaired-quote', 'unpaired-quote'));
});

describe('what authors write', () => {
  it.each([
    '增长6%-6.5%，占比达到24%。',
    '新增10个4A级景区、3个5亿级项目、2个5G基站。',
    '引进资金50000日元，历时365日。',
    '第一次会议、第三届代表大会、等第次序。',
    '（一）抓项目\n1）建厂房\n（1）修路',
    '见 http://example.org/%E5%85%AC?page=1&size=20 一文。',
    '这是为什么？？',
    '形成“一镇、一街、\n三园”的格局。',
    'C:\\new\\report',
  ])('%j', (text) => expect(finish(findDamage(fold(text), new LineIndex(text), paragraphsOf(text)))).toEqual([]));
});

it('takes time linear in the text, whatever it holds', () => {
  for (const unit of ['?', '“', ' ', '1', '1.', '%', '&', '一', ')', '\\', '\n']) {
    const grown = growth((size) => {
      const text = unit.repeat(size / unit.length);
      return () => finish(findDamage(text, new LineIndex(text), paragraphsOf(text)));
    });
    expect(grown, unit).toBeLessThan(LINEAR);
  }
});
