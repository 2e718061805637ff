import { describe, expect, it } from 'vitest';
import { afterFix, expectRepeats, expectSilence } from './repeats.ts';

const BASKET = '“两端菜篮”：指城里的菜店同村里的菜农直接结对，当天采摘、当天上架的供菜办法。';
const READING = '“一刻钟书房”：指居民出门走十五分钟就能到达、从早到晚开放的公共阅览室。';
const MACHINES = '“共享农机”：指几个村合买一套农机、按天轮流使用并分摊油钱的做法。';
const OTHER_BASKET = '“两端菜篮”：指由县供销社统一收购、统一配送到学校和医院食堂的平价蔬菜。';

/** A small report with these lines as its glossary. */
function glossary(...lines: string[]): string {
  return `柳溪县政府工作报告

各位代表：

一、过去一年工作回顾
（一）产业发展稳步向好。新建厂房八座，新增岗位三千个。
（二）城乡面貌不断改善。办起“两端菜篮”，建好“一刻钟书房”，推广“共享农机”。设立“两端菜篮”直供站，试行“双头菜篮”。
二、今年工作安排
（一）抓好项目建设。开工十个重点项目，完成投资计划。
（二）抓好环境治理。整治河道五条，植树两万株。

名词解释
${lines.join('\n')}
`;
}

/** The same with numbers before the entries. */
function numbered(...lines: string[]): string {
  return glossary(...lines.map((line, i) => line.replace(/^⟦?/, (mark) => `${mark}${i + 1}.`)));
}

describe('glossary-duplicate-term', () => {
  const RULE = 'glossary-duplicate-term';

  it('marks the later entry and names the earlier', () => {
    const marked = numbered(BASKET, READING, MACHINES, `⟦${BASKET}⟧`);
    const [finding] = expectRepeats(RULE, marked);
    expect(finding).toMatchObject({ severity: 'warning', fix: { safe: false } });
    expect(finding?.message.zh).toContain('第13行');
    expect(finding?.related).toHaveLength(1);
    expect(afterFix(marked, finding)).toBe(numbered(BASKET, READING, MACHINES));
  });

  it('fixes safely where the same entry follows at once', () => {
    const marked = glossary(`1.${BASKET}`, `⟦1.${BASKET}⟧`, `2.${READING}`, `3.${MACHINES}`);
    const [finding] = expectRepeats(RULE, marked);
    expect(finding?.fix?.safe).toBe(true);
    expect(afterFix(marked, finding)).toBe(numbered(BASKET, READING, MACHINES));
  });

  it('offers no fix that leaves a gap in the numbers', () => {
    const [finding] = expectRepeats(RULE, numbered(BASKET, READING, `⟦${BASKET}⟧`, MACHINES));
    expect(finding?.fix).toBeUndefined();
  });

  it('recognises a copy whose number breaks the order', () => {
    const marked = glossary(`1.${BASKET}`, `2.${READING}`, `3.${MACHINES}`, `⟦1.${BASKET}⟧`);
    const [finding] = expectRepeats(RULE, marked);
    expect(afterFix(marked, finding)).toBe(numbered(BASKET, READING, MACHINES));
  });

  it.each([
    ['quotation marks', BASKET.replace(/[“”]/g, '')],
    ['a page note', BASKET.replace('”：', '”（P2）：')],
    ['a page at its end', BASKET.replace('。', '。（见第3页）')],
    ['one character in forty', BASKET.replace('办法', '方法')],
  ])('takes an entry for the same that differs in %s', (_, copy) => {
    expectRepeats(RULE, numbered(BASKET, READING, MACHINES, `⟦${copy}⟧`));
  });

  it('makes one finding of three entries', () => {
    const [finding] = expectRepeats(RULE, numbered(BASKET, READING, MACHINES, `⟦${BASKET}⟧`, BASKET));
    expect(finding?.related).toHaveLength(2);
  });

  it('is silent where one term is part of another', () => {
    expectSilence(
      numbered(BASKET, READING, MACHINES, '“两端菜篮”直供站：指菜农把当天的菜交到、菜店从那里取走的交接点。'),
    );
  });

  it('is silent where two terms share a definition', () => {
    expectSilence(numbered(BASKET, READING, MACHINES, BASKET.replace('两端菜篮', '双头菜篮')));
  });
});

describe('glossary-conflicting-definition', () => {
  const RULE = 'glossary-conflicting-definition';

  it('marks the second definition and names the first', () => {
    const [finding] = expectRepeats(RULE, numbered(BASKET, READING, MACHINES, `⟦${OTHER_BASKET}⟧`));
    expect(finding).toMatchObject({ severity: 'error' });
    expect(finding?.message.zh).toContain('第13行');
    expect(finding?.fix).toBeUndefined();
  });

  it('is silent where the alias of one entry is the term of none', () => {
    expectSilence(numbered(`“菜篮”“书房”：“菜篮”指两端菜篮，“书房”指一刻钟书房，都是便民的设施。`, READING, MACHINES));
  });
});
