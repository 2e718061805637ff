import { describe, expect, it } from 'vitest';
import { parse } from '../../server/src/report/parse.ts';
import { isCited, occurrences, openMark, passages } from '../../server/src/rules/running-text.ts';

const REPORT = `柳溪县政府工作报告

一、过去一年工作回顾
（一）产业发展。新建“双桥”厂房八座，双桥通车。
（二）城乡面貌。改造老旧小区六个。

名词解释
1.双桥：指南北双桥。
2.古渡：指城东古渡。
3.新港：指城西新港。
`;

function contextOf(text: string) {
  const document = parse(text);
  const report = document.reports[0];
  if (!report) throw new Error('no report');
  return { document, report };
}

describe('running text', () => {
  it('finds what stands in the body and not what stands in the glossary', () => {
    const found = [...occurrences(contextOf(REPORT), /双桥/g)];
    expect(found.map(({ span }) => span.start)).toEqual([REPORT.indexOf('双桥'), REPORT.indexOf('双桥通车')]);
  });

  it('reads the folded text, and has the raw text beside it', () => {
    const [found] = occurrences(contextOf(REPORT), /座,双/g);
    expect(found?.passage.raw.slice(found.match.index, found.match.index + 3)).toBe('座，双');
  });

  it('takes the regions that are asked for', () => {
    const texts = [...passages(contextOf(REPORT), new Set(['glossary']))].map(({ raw }) => raw);
    expect(texts.at(-1)).toBe('3.新港：指城西新港。');
  });
});

describe('open marks', () => {
  it.each([
    ['出台《关于‸若干意见》', '《'],
    ['“一件事”改‸革', undefined],
    ['(含“双桥”和‸古渡)', '('],
    ['(含“双‸桥”)', '“'],
  ])('%s', (marked, mark) => {
    expect(openMark(marked.replace('‸', ''), marked.indexOf('‸'))).toBe(mark);
  });

  it('takes brackets for the report’s own words', () => {
    expect(isCited('(双桥)', 1)).toBe(false);
    expect(isCited('《双桥》', 1)).toBe(true);
    expect(isCited('《双桥规划(2021-2025年)》', 8)).toBe(true);
  });
});
