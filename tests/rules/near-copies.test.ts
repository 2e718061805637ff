import { describe, expect, it } from 'vitest';
import { parse } from '../../server/src/report/parse.ts';
import type { Finding, OtherDocument } from '../../server/src/rules/rule.ts';
import { findingsOf } from './checking.ts';
import { expectRepeats, expectSilence } from './repeats.ts';

const BRIDGE =
  '柳溪大桥提前两个月通车，东岸六个村的菜农清早出门，中午就能在县城卖完一车菜，回家还赶得上午饭，村里的年轻人也愿意回来接着种地了。';
const OTHER_BRIDGE =
  '柳溪大桥提早两个月通车，东岸六个村的菜农清早出发，中午就能在县城卖光一车菜，回家还赶得上午饭，村里的年轻人也乐意回来继续种地了。';
const CANAL = '东岸灌区的老渠全部换成了管道，浇一遍地由五天缩短到一天半，省下来的水正好够新开的两千亩果园用。';

function report(review: string, plan: string): string {
  return `柳溪县政府工作报告

各位代表：

一、过去一年工作回顾
（一）产业发展稳步向好。新建厂房八座，新增岗位三千个。
${review}
（二）城乡面貌不断改善。改造老旧小区六个，新修道路四十公里。
二、今年工作安排
（一）抓好项目建设。开工十个重点项目，完成投资计划。
${plan}
（二）抓好环境治理。整治河道五条，植树两万株。
`;
}

describe('near-duplicate-paragraph', () => {
  const RULE = 'near-duplicate-paragraph';

  it('marks the later of two versions and gives the similarity and the place of the other', () => {
    const [finding] = expectRepeats(RULE, report(BRIDGE, `⟦${OTHER_BRIDGE}⟧`));
    expect(finding?.severity).toBe('warning');
    expect(finding?.message.zh).toMatch(/第7行.*9\d%/);
    expect(finding?.related).toHaveLength(1);
  });

  it('marks a paragraph that another one contains', () => {
    const [finding] = expectRepeats(RULE, report(CANAL + BRIDGE, `⟦${OTHER_BRIDGE}⟧`));
    expect(finding?.message.zh).toContain('已包含在第7行');
  });

  it('marks a paragraph that contains another one', () => {
    const [finding] = expectRepeats(RULE, report(BRIDGE, `⟦${CANAL}${OTHER_BRIDGE}⟧`));
    expect(finding?.message.zh).toContain('包含了第7行');
  });

  it('leaves an exact copy, and a sentence that stands in another paragraph, to their own rules', () => {
    expectRepeats('duplicate-paragraph', report(BRIDGE, `⟦${BRIDGE}⟧`));
    expect(findingsOf(report(CANAL + BRIDGE, BRIDGE)).map(({ rule }) => rule)).toEqual(['duplicate-sentence']);
  });

  describe('under another title', () => {
    const items = (...texts: string[]): string => texts.join('\n');
    const ROADS = '1.修好路。新修道路四十公里。';
    const WATER = '1.管好水。老渠换了管道。';
    const SHORT_SENTENCES =
      '老渠都换成了管道。浇一遍地只要一天半。省下来的水浇了新果园。菜农清早出门。中午就能卖完一车菜。回家还赶得上午饭。村里人都愿意种地了。';

    it('marks a copy, though none of its sentences is long', () => {
      const review = items(ROADS, `2.西岸水利全面改观。${SHORT_SENTENCES}`);
      const plan = items(WATER, `⟦2.菜农增收的路子越走越宽。${SHORT_SENTENCES}⟧`);
      const [finding] = expectRepeats(RULE, report(review, plan));
      expect(finding?.message.zh).toContain('除标题外与第8行');
    });

    it('marks a changed copy that has another number too', () => {
      const review = items(ROADS, `2.让菜农走得出去。${BRIDGE}`);
      const plan = items(WATER, '2.护好林。植树两万株。', `⟦3.东岸交通有了新面貌。${OTHER_BRIDGE}⟧`);
      const [finding] = expectRepeats(RULE, report(review, plan));
      expect(finding?.message.zh).toMatch(/第8行.*9\d%/);
    });

    it('still tells of a number that is missing before the copy', () => {
      const review = items(ROADS, `2.让菜农走得出去。${BRIDGE}`);
      const plan = items(WATER, '2.护好林。植树两万株。', `4.东岸交通有了新面貌。${OTHER_BRIDGE}`);
      expect(findingsOf(report(review, plan)).map(({ rule }) => rule)).toEqual(
        expect.arrayContaining(['heading-number-gap', RULE]),
      );
    });
  });

  it('is silent about short paragraphs and about different ones', () => {
    expectSilence(report('老渠换成了管道，浇地快多了。', '老渠都换成管道，浇地快多了。'));
    expectSilence(report(BRIDGE, CANAL));
  });

  it('is silent about rows of a list that differ in names and figures', () => {
    const row = (n: number, name: string): string =>
      `${n}.${name}灌区改造工程，更换管道${n * 7}公里，新建泵站三座，由水利局牵头，有关乡镇配合，今年四月开工，十月完工，资金从水利专项中安排。`;
    expectSilence(`${report('', '')}附件：重点项目清单\n${row(1, '东岸')}\n${row(2, '西岸')}\n${row(3, '青石桥')}\n`);
  });
});

describe('copies across the files of a workspace', () => {
  function across(text: string, ...others: OtherDocument[]): Finding[] {
    return findingsOf(text, undefined, { others });
  }
  const other = (name: string, text: string): OtherDocument => ({ uri: `file:///${name}`, document: parse(text) });

  it('names the file and the line of an exact copy', () => {
    const [finding, ...more] = across(
      report(BRIDGE, ''),
      other('%E6%9D%91%E9%95%87.txt', report('', CANAL)),
      other('b.txt', report('', BRIDGE)),
    );
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ rule: 'duplicate-paragraph', severity: 'warning' });
    expect(finding?.message.zh).toContain('“b.txt”第11行');
    expect(finding?.related[0]?.other?.uri).toBe('file:///b.txt');
  });

  it('names the file of a changed copy', () => {
    const [finding] = across(report(BRIDGE, ''), other('%E6%9D%91%E9%95%87.txt', report('', OTHER_BRIDGE)));
    expect(finding).toMatchObject({ rule: 'near-duplicate-paragraph', severity: 'information' });
    expect(finding?.message.zh).toContain('“村镇.txt”');
  });

  it('makes one finding of paragraphs in a row', () => {
    const findings = across(report(`${BRIDGE}\n${CANAL}`, ''), other('b.txt', report('', `${BRIDGE}\n${CANAL}`)));
    expect(findings.map(({ rule }) => rule)).toEqual(['duplicate-paragraph']);
    expect(findings[0]?.message.zh).toContain('这2段');
  });

  it('forgets a text that has changed', () => {
    const text = report(BRIDGE, '');
    expect(across(text, other('b.txt', report('', BRIDGE)))).toHaveLength(1);
    expect(across(text, other('b.txt', report('', CANAL)))).toEqual([]);
    expect(across(text)).toEqual([]);
  });

  it('is silent about fixed formulas', () => {
    const formula =
      '让我们更加紧密地团结在以某某同志为核心的党中央周围，高举某某伟大旗帜，坚持以某某思想为指导，全面贯彻新发展理念。';
    expect(across(report(formula, ''), other('b.txt', report(formula, '')))).toEqual([]);
  });
});

describe('year-on-year-copy', () => {
  const last = parse(report('老渠换了12公里管道，浇一遍地由五天缩短到一天半，省下来的水够新开的2000亩果园用。', CANAL));
  const against = (text: string): Finding[] =>
    findingsOf(text, undefined, { previousReport: { uri: 'file:///last.txt', document: last } });

  it('tells of each part how much of it stood in the report before', () => {
    const findings = against(
      report('老渠换了15.5公里管道，浇一遍地由五天缩短到一天半，省下来的水够新开的2600亩果园用。', CANAL),
    );
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['year-on-year-copy', 'information'],
      ['year-on-year-copy', 'information'],
    ]);
    expect(findings[0]?.message.zh).toMatch(/1句（约占\d+%）.*last\.txt.*1句只改了数字/);
    expect(findings[1]?.message.zh).not.toContain('数字');
    expect(findings[1]?.related.map(({ other }) => other?.uri)).toEqual([undefined, 'file:///last.txt']);
  });

  it('is silent where words changed, and without a report before', () => {
    expect(against(report('老渠全换完了，今年没有一个村为抢水吵架，省下来的水浇了西岸两片新果园。', ''))).toEqual([]);
    expectSilence(report(CANAL, ''));
  });
});
