import { describe, expect, it } from 'vitest';
import { findingsOf } from './checking.ts';
import { afterFix, expectRepeats, expectSilence } from './repeats.ts';

function report(words: string): string {
  return `柳溪县政府工作报告

各位代表：

一、过去一年工作回顾
（一）产业发展稳步向好。新建厂房八座，新增岗位三千个。
（二）城乡面貌不断改善。${words}
二、今年工作安排
（一）抓好项目建设。开工十个重点项目，完成投资计划。
（二）抓好环境治理。整治河道五条，植树两万株。
`;
}

describe('duplicate-item', () => {
  const RULE = 'duplicate-item';

  it('marks the second and deletes it with its 、', () => {
    const marked = report('新开果品、菌菇、药材、⟦菌菇⟧、蜂蜜五条生产线。');
    const [finding] = expectRepeats(RULE, marked);
    expect(finding).toMatchObject({ severity: 'warning', fix: { safe: false } });
    expect(afterFix(marked, finding)).toBe(report('新开果品、菌菇、药材、蜂蜜五条生产线。'));
  });

  it.each([
    ['behind the verb of the list', '发展果品、菌菇、药材、⟦果品⟧、蜂蜜。'],
    ['before 等', '服务果农、菜农、渔民、⟦菜农⟧等群众。'],
    ['before 和', '办好早市、夜市、⟦早市⟧和庙会。'],
    ['in quotation marks', '评选“好厨师”、好木匠、⟦“好厨师”⟧、好瓦匠。'],
  ])('sees an item %s', (_, words) => {
    expectRepeats(RULE, report(words));
  });

  it.each([
    '编好村庄规划、村庄设计、村庄导则。',
    '三个镇分别新增200个、300个、200个岗位。',
    '办好早市、早市。',
    '东村（果品、蜂蜜）、西村（果品、菌菇）、南村（药材）都有了收成。',
  ])('is silent about %s', (words) => {
    expectSilence(report(words));
  });
});

describe('duplicate-word', () => {
  const RULE = 'duplicate-word';

  it.each([
    ['⟦的的⟧', '的', '大家⟦的的⟧变化，人人看得见。'],
    ['⟦在在⟧', '在', '服务站设⟦在在⟧桥头。'],
    ['⟦从从⟧', '从', '大水来了也⟦从从⟧容渡。'],
    ['⟦桥梁桥梁⟧', '桥梁', '桥梁要修，桥梁要管，桥梁要养。完成⟦桥梁桥梁⟧加固。'],
  ])('marks %s and deletes one', (twice, once, words) => {
    const marked = report(words);
    const [finding] = expectRepeats(RULE, marked);
    expect(finding).toMatchObject({ severity: 'information', fix: { safe: false } });
    expect(afterFix(marked, finding)).toBe(report(words.replace(twice, once)));
  });

  it.each([
    '办了一件件实实在在的好事，一步一步往前走。',
    '作为为民服务的窗口，目的的确不在多收钱。',
    '推进农业现代化，实现现代农业增产，新建建筑十座。',
    '从从容容办事，大大方便群众，存在在线排队的办法。',
    '职工代表代表大家发言，大学大学生社团来村里支教。',
  ])('is silent about %s', (words) => {
    expectSilence(report(words));
  });
});

describe('stale-year', () => {
  const dated = (meeting: string, review: string, plan: string, sentence: string): string =>
    `柳溪县政府工作报告
${meeting}

各位代表：

一、${review}
新建厂房八座，新增岗位三千个。
二、${plan}
${sentence}
`;
  const MEETING = '——2024年1月15日在柳溪县第九届人民代表大会第三次会议上';
  const found = (text: string): string[] =>
    findingsOf(text)
      .filter(({ rule }) => rule === 'stale-year')
      .map(({ span }) => text.slice(span.start, span.end));

  it.each([
    [['2022年工作回顾', '2024年工作安排', '开工十个项目。'], ['2022年']],
    [['2023年工作回顾', '2023年工作安排', '开工十个项目。'], ['2023年']],
    [['2023年工作回顾', '2024年工作安排', '2023年，我们将开工十个项目。'], ['2023年']],
    [['2023年工作回顾', '2024年工作安排', '2023年主要预期目标是增收一成。'], ['2023年']],
    [['2023年工作回顾', '2024年工作安排', '比2023年多开工三个，到2025年全部建成。'], []],
    [['2021—2023年工作回顾', '2024年工作安排', '开工十个项目。'], []],
  ])('of %j marks %j', (parts, marked) => {
    expect(found(dated(MEETING, ...(parts as [string, string, string])))).toEqual(marked);
  });

  it('lets a meeting in autumn look back on its own year', () => {
    expect(
      found(dated('——2024年12月20日在全县工作会议上', '2024年工作总结', '2025年工作计划', '开工十个项目。')),
    ).toEqual([]);
  });

  it('says nothing of a report without a year', () => {
    expect(found(dated('', '2022年工作回顾', '2022年工作安排', '开工十个项目。'))).toEqual([]);
  });
});
