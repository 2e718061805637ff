import { expect, it } from 'vitest';
import { rules } from '../../server/src/rules/registry.ts';
import { typeset } from '../report/typeset.ts';
import { applyEdits, describeFindings, findingsOf } from './checking.ts';

const RULES = new Set([
  'paragraph-broken',
  'paragraph-truncated',
  'stray-fragment',
  'stray-space',
  'lost-character',
  'site-boilerplate',
  'markup-residue',
  'foreign-token',
  'attachment-empty',
  'attachment-note',
  'multiple-documents',
]);

it('knows the rules it tests', () => {
  const ids = new Set(rules.map(({ id }) => id));
  expect([...RULES].filter((id) => !ids.has(id))).toEqual([]);
});

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

/** The findings of the rules tested here, as `rule ⟦text⟧`. */
function found(text: string): string[] {
  return findingsOf(text)
    .filter(({ rule }) => RULES.has(rule))
    .map(({ rule, span }) => `${rule} ⟦${text.slice(span.start, span.end)}⟧`);
}

it.each([
  ['a comma', '全县上下拧成一股绳，\n\n跑出了加速度。', '全县上下拧成一股绳，跑出了加速度。'],
  [
    'a single character behind the last mark',
    '各项改革落地见效，形\n成了新的格局。',
    '各项改革落地见效，形成了新的格局。',
  ],
  [
    'an open quotation',
    '茶乡焕发生机，打造“云上\n茶谷”品牌，游客翻番。',
    '茶乡焕发生机，打造“云上茶谷”品牌，游客翻番。',
  ],
  ['a particle', '补短板力度不够，支撑长远发展的\n项目储备不够多。', '补短板力度不够，支撑长远发展的项目储备不够多。'],
  ['words that stand elsewhere', '农房整治有序推进，新增岗\n位也多了起来。', '农房整治有序推进，新增岗位也多了起来。'],
])('joins a paragraph cut at %s', (_, cut, joined) => {
  const text = report(cut);
  const [finding, ...others] = findingsOf(text).filter(({ rule }) => RULES.has(rule));
  expect(finding?.rule).toBe('paragraph-broken');
  expect(others).toEqual([]);
  expect(applyEdits(text, finding?.fix?.edits ?? [])).toBe(report(joined));
});

it('takes a paragraph that begins like its complete siblings for a cut one', () => {
  const text = report(`这一年，我们合力抓产业，筑牢了根基。
这一年，我们合力抓城建，拓宽了空间。
这一年，我们合力抓生态，扮靓了山水。
这一年，我们合力抓教
育，点亮了希望。`);
  expect(found(text)).toEqual(['paragraph-broken ⟦年，我们合力抓教⟧']);
});

it('reports lines that were wrapped throughout once', () => {
  const line = (n: number) => `第${n}批工程陆续动工，进度快于往年，\n${n}月的验收合格率也高于往年。`;
  const text = report([2, 3, 4, 5, 6, 7].map(line).join('\n'));
  expect(found(text).filter((place) => place.startsWith('paragraph-broken'))).toHaveLength(1);
});

it('makes all lines whole at once that were broken at one width, figures and Latin words kept apart', () => {
  const line = (n: number) =>
    `第${n}批工程陆续动工，包括学校${n}所、医院${n}座、道路${n}0公里，进度快于往年（除个别项目外），Green City 项目的验收合格率也高于往年，没有一项拖期。`;
  const whole = report([2, 3, 4, 5, 6, 7, 8, 9].map(line).join('\n'));
  const wrapped = typeset(whole, { width: 48, indented: true });
  const findings = findingsOf(wrapped).filter(({ rule }) => RULES.has(rule));
  expect(findings.map(({ rule }) => rule)).toEqual(['paragraph-broken']);
  const joined = applyEdits(wrapped, findings[0]?.fix?.edits ?? []);
  expect(joined.replaceAll('　　', '')).toBe(whole.replaceAll('\n\n', '\n').replace(/\n$/, ''));
});

it.each([
  ['an unnumbered heading before its text', '二〇二四年工作回顾\n二〇二四年，全县稳中有进。'],
  ['a salutation', '各位代表，朋友们\n过去的一年很不平凡。'],
  ['rows of a list', '青山村：修路五公里\n绿水村：架桥一座'],
  ['a word of thanks on its own line', '掌声送给建设者。\n谢谢'],
  ['a paragraph that ends with a closing quotation mark', '老百姓都说：“日子越过越甜。”\n产业兴旺，乡村美丽。'],
  ['letter-spaced titles', '名 词 解 释，见附件。'],
  ['a slogan in quotation marks with a blank as a pause', '打响“山水柳溪 四季花城”品牌，游客翻番。'],
  ['shares and models with figures', '增长6%至6.5%，建成10个4A级景区，推进3.0版改革。'],
  ['English names', '引进Bank of China柳溪支行，服务企业。'],
  ['underscores of an address', '网址是www.liuxi.gov.cn/a_2.html，欢迎查询。'],
])('is silent on %s', (_, body) => {
  const text = report(body);
  const findings = findingsOf(text).filter(({ rule }) => RULES.has(rule));
  expect(describeFindings(text, findings)).toEqual([]);
});

it('says of a paragraph without an end that it stops, and not that it is broken, where a heading follows', () => {
  expect(found(report('深入推进简政放权。让群众办事更加便'))).toEqual([
    'paragraph-truncated ⟦群众办事更加便⟧'.replace('群众', '让群众'),
  ]);
});

it('counts a lost character once: in a damaged file it belongs to the damage', () => {
  const one = report('第次会议通过了规划。');
  expect(found(one)).toEqual(['lost-character ⟦第次⟧']);
  const many = report('第次会议通过了规划，增速达到4.1%8.7%，评为“”先进，补贴“”项目。');
  const findings = findingsOf(many);
  expect(findings.map(({ rule }) => rule)).toContain('extraction-damage');
  expect(findings.map(({ rule }) => rule)).not.toContain('lost-character');
  expect(findings.find(({ rule }) => rule === 'extraction-damage')?.related).toHaveLength(4);
});
