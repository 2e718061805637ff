import { describe, expect, it } from 'vitest';
import { parse } from '../../server/src/report/parse.ts';
import { describeFindings, findingsOf } from './checking.ts';
import { afterFix, expectRepeats, expectSilence } from './repeats.ts';

const BASKET = '“两端菜篮”：指城里的菜店同村里的菜农直接结对，当天采摘、当天上架的供菜办法。';
const READING = '“一刻钟书房”：指居民出门走十五分钟就能到达、从早到晚开放的公共阅览室。';
const MACHINES = '“共享农机”：指几个村合买一套农机、按天轮流使用并分摊油钱的做法。';
const SCHOOL = '“田间学堂”：指把课堂设在田头、由农技人员授课的培训方式。';
const USES = '办起“两端菜篮”，建好“一刻钟书房”，推广“共享农机”，开办“田间学堂”。';

function glossary(lines: readonly string[], uses: string = USES): string {
  return `柳溪县政府工作报告

各位代表：

一、过去一年工作回顾
（一）产业发展稳步向好。新建厂房八座，新增岗位三千个。
（二）城乡面貌不断改善。${uses}
二、今年工作安排
（一）抓好项目建设。开工十个重点项目，完成投资计划。
（二）抓好环境治理。整治河道五条，植树两万株。

名词解释
${lines.join('\n')}
`;
}

/** The four entries with these numbers before them. */
function numbered(...numbers: string[]): string {
  return glossary([BASKET, READING, MACHINES, SCHOOL].map((entry, i) => `${numbers[i]}${entry}`));
}

const RIGHT = numbered('1.', '2.', '3.', '4.');

describe('glossary-numbering', () => {
  const RULE = 'glossary-numbering';

  it.each([
    ['skipped', ['1.', '2.', '⟦4.⟧', '5.']],
    ['repeated', ['1.', '2.', '⟦2.⟧', '3.']],
    ['misprinted', ['1.', '⟦7.⟧', '3.', '4.']],
    ['lost at the beginning', ['⟦2.⟧', '3.', '4.', '5.']],
  ])('marks one place where a number is %s, and numbers the entries through', (_, numbers) => {
    const marked = numbered(...numbers);
    const [finding] = expectRepeats(RULE, marked);
    expect(finding).toMatchObject({ severity: 'warning', fix: { safe: false } });
    expect(afterFix(marked, finding)).toBe(RIGHT);
  });

  it('marks a number that has lost its dot, and puts it back', () => {
    const marked = numbered('1.', '2.', '⟦3⟧', '4.');
    const [finding] = expectRepeats(RULE, marked);
    expect(afterFix(marked, finding)).toBe(RIGHT);
  });

  it('renumbers the note marks with the entries', () => {
    const uses = (third: number, fourth: number): string =>
      `办起“两端菜篮”[1]，建好“一刻钟书房”[2]，推广“共享农机”[${third}]，开办“田间学堂”[${fourth}]。`;
    const entries = (third: string, fourth: string): string[] => [
      `[1]${BASKET}`,
      `[2]${READING}`,
      `${third}${MACHINES}`,
      `${fourth}${SCHOOL}`,
    ];
    const marked = glossary(entries('⟦[4]⟧', '[5]'), uses(4, 5));
    const [finding] = expectRepeats(RULE, marked);
    expect(afterFix(marked, finding)).toBe(glossary(entries('[3]', '[4]'), uses(3, 4)));
  });

  it('is silent about a term that begins with a figure', () => {
    expectSilence(
      glossary([`1.${BASKET}`, `2.${READING}`, '3.6个样板村：指全县先行先试的六个村。'], `${USES}建设6个样板村。`),
    );
  });
});

describe('one fault in a report with note marks', () => {
  const ENTRIES = [BASKET, READING, MACHINES, SCHOOL].map((entry, i) => `[${i + 1}]${entry}`);
  const uses = (...marks: string[]): string =>
    `办起“两端菜篮”${marks[0]}，建好“一刻钟书房”${marks[1]}，推广“共享农机”${marks[2]}，开办“田间学堂”${marks[3]}。`;
  const rulesOf = (text: string): string[] => findingsOf(text).map(({ rule }) => rule);

  it('gives no finding where there is none', () => {
    expectSilence(glossary(ENTRIES, uses('[1]', '[2]', '[3]', '[4]')));
  });

  it.each([
    ['a mark was forgotten', uses('[1]', '[2]', '', '[4]'), 'note-mark-missing'],
    ['a mark was repeated', uses('[1]', '[2]', '[2]', '[4]'), 'note-mark-order'],
    ['marks were swapped', uses('[1]', '[3]', '[2]', '[4]'), 'note-mark-order'],
  ])('gives one where %s', (_, text, rule) => {
    expect(rulesOf(glossary(ENTRIES, text))).toEqual([rule]);
  });

  it('gives one where an entry was lost', () => {
    const left = ENTRIES.filter((entry) => !entry.startsWith('[3]'));
    expect(rulesOf(glossary(left, uses('[1]', '[2]', '[3]', '[4]')))).toEqual(['note-mark-unresolved']);
  });
});

describe('glossary-order and glossary-unused-term', () => {
  it('marks the entry outside the order of first use', () => {
    const [finding] = expectRepeats(
      'glossary-order',
      glossary([
        '1.“两端菜篮”：指结对供菜。',
        '2.“⟦共享农机⟧”：指合买农机。',
        '3.“一刻钟书房”：指公共阅览室。',
        '4.“田间学堂”：指田头的课堂。',
      ]),
    );
    expect(finding?.severity).toBe('hint');
    expect(finding?.related).toHaveLength(2);
  });

  it('marks a term that the text does not use, whatever its quotation marks', () => {
    const [finding] = expectRepeats(
      'glossary-unused-term',
      glossary(
        [`1.${BASKET}`, `2.${READING}`, '3.“⟦共享农机⟧”：指合买农机。', `4.${SCHOOL}`],
        '办起两端菜篮，建好一刻钟书房，开办田间学堂。',
      ),
    );
    expect(finding?.severity).toBe('hint');
  });

  it('says nothing of a report whose head is in another file', () => {
    const part = glossary([`1.${BASKET}`, `2.${READING}`], '办起“两端菜篮”。').replace(
      /^[\s\S]*?（一）/,
      '（上接第1版）\n（三）',
    );
    expect(findingsOf(part).map(({ rule }) => rule)).not.toContain('glossary-unused-term');
  });
});

describe('glossary-term-variant', () => {
  it('marks the entry and shows how the text has it', () => {
    const text = glossary(
      [`1.${BASKET}`, `2.${READING}`, '3.“⟦村级互助食堂⟧”：指由村集体开办的食堂。'],
      `${USES}办好“村级互动食堂”。`,
    );
    const [finding] = expectRepeats('glossary-term-variant', text);
    expect(finding?.message.zh).toContain('“村级互动食堂”');
  });
});

describe('glossary-entry-incomplete', () => {
  it.each(['、', '，', '：'])('marks a definition that ends in %s', (end) => {
    const text = glossary([`1.${BASKET}`, `2.${READING}`, `3.“共享农机”：指几个村合买一套农机${end}`, `4.${SCHOOL}`]);
    expect(findingsOf(text).map(({ rule }) => rule)).toEqual(['glossary-entry-incomplete']);
  });

  it('is silent where only the full stop is missing', () => {
    expectSilence(glossary([`1.${BASKET}`, `2.${READING}`, '3.“共享农机”：指几个村合买的农机', `4.${SCHOOL}`]));
  });
});

describe('undefined-jargon', () => {
  const ENTRIES = [`1.${BASKET}`, `2.${READING}`, `3.${MACHINES}`, `4.${SCHOOL}`];
  const withWords = (words: string): string => glossary(ENTRIES, `${USES}${words}`);

  it('marks the first use only', () => {
    const [finding] = expectRepeats('undefined-jargon', withWords('落实⟦“三联五包”⟧机制，再推“三联五包”。'));
    expect(finding?.severity).toBe('hint');
  });

  it.each([
    ['explained at once', '落实“三联五包”（联村包路等）机制。'],
    ['known to all', '做好“十四五”收尾，坚持“一国两制”。'],
    ['plain of itself', '推行“一企一策”，建成“三横两纵”路网。'],
    ['a day', '应对“7·21”暴雨。'],
    ['a name without number', '打响“春风”品牌。'],
  ])('is silent about a name that is %s', (_, words) => {
    expectSilence(withWords(words));
  });

  it('is silent about a name that a glossary file defines', () => {
    const text = withWords('落实“三联五包”机制。');
    const shared = glossary([`1.${BASKET}`, `2.${READING}`, '3.“三联五包”：指联村、联校、联企和五件包办的事。']);
    const findings = findingsOf(text, undefined, {
      glossaries: [{ uri: 'file:///names.txt', document: parse(shared) }],
    });
    expect(describeFindings(text, findings)).toEqual([]);
  });

  it('is silent in a report without glossary', () => {
    expectSilence(withWords('落实“三联五包”机制。').replace(/\n名词解释[\s\S]*$/, ''));
  });
});
