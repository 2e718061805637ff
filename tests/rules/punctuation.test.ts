import { expect, it } from 'vitest';
import { applyEdits, describeFindings, findingsOf } from './checking.ts';

const RULES = new Set([
  'punctuation-width',
  'punctuation-doubled',
  'quote-unpaired',
  'bracket-unpaired',
  'title-mark-unpaired',
  'straight-quote',
  'comma-between-quotes',
  'comma-before-etc',
  'comma-before-and',
  'ellipsis-form',
  'range-dash',
  'dash-form',
  'missing-comma-after-ordinal',
]);

function report(body: string): string {
  return `柳溪县政府工作报告

一、过去一年工作回顾
（一）产业发展。新建厂房八座，新增岗位三千个。
${body}
（二）城乡面貌。改造老旧小区六个，新修道路四十公里。
二、今年工作安排
（一）抓好项目建设。开工十个重点项目，完成投资计划。
（二）抓好环境治理。整治河道五条，植树两万株。
`;
}

/** The findings of the rules of punctuation at `⟦…⟧` of the marked body; `fixed` is the body after the fix. */
function expectFinding(rule: string, marked: string, fixed?: string): void {
  const text = report(marked.replace('⟦', '').replace('⟧', ''));
  const findings = findingsOf(text).filter((finding) => RULES.has(finding.rule));
  expect(
    findings.map((finding) => finding.rule),
    describeFindings(text, findings).join('\n'),
  ).toEqual([rule]);
  const start = report(marked).indexOf('⟦');
  expect(findings[0]?.span).toEqual({ start, end: report(marked).indexOf('⟧') - 1 });
  if (fixed !== undefined) expect(applyEdits(text, findings[0]?.fix?.edits ?? [])).toBe(report(fixed));
}

it.each([
  ['punctuation-doubled', '码头扩建⟦。，⟧年底通航。', '码头扩建。年底通航。'],
  ['punctuation-doubled', '码头扩建⟦，，⟧年底通航。', '码头扩建，年底通航。'],
  ['quote-unpaired', '打造⟦“⟧云上茶谷品牌，游客翻番。', undefined],
  ['quote-unpaired', '打造“云上茶谷”品牌⟦”⟧，游客翻番。', undefined],
  ['bracket-unpaired', '新建泊位⟦（⟧万吨级三个。', undefined],
  ['bracket-unpaired', '依据文件〔2023〕5号⟦〕⟧办理。', undefined],
  ['title-mark-unpaired', '出台⟦《⟧招商办法，优化环境。', undefined],
  ['straight-quote', '打造⟦"⟧云上茶谷"品牌，游客翻番。', '打造“云上茶谷”品牌，游客翻番。'],
  ['comma-between-quotes', '打响⟦“白茶”、“蜜橘”、“竹编”⟧品牌。', '打响“白茶”“蜜橘”“竹编”品牌。'],
  ['comma-between-quotes', '宣传⟦《种子法》、《渔业法》⟧。', '宣传《种子法》《渔业法》。'],
  ['comma-before-etc', '扶持白茶、蜜橘⟦、⟧等产业。', '扶持白茶、蜜橘等产业。'],
  ['comma-before-and', '扶持白茶、蜜橘⟦、⟧和竹编产业。', '扶持白茶、蜜橘和竹编产业。'],
  ['ellipsis-form', '修路、架桥、通电⟦...⟧变化很大。', '修路、架桥、通电……变化很大。'],
  ['range-dash', '财政收入增长⟦6%-6.5⟧%。', '财政收入增长6%～6.5%。'],
  ['range-dash', '实施规划（⟦2021-2035⟧年）。', '实施规划（2021—2035年）。'],
  ['dash-form', '⟦--⟧产业更强了，百业兴旺。', '——产业更强了，百业兴旺。'],
  ['missing-comma-after-ordinal', '第一，修路。⟦第二⟧架桥。第三，通电。', '第一，修路。第二，架桥。第三，通电。'],
])('%s: %s', (rule, marked, fixed) => expectFinding(rule, marked, fixed));

it.each([
  ['a mark behind a closing quotation', '他们说：“放心吧。”，然后走了。'],
  ['a question with an exclamation', '这难道不是进步吗？！大家都认可。'],
  ['a quotation that runs on in the next paragraph', '打造“云上\n茶谷”品牌，游客翻番。'],
  ['markers with a half bracket', '重点是：1）修路；2）架桥；三）通电。'],
  ['items with words outside the quotation marks', '推进产业“一号工程”、交通提升“二号工程”。'],
  ['quoted items in a list with plain ones', '打响“白茶”、“蜜橘”、竹编等品牌。'],
  ['a list whose last item goes on', '实施“白茶”、“蜜橘”提质“双百工程”。'],
  ['等 that opens an item', '克服等靠要思想、等不起的紧迫感常在。'],
  ['和 in 和谐 and 和平', '建设富强、和谐、和美的家园。'],
  ['及 in 及时', '果断应对、及时处置，化解风险。'],
  ['a date', '截至2024-07-09，项目开工。'],
  ['a telephone number', '拨打0572-8123456咨询。'],
  ['the years in a title', '落实《柳溪县规划（2021-2035年）》。'],
  ['a score', '球队以3-1取胜。'],
  ['the number of a plot', '开发01-03地块。'],
  ['places joined by a short dash', '开通柳溪—青川班线。'],
  ['第三 as part of a name', '第一，修路。第二，架桥。第三产业稳步增长。'],
  ['首先 as an adverb', '首先要修路。其次要架桥。'],
  ['inches', '采购55"显示屏十台。'],
])('is silent on %s', (_, body) => {
  const text = report(body);
  const findings = findingsOf(text).filter(({ rule }) => RULES.has(rule));
  expect(describeFindings(text, findings)).toEqual([]);
});

const FULL = report(
  '修路，架桥，通电，通水，通气，植树，种草，治沙，清淤，筑堤，办学，建院，育才，引智，招商，兴业，修渠，蓄水，护林，防火。',
);

it('reports the one half-width comma of a text in full width', () => {
  const text = FULL.replace('架桥，', '架桥,');
  const [finding, ...others] = findingsOf(text).filter(({ rule }) => rule === 'punctuation-width');
  expect(others).toEqual([]);
  expect(applyEdits(text, finding?.fix?.edits ?? [])).toBe(FULL);
});

it('reports the one full-width comma of a text in half width', () => {
  const half = FULL.replaceAll('，', ',');
  const text = half.replace('架桥,', '架桥，');
  const [finding, ...others] = findingsOf(text).filter(({ rule }) => rule === 'punctuation-width');
  expect(others).toEqual([]);
  expect(applyEdits(text, finding?.fix?.edits ?? [])).toBe(half);
});

it('has no word on a text in half width, nor on figures and times', () => {
  for (const text of [FULL.replaceAll('，', ','), FULL.replace('架桥', '收入1,234万元，9:30通车')]) {
    expect(findingsOf(text).filter(({ rule }) => rule === 'punctuation-width')).toEqual([]);
  }
});

it('makes one finding of a habit', () => {
  const text = report(
    '打响“白茶”、“蜜橘”品牌。建成“东园”、“西园”。办好“春会”、“秋会”。修缮“南楼”、“北楼”。'
      .replaceAll('。', '，游人如织。\n')
      .trim(),
  );
  const findings = findingsOf(text).filter(({ rule }) => rule === 'comma-between-quotes');
  expect(findings).toHaveLength(1);
  expect(findings[0]?.related).toHaveLength(3);
  expect(applyEdits(text, findings[0]?.fix?.edits ?? [])).not.toContain('”、“');
});
