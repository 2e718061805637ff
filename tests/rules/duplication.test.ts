import { describe, expect, it } from 'vitest';
import { typeset } from '../report/typeset.ts';
import { findingsOf } from './checking.ts';
import { afterFix, expectRepeats, expectSilence } from './repeats.ts';

const BRIDGE = '柳溪大桥提前两个月通车，东岸六个村的菜农清早出门，中午就能在县城卖完一车菜。';
const CANAL = '东岸灌区的老渠全部换成了管道，浇一遍地由五天缩短到一天半，省下的水够新开的果园用。';
const CANTEEN = '各村的老人每逢初五、十五到村里的食堂吃饭，一荤两素三块钱，不够的由村集体补上。';
const CLINIC = '县里拿出三百万元给每个村修了一间能看病、能取药、能量血压的卫生室。';

/** Enough text for a report that is not mostly what a test copies. */
const FILLER = Array.from(
  { length: 40 },
  (_, i) => `第${i + 301}号水塔刷了新漆，附近的${i + 51}户人家夏天不再停水，每月少跑${i + 61}里路。`,
).join('\n');

/** A small report with `review` in its first part and `plan` in its second. */
function report(review: string, plan = '按季度检查进度。'): string {
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
三、加强自身建设
严格依法办事，主动接受监督。
`;
}

describe('duplicate-paragraph', () => {
  const RULE = 'duplicate-paragraph';

  it('marks the later of two places and names the earlier', () => {
    const [finding] = expectRepeats(RULE, report(BRIDGE, `⟦${BRIDGE}⟧`));
    expect(finding?.severity).toBe('error');
    expect(finding?.message.zh).toContain('第7行');
    expect(finding?.related).toHaveLength(1);
    expect(finding?.fix?.safe).toBe(false);
  });

  it('deletes the line of the copy and nothing else', () => {
    const marked = report(BRIDGE, `⟦${BRIDGE}⟧`);
    const [finding] = expectRepeats(RULE, marked);
    expect(afterFix(marked, finding)).toBe(report(BRIDGE, '').replace('完成投资计划。\n\n', '完成投资计划。\n'));
  });

  it('fixes safely where the copy follows at once', () => {
    const marked = report(`${BRIDGE}\n\n⟦${BRIDGE}⟧\n`);
    const [finding] = expectRepeats(RULE, marked);
    expect(finding?.fix?.safe).toBe(true);
    expect(afterFix(marked, finding)).toBe(report(`${BRIDGE}\n`));
  });

  it('does not fix safely where the copy differs in its quotation marks', () => {
    const [finding] = expectRepeats(RULE, report(`${BRIDGE}\n⟦${BRIDGE.replace('柳溪大桥', '“柳溪大桥”')}⟧`));
    expect(finding?.fix?.safe).toBe(false);
  });

  it('makes one finding of three copies', () => {
    const marked = report(`${BRIDGE}\n⟦${BRIDGE}⟧`, BRIDGE);
    const [finding] = expectRepeats(RULE, marked);
    expect(finding?.message.zh).toContain('3次');
    expect(finding?.related).toHaveLength(2);
    expect(afterFix(marked, finding).split(BRIDGE)).toHaveLength(2);
  });

  it('makes two findings of two copied paragraphs and one of a copied passage', () => {
    expectRepeats(RULE, report(`${BRIDGE}\n${CANAL}`, `⟦${BRIDGE}⟧\n⟦${CANAL}⟧`));
    expectRepeats(
      RULE,
      report(`${BRIDGE}\n${CANAL}\n${CANTEEN}`, `⟦${BRIDGE}\n${CANAL}\n${CANTEEN}⟧`).replace(
        '三、',
        `${'此外还修了水塔。'}\n三、`,
      ),
    );
  });

  it('takes a heading along that was copied with its paragraph', () => {
    const section = `（二）城乡面貌不断改善。${CANAL}`;
    expectRepeats(RULE, report(BRIDGE).replace(/（二）城乡.*\n/, `${section}\n⟦${section}⟧\n`));
  });

  it('marks the place whose number is out of order, be it the earlier', () => {
    const section = `（二）抓好环境治理。${CANAL}`;
    const marked = report(`⟦${section}⟧`, '按季度检查进度。').replace(
      '（二）抓好环境治理。整治河道五条，植树两万株。',
      section,
    );
    const findings = expectRepeats(RULE, marked);
    expect(afterFix(marked, findings[0])).toContain(`${'按季度检查进度。'}\n${section}`);
  });

  it('offers no fix where the copy has been given a number of its own', () => {
    const marked = report(BRIDGE).replace(/（二）城乡.*\n/, `（二）建好管网。${CANAL}\n⟦（三）建好管网。${CANAL}⟧\n`);
    expect(expectRepeats(RULE, marked)[0]?.fix).toBeUndefined();
  });

  it('reports a paragraph of the body that returns in an attachment as information only', () => {
    const marked = `${report(BRIDGE)}\n附件：民生实事\n1.${BRIDGE}\n`;
    for (const { severity } of expectRepeats(RULE, marked.replace(/1\.(.*)\n$/, '⟦1.$1⟧\n'))) {
      expect(severity).toBe('information');
    }
  });

  it('finds and deletes a paragraph between literal line ends', () => {
    const text = report(BRIDGE, `${CANAL}\n${CANAL}`).replaceAll('\n', '\\r\\n');
    const finding = findingsOf(text).find(({ rule }) => rule === RULE);
    expect(finding?.span).toEqual({ start: text.lastIndexOf(CANAL), end: text.lastIndexOf(CANAL) + CANAL.length });
    expect(afterFix(text, finding)).toBe(report(BRIDGE, CANAL).replaceAll('\n', '\\r\\n'));
  });

  it('is silent on labels with the same list under several projects', () => {
    const label = '责任单位：交通运输局、自然资源和规划局、水利局、东岸乡人民政府、西岸乡人民政府';
    expectSilence(`${report(BRIDGE)}\n附件：重点项目\n1.东引桥\n${label}\n2.灌区二期\n${label}\n`);
  });

  it('is silent on a running footer, which is no prose', () => {
    const footer = 'Liuxi County Electronic Publishing House 2016. All rights reserved';
    expectSilence(report(`${BRIDGE}\n${footer}`, `${CANAL}\n${footer}`));
  });

  it('is silent on two reports of one file that share a paragraph', () => {
    const other = report(CANTEEN, BRIDGE).replaceAll('柳溪县', '青石县');
    const findings = findingsOf(`${report(`${BRIDGE}\n${FILLER}`, CANAL)}\n\n${other}`);
    expect(findings.map(({ rule }) => rule)).toEqual(['multiple-documents']);
  });
});

describe('duplicate-sentence', () => {
  const RULE = 'duplicate-sentence';

  it('finds a copy whose lines are broken at other words', () => {
    const whole = report(`${FILLER}\n今年雨水调匀。${BRIDGE}`, `县里的日子有了新样子，人人都看得见。${BRIDGE}`);
    const wrapped = typeset(whole, { width: 44, indented: true });
    const copies = findingsOf(wrapped).filter(({ rule }) => rule === RULE);
    expect(copies.map(({ span }) => wrapped.slice(span.start, span.end).replaceAll('\n', ''))).toEqual([BRIDGE]);
  });

  it('warns of a sentence that follows itself and deletes it safely', () => {
    const marked = report(`乡村医疗一年一个样。${CLINIC}⟦${CLINIC}⟧老人出门就能见到大夫。`);
    const [finding] = expectRepeats(RULE, marked);
    expect(finding).toMatchObject({ severity: 'warning', fix: { safe: true } });
    expect(afterFix(marked, finding)).toBe(report(`乡村医疗一年一个样。${CLINIC}老人出门就能见到大夫。`));
  });

  it('informs of one that stands far away', () => {
    const [finding] = expectRepeats(RULE, report(`乡村医疗有变化。${CLINIC}`, `接着办实事。⟦${CLINIC}⟧`));
    expect(finding).toMatchObject({ severity: 'information', fix: { safe: false } });
  });

  it('warns where two of three places follow one another', () => {
    const [finding] = expectRepeats(RULE, report(`乡村有变化。${CLINIC}`, `接着办实事。⟦${CLINIC}⟧${CLINIC}`));
    expect(finding).toMatchObject({ severity: 'warning', related: [{}, {}], fix: { safe: false } });
  });

  it('names the column where both stand in one line', () => {
    const [finding] = expectRepeats(RULE, report(`乡村医疗有变化。${CLINIC}老人很高兴。⟦${CLINIC}⟧大家都说好。`));
    expect(finding?.message.zh).toContain('本行第9字');
  });

  it('makes one finding of several sentences in a row, short ones among them', () => {
    const run = `${CLINIC}老人出门就能见到大夫。${CANAL}`;
    expectRepeats(RULE, report(`乡村有变化。${run}`, `接着办实事。⟦${run}⟧明年再看。`));
  });

  it('marks the end of the paragraph into which the next one has slipped', () => {
    const next = `二是办好医疗。${CLINIC}`;
    const marked = report(`一是修好道路。全县的村道都铺上了柏油。⟦${next}⟧\n${next}\n三是办好食堂。老人吃饭不用愁。`);
    const [finding] = expectRepeats(RULE, marked);
    expect(afterFix(marked, finding)).toBe(
      report(`一是修好道路。全县的村道都铺上了柏油。\n${next}\n三是办好食堂。老人吃饭不用愁。`),
    );
  });

  it('says nothing of sentences inside a repeated paragraph', () => {
    expectRepeats('duplicate-paragraph', report(CLINIC + CANAL, `⟦${CLINIC}${CANAL}⟧`));
  });

  it.each([
    ['the four consciousnesses', '我们进一步树牢“四个意识”，不断坚定“四个自信”，自觉践行“两个维护”。'],
    ['the opening', '现在，我代表柳溪县人民政府，向大会报告工作，请予审议，并请政协委员和列席人员提出意见。'],
    ['supervision', '自觉接受人大法律监督、政协民主监督，自觉接受人大工作监督、政协民主监督。'],
  ])('is silent on a fixed formula: %s', (_, formula) => {
    expectSilence(report(`去年开了好头。${formula}`, `今年再加把劲。${formula}`));
  });

  it('reports a sentence that only begins with a formula', () => {
    const sentence = '自觉接受人大依法监督、政协民主监督，每季度请十位乡亲来听账、查账、问账，当场作答。';
    expectRepeats(RULE, report(`去年开了好头。${sentence}`, `今年再加把劲。⟦${sentence}⟧`));
  });

  it('is silent on a table cell that its description takes up', () => {
    const name = CLINIC.slice(0, -1);
    expectSilence(`${report(BRIDGE)}\n附件：重点项目\n${name}\n${name}。年底前全部开诊。\n`);
  });

  it('is silent on sentences that differ in one figure', () => {
    expectSilence(report(`乡村有变化。${CLINIC}`, `接着办实事。${CLINIC.replace('三百', '五百')}`));
  });
});

describe('duplicate-clause', () => {
  const RULE = 'duplicate-clause';

  it('marks what is too much and keeps the last punctuation', () => {
    const marked = report('东岸的桥修通了，⟦东岸的桥修通了。⟧大家都说好。');
    const [finding] = expectRepeats(RULE, marked);
    expect(finding).toMatchObject({ severity: 'error', fix: { safe: true } });
    expect(afterFix(marked, finding)).toBe(report('东岸的桥修通了。大家都说好。'));
  });

  it('counts a clause that stands four times as one fault', () => {
    const marked = report('东岸的桥修通了，⟦东岸的桥修通了，东岸的桥修通了，东岸的桥修通了，⟧大家都说好。');
    const [finding] = expectRepeats(RULE, marked);
    expect(finding?.message.zh).toContain('4次');
    expect(afterFix(marked, finding)).toBe(report('东岸的桥修通了，大家都说好。'));
  });

  it('sees a repeat that begins inside a clause', () => {
    const marked = report('成绩来得不容易，这是全县干部群众拼出来的，⟦是全县干部群众拼出来的，⟧大家都说好。');
    const [finding] = expectRepeats(RULE, marked);
    expect(afterFix(marked, finding)).toBe(report('成绩来得不容易，这是全县干部群众拼出来的，大家都说好。'));
  });

  it('sees a group of clauses that is repeated', () => {
    expectRepeats(RULE, report('东岸修通了桥，西岸挖好了渠，⟦东岸修通了桥，西岸挖好了渠，⟧大家都说好。'));
  });

  it.each([
    ['slogans', '实干，实干，再实干。'],
    ['exclamations', '为了乡亲们，加油干吧！为了乡亲们，加油干吧！'],
    ['reduplication inside a clause', '一批又一批、一年又一年，接着干。'],
    ['a title that its text takes up', '办好民生实事。办好民生实事，关键是算好账。'],
    ['a sentence that begins with the end of the one before', '我们要办好民生实事。办好民生实事，关键是算好账。'],
    ['an apposition', '我们回到柳溪老家，柳溪老家变了样。'],
    ['the same department in two columns', '牵头：水务局；水务局；财政局。'],
    ['figures', '分别为12345，12345，10000。'],
    ['a slogan in quotation marks', '叫响“不等不靠不要，不等不靠不要”的口号。'],
  ])('is silent on %s', (_, words) => {
    expectSilence(report(words));
  });

  it('does not read a repeated sentence askew where the next one begins with the same word', () => {
    const sentence = '这一年，我们把村道铺到了最后一户人家的门口，让出门不再踩泥。';
    expectRepeats('duplicate-sentence', report(`乡村有变化。${sentence}⟦${sentence}⟧这一年，我们还修了水塔。`));
  });

  it('leaves a long sentence that follows itself to duplicate-sentence', () => {
    expectRepeats(
      'duplicate-sentence',
      report(`乡村有变化。${CLINIC.replaceAll('、', '')}⟦${CLINIC.replaceAll('、', '')}⟧`),
    );
  });
});

describe('body-duplicated', () => {
  const RULE = 'body-duplicated';
  const lines = Array.from(
    { length: 20 },
    (_, i) => `第${i + 101}号村道铺上了柏油，沿线的${i + 11}户人家出门不再踩泥，孩子上学少走${i + 21}分钟。`,
  );
  const body = lines.join('\n');

  it('makes one finding over the whole second run', () => {
    const marked = `柳溪县政府工作报告\n\n各位代表：\n${body}\n⟦各位代表：\n${body}⟧\n`;
    const [finding] = expectRepeats(RULE, marked);
    expect(finding?.severity).toBe('warning');
    expect(afterFix(marked, finding)).toBe(`柳溪县政府工作报告\n\n各位代表：\n${body}\n`);
  });

  it('bridges a paragraph that the second run has changed, and offers no fix then', () => {
    const changed = lines.with(7, '这一条村道还在征求意见，等秋收以后再开工。').join('\n');
    const [finding] = expectRepeats(RULE, `柳溪县政府工作报告\n\n各位代表：\n${body}\n⟦各位代表：\n${changed}⟧\n`);
    expect(finding?.fix).toBeUndefined();
  });

  it('recognises a long part that stands twice in a longer report', () => {
    expectRepeats(RULE, `柳溪县政府工作报告\n\n各位代表：\n${FILLER}\n${body}\n⟦${body}⟧\n`);
  });

  it('recognises a report on one line that stands twice', () => {
    const glued = Array.from(
      { length: 120 },
      (_, i) => `第${i + 101}号村道铺上了柏油，沿线的${i + 11}户人家出门不再踩泥，孩子上学少走${i + 21}分钟。`,
    ).join('');
    expectRepeats(RULE, `柳溪县政府工作报告\n\n各位代表：\n${glued}⟦${glued}⟧\n`);
  });

  it('does not take one row that fills a table for a body', () => {
    const row = '逐村逐户登记造册、逐月逐项对账销号、逐条逐款公开公示，年底统一验收。';
    const marked = report(BRIDGE, `${row}\n⟦${row}⟧\n${`${row}\n`.repeat(18)}`.trimEnd());
    expectRepeats('duplicate-paragraph', marked);
  });
});
