import { describe, expect, test } from 'vitest';
import { duplicatesView } from '../../server/src/features/duplicates-view.ts';
import { overview } from '../../server/src/features/overview.ts';
import { termsView } from '../../server/src/features/terms-view.ts';
import { parse } from '../../server/src/report/parse.ts';
import { check } from '../../server/src/rules/check.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { mark, marked, URI, wordsAt } from './marked.ts';
import { SAMPLE } from './sample.ts';

/** What every rule says of `text` at the level it has by itself, those that rest left out. */
function checked(text: string) {
  const document = parse(text);
  const { findings } = check(document, ({ severity, off }) => (off ? 'off' : severity), rules);
  return { document, findings };
}

describe('terms', () => {
  test('come with their definition and every use in the words around it', () => {
    const { document } = marked(SAMPLE);
    const { terms } = termsView(document, [], 'zh');
    expect(terms.map(({ term, ordinal, definition }) => ({ term, ordinal, definition }))).toEqual([
      { term: '双百工程', ordinal: 1, definition: '指县里用三年时间培育百家企业、百名工匠的计划。' },
      { term: '云上茶园', ordinal: 2, definition: '指用传感器照看、用手机管理的茶园。' },
    ]);
    expect(terms[0]?.uses.map(({ context }) => context)).toEqual([
      '…全县经济平稳增长，“双百工程”[1]全面见效。新建厂房二十处，老厂改造完成大…',
      '…做强工业。继续推进“双百工程”，发展“云上茶园”[2]，让茶农在家门口增收。',
    ]);
  });

  test('stand where the view says', () => {
    const fixture = SAMPLE.replaceAll('双百工程', '⟦双百工程⟧');
    const { document } = marked(fixture);
    const [term] = termsView(document, [], 'zh').terms;
    expect(mark(document, [term?.range ?? [], ...(term?.uses ?? []).map(({ range }) => range)].flat())).toBe(fixture);
  });

  test('that several entries define have their uses with the first', () => {
    const { document } = marked(`${SAMPLE}3. 双百工程：指百家企业、百名工匠。\n`);
    expect(termsView(document, [], 'zh').terms.map(({ term, uses }) => [term, uses.length])).toEqual([
      ['双百工程', 2],
      ['云上茶园', 1],
      ['双百工程', 0],
    ]);
  });

  test('without an entry are what the rules say is undefined', () => {
    const text = SAMPLE.replace('种树一万亩', '实施“两山三水”[9]工程，种树一万亩');
    const { document, findings } = checked(text);
    const missing = termsView(document, findings, 'zh').undefined;
    expect(missing.map(({ term }) => term)).toContain('[9]');
    for (const { term, range, message } of missing) {
      expect(wordsAt(document, range)).toBe(term);
      expect(message).toMatch(/。$/);
    }
  });

  test('cut no character in two', () => {
    const { document } = marked(SAMPLE.replace('双百工程”[1]', '双百工程”𠀀𠀁𠀂𠀃𠀄𠀅𠀆𠀇𠀈𠀉𠀊𠀋𠀌𠀍𠀎𠀏'));
    const context = termsView(document, [], 'zh').terms[0]?.uses[0]?.context ?? '\ud800';
    expect(context).not.toMatch(/[\ud800-\udfff]/u);
  });
});

describe('duplicates', () => {
  const REPEATED =
    '夏天的雨水特别多，全县干部群众日夜巡堤，守住了每一处堤坝，没有让一户人家受淹，也没有让一亩秧田绝收。';
  const TEXT = `云溪县政府工作报告
一、去年工作回顾
${REPEATED}
秋天的收成比往年好，粮食入库二十万吨。
二、今年工作安排
今年的工作要抓紧。
${REPEATED}
三、结语
${REPEATED}
`;

  test('are one cluster for all copies, in text order, with the place to look at first', () => {
    const { document, findings } = checked(TEXT);
    const clusters = duplicatesView(document, URI, findings, 'zh').filter(({ rule }) => rule === 'duplicate-paragraph');
    expect(clusters).toHaveLength(1);
    const [cluster] = clusters;
    expect(cluster).toMatchObject({ name: '段落重复', severity: 'error', length: REPEATED.length });
    expect(cluster?.places.map(({ range }) => range.start.line)).toEqual([2, 6, 8]);
    expect(cluster?.places.filter(({ found }) => found)).toHaveLength(1);
    for (const { range, uri } of cluster?.places ?? []) {
      expect(wordsAt(document, range)).toBe(REPEATED);
      expect(uri).toBe(URI);
    }
  });

  test('are none in a clean text', () => {
    const { document, findings } = checked(SAMPLE);
    expect(duplicatesView(document, URI, findings, 'zh')).toEqual([]);
  });
});

describe('the overview', () => {
  const THIS_YEAR = `云溪县2025年政府工作报告
一、2024年工作回顾
去年的各项工作都完成了，群众比较满意。
（一）农业。种粮十万亩，产量再上台阶。
二）林业。种树一万亩，绿化再上台阶。
二、今年工作安排
今年的各项工作都要抓紧。
`;
  const YEAR_BEFORE = `云溪县2024年政府工作报告
一、2023年工作回顾
前年的工作都完成了。
（一）农业。种粮九万亩，产量略有下降。
二、今年工作安排
今年的各项工作都要抓紧，一件一件落实。
三、几点要求
说到做到，不放空炮。
`;

  test('has lengths, and counts each finding in the section it stands in and those around it', () => {
    const { document, findings } = checked(THIS_YEAR);
    const { reports } = overview(document, findings);
    expect(reports).toHaveLength(1);
    const [first, second] = reports[0]?.sections ?? [];
    expect(first?.caption).toBe('一、2024年工作回顾');
    expect(first?.findings.error).toBe(1);
    expect(first?.children.map(({ findings: { error } }) => error)).toEqual([0, 1]);
    expect(second?.findings.error).toBe(0);
    expect(second?.characters).toBe('二、今年工作安排今年的各项工作都要抓紧。'.length);
    expect(reports[0]?.findings.error).toBe(1);
    expect(wordsAt(document, second?.range as never)).toBe('二、今年工作安排');
  });

  test('compares with the report before by title, years aside, and names what was dropped', () => {
    const document = parse(THIS_YEAR);
    const before = parse(YEAR_BEFORE);
    const report = overview(document, [], { uri: 'file:///reports/before.txt', document: before }).reports[0];
    const [first, second] = report?.sections ?? [];
    expect(first?.previous).toBeGreaterThan(0);
    expect(first?.children.map(({ previous }) => previous === null)).toEqual([false, true]);
    expect(second?.previous).toBe('二、今年工作安排今年的各项工作都要抓紧，一件一件落实。'.length);
    expect(report?.previous).toMatchObject({ uri: 'file:///reports/before.txt', title: '云溪县2024年政府工作报告' });
    expect(report?.previous?.dropped.map(({ caption }) => caption)).toEqual(['三、几点要求']);
  });

  test('says nothing of another report where there is none', () => {
    const report = overview(parse(THIS_YEAR), []).reports[0];
    expect(report).not.toHaveProperty('previous');
    expect(report?.sections[0]).not.toHaveProperty('previous');
  });

  test('lists lead sentences apart from headings', () => {
    const paragraph = (lead: string) =>
      `${lead}。我们把这件事放在心上，一村一村地走，一户一户地问，把难处记在本子上，把办法想在前头，年底再回头看。`;
    const text = `云溪县政府工作报告\n一、今年工作安排\n${['把路修通', '把水引来', '把灯点亮'].map(paragraph).join('\n')}\n`;
    const document = parse(text);
    const [section] = overview(document, []).reports[0]?.sections ?? [];
    expect(section?.leads.map(({ text }) => text)).toEqual(['把路修通', '把水引来', '把灯点亮']);
    expect(section?.children).toEqual([]);
  });
});
