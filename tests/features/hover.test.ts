import { describe, expect, it } from 'vitest';
import { hover } from '../../server/src/features/hover.ts';
import { marked, wordsAt } from './marked.ts';
import { SAMPLE } from './sample.ts';

/** Puts the cursor in front of `words` in the sample; hovering gives `expected` about `about`. */
function check(at: string, about: string, expected: string): void {
  const { document, cursor } = marked(SAMPLE.replace(at.replace('‸', ''), at));
  const shown = hover(document, cursor, { locale: 'zh', format: 'markdown' });
  expect(shown?.contents).toEqual({ kind: 'markdown', value: expected });
  expect(shown?.range && wordsAt(document, shown.range)).toBe(about);
}

const DEFINITION = '**双百工程**\n\n指县里用三年时间培育百家企业、百名工匠的计划。';

describe('hover', () => {
  it('defines a term where it is used, and counts its uses', () => {
    check('“双‸百工程”，', '双百工程', `${DEFINITION}\n\n正文用到2次，首见于“一、去年工作回顾”，第10行`);
  });

  it('shows the same on the headword', () => {
    check(
      '1\\. 双百‸工程：'.replace('\\', ''),
      '双百工程',
      `${DEFINITION}\n\n正文用到2次，首见于“一、去年工作回顾”，第10行`,
    );
  });

  it('shows the entry of a note mark', () => {
    check('[‸1]', '[1]', DEFINITION);
  });

  it('shows path, length and share of a heading', () => {
    check('（二）守‸护山水。', '（二）守护山水', '二、今年工作安排 › **（二）守护山水**\n\n20字，占全文8\\.3%');
  });

  it('shows the section that a contents entry announces', () => {
    check('目录\n一、去年‸工作回顾', '一、去年工作回顾', '**一、去年工作回顾**\n\n50字，占全文20\\.8%');
  });

  it('says nothing about plain text', () => {
    const { document, cursor } = marked(SAMPLE.replace('新建厂房', '新建‸厂房'));
    expect(hover(document, cursor, { locale: 'zh', format: 'markdown' })).toBeNull();
  });

  it('shows the longest of several terms', () => {
    const { document, cursor } = marked(`一、农业工作
今年全面推进云上茶‸园示范区，办好云上茶园。
名词解释
1. 云上茶园：指用传感器照看的茶园。
2. 云上茶园示范区：指三个先行先试的乡镇。
`);
    const shown = hover(document, cursor, { locale: 'zh', format: 'plaintext' });
    expect(shown?.contents).toMatchObject({ value: expect.stringContaining('三个先行先试的乡镇') });
  });

  it('shows markup in the text as it is', () => {
    const { document, cursor } = marked(
      '一、农业工作\n今年办好云上茶‸园。\n名词解释\n1. 云上茶园：指<b>[好](http://e.com)</b>*茶园*。\n2. 双百工程：指一项计划。\n',
    );
    const shown = hover(document, cursor, { locale: 'zh', format: 'markdown' });
    expect(shown?.contents).toHaveProperty(
      'value',
      expect.stringContaining('\\<b\\>\\[好\\]\\(http://e\\.com\\)\\</b\\>\\*茶园\\*'),
    );
  });
});
