import { describe, expect, it } from 'vitest';
import { parse } from '../../server/src/report/parse.ts';
import { findReferences } from '../../server/src/report/references.ts';
import { finish } from '../../server/src/report/steps.ts';
import { mark, marked } from '../features/marked.ts';
import { growth, LINEAR } from '../hostile/growth.ts';

/** The marked words, and no others, point at the headings of `targets`, one after the other. */
function check(fixture: string, ...targets: string[]): void {
  const { document } = marked(fixture);
  const { text, lines } = document;
  const found = document.reports.flatMap(({ references }) => references);
  const range = ({ start, end }: { start: number; end: number }) => ({
    start: lines.position(start),
    end: lines.position(end),
  });
  expect(
    mark(
      document,
      found.map(({ span }) => range(span)),
    ),
  ).toBe(fixture);
  expect(found.map(({ target }) => text.slice(target.start, target.end))).toEqual(targets);
}

const REPORT = (words: string) => `云溪县政府工作报告
一、去年工作回顾
（一）工业稳步回升。去年新建厂房二十处，老厂改造完成大半。
（二）农业连年丰收。去年种粮十万亩，产量再上台阶。
二、今年工作安排
（一）做强工业。继续推进各项工程，${words}
（二）守护山水。种树一万亩，清河三十里。
`;

describe('cross references', () => {
  it('lead from 第N部分 to the outermost section of that number', () => {
    check(REPORT('做法见⟦第一部分⟧。'), '一、去年工作回顾');
  });

  it('lead within the section first', () => {
    check(REPORT('并与前述⟦（二）⟧相衔接。'), '（二）守护山水');
    check(REPORT('按照⟦第（二）项⟧办理。'), '（二）守护山水');
  });

  it('step down and aside from one another', () => {
    check(
      REPORT('做法见⟦第一部分⟧的⟦（一）⟧、⟦（二）⟧。'),
      '一、去年工作回顾',
      '（一）工业稳步回升',
      '（二）农业连年丰收',
    );
  });

  it('are none where the report has no such heading', () => {
    check(REPORT('做法见第三部分，另见第二章。'));
  });

  it('are none behind the name of another document', () => {
    check(REPORT('依照《山水条例》第一部分和某某法第一部分办理。'));
  });

  it('are none in lists, which count, not point', () => {
    check(REPORT('重点是：（一）修路；（二）架桥；（三）通水。'));
  });

  it('lead to chapters and articles in half-width digits as well', () => {
    const text = (words: string) =>
      `云溪县发展规划\n第一章 总则\n本规划管到二〇三〇年，各乡镇都要执行。\n第二章 产业\n产业要做强，${words}\n`;
    check(text('参照⟦第一章⟧执行。'), '第一章 总则');
    check(text('参照⟦第1章⟧执行。'), '第一章 总则');
  });

  it('lead to attachments, in the file or in the list of attachments', () => {
    const body = '各乡镇要把名单上的工程逐项办好，月月报进度，年底算总账。'.repeat(9);
    check(
      `云溪县政府工作报告\n一、去年工作回顾\n去年的工程都完成了（详见⟦附件1⟧）。\n附件1\n工程名单\n${body}\n`,
      '附件1\n工程名单',
    );
    check('一、去年工作回顾\n去年的工程都完成了（见⟦附件2⟧）。\n\n附件：1.工程名单\n2.进度表\n', '2.进度表');
  });

  it('cost time in proportion to headings and references, however many there are', () => {
    const grown = growth(
      (lines) => {
        const document = parse(`一、去年工作回顾\n${'一、工业发展\n见第一部分、第（二）项、附件1\n'.repeat(lines)}`);
        return () => document.reports.map((report) => finish(findReferences(document.folded, report)));
      },
      { from: 400 },
    );
    expect(grown).toBeLessThan(LINEAR);
  });
});
