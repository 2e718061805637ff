import { describe, expect, it } from 'vitest';
import { markedBy } from './marking.ts';

/** Each case by its cause; `⟦…⟧` is what the rule must find, and all that it may find. */
const CASES: Record<string, Record<string, string>> = {
  'confused-word': {
    'a set phrase': '⟦再接再励⟧，⟦一如继往⟧，⟦名列前矛⟧。',
    'a point up to which something is counted':
      '⟦截止⟧去年底，建成冷库七座。⟦截止到⟧2023年，修路百里。⟦截止⟧2023年底全县累计修路百里。',
    'the end named twice': '⟦截至12月底止⟧，完成七成。',
    'the end of a period': '报名截止10月15日，征集活动截止时间另行通知。截止日期已过。',
    'right words that hold the characters':
      '完成份额过半，用水份额核定，超过份额部分，按装机容量分担，按装备水平分级，公布署名文章。',
    'an account at a platform is wrong once': '建立平台⟦帐户⟧。',
    'camps are no accounts': '营帐户外摆放，帐篷充足。',
    'pairs whose members both have their place': '制定规划，制订办法，做出亮点，作出部署，渡过难关，欢度春节。',
    'what dictionaries tolerate, as a hint': '道路和⟦其它⟧设施。',
  },
  'fixed-expression': {
    'a formula out of order': '坚定“⟦四个自信”、增强“四个意识⟧”，方向更明。',
    'a formula in order': '树牢“四个意识”、坚定“四个自信”、坚决践行“两个维护”。',
    'parts of a formula far apart': '我们做到“两个维护”，步调一致。全县增强“四个意识”，工作更实。',
    'a list of some of the parts only': '走绿色、创新、开放之路。',
    'all the parts out of order': '落实⟦创新、绿色、协调、开放、共享⟧的理念。',
    'names that were used at their time': '坚持习近平新时代中国特色社会主义经济思想。',
    'a layout under the name of another': '统筹⟦“五位一体”战略布局⟧，协调⟦“四个全面”总体布局⟧。',
    'a programme without its quotation marks': '实施⟦八八战略⟧，“八八战略”二十年，“沿着八八战略走”。',
  },
  'organisation-name': {
    'a short form that is not the standard one': '获得⟦国家发改委⟧批复。',
    'a title that is only cited': '学习《国家发改委关于试点的意见》。',
    'the former name, said to be so': '原国土资源部批复。',
    'another word that begins alike': '国土资源部门配合。',
    'a report without a date': '国家旅游局批复。',
  },
  'term-inconsistent': {
    'a name that loses its quotation marks once': '“跑一次”改革、“跑一次”改革、“跑一次”改革，⟦跑一次改革⟧。',
    'as many with as without': '“跑一次”改革，跑一次改革。',
    'a bare name inside a title': '“跑一次”改革、“跑一次”改革，《跑一次改革办法》。',
    'a quoted word that also qualifies other things': '“数字”柳溪、“数字”柳溪，数字经济，数字政府。',
    'composed and plain Roman numerals': '水质达到Ⅲ类、Ⅲ类、Ⅲ类、⟦III⟧类。',
    'one kind of Roman numeral': '水质达到Ⅲ类、Ⅲ类、Ⅳ类。',
    'capitals and small letters': '5G基站、5G用户、5G专网、⟦5g⟧网络。',
    'units in which the case matters': '3MW、5MW、2mW，100kV、100kV、100KV。',
    'an address': 'www.APP.cn，APP、APP。',
  },
  'abbreviation-undefined': {
    'unexplained, at its first place only': '推行⟦XOD⟧模式，XOD项目落地。',
    'explained in brackets, on either side': '片区综合开发（XOD）项目，YOD（站城一体）项目。',
    'known to every reader': 'GDP增长，5G入户，AI赋能。',
    'a model and a foreign name': '大飞机C919交付，BLUE BAY广场开业，ABC-1型机床下线。',
  },
  'relative-time': {
    'days before the writing': '⟦近日⟧通车，⟦日前⟧验收。',
    'other words': '节日前慰问，3月1日前完成，近日点，今年以来。',
  },
};

describe.each(Object.entries(CASES))('%s', (rule, cases) => {
  it.each(Object.entries(cases))('%s', (_, fixture) => expect(markedBy(rule, fixture)).toBe(fixture));
});

describe('words of the user', () => {
  it('adds confused words', () => {
    const fixture = '⟦柳奚⟧县新建厂房八座。';
    expect(markedBy('confused-word', fixture, { options: { words: { 柳奚: '柳溪' } } })).toBe(fixture);
  });
  it('adds wordings and orders for a time', () => {
    const options = {
      wordings: [{ wrong: '柳溪经验区', right: '柳溪先行区', from: '2023-01' }],
      orders: [{ items: ['兴业', '强村', '富民'] }],
    };
    const fixture = '建设⟦柳溪经验区⟧，⟦强村、兴业、富民⟧。';
    const head = (year: number) => `柳溪县${year}年政府工作报告\n\n一、过去一年工作\n`;
    expect(markedBy('fixed-expression', fixture, { options, head: head(2024) })).toBe(fixture);
    const before = '建设柳溪经验区，⟦强村、兴业、富民⟧。';
    expect(markedBy('fixed-expression', before, { options, head: head(2021) })).toBe(before);
  });
  it('adds names of organisations', () => {
    const fixture = '⟦县卫计局⟧开展义诊。';
    expect(markedBy('organisation-name', fixture, { options: { names: { 县卫计局: '县卫生健康局' } } })).toBe(fixture);
  });
});

describe('organisation-name', () => {
  const head = (year: number) => `柳溪县${year}年政府工作报告\n\n一、过去一年工作\n`;
  it('knows a body that was abolished long before the report', () => {
    const fixture = '获得⟦国家旅游局⟧授牌。';
    expect(markedBy('organisation-name', fixture, { head: head(2024) })).toBe(fixture);
  });
  it('lets a report tell of the year before in the names of that year', () => {
    const text = '获得国家旅游局授牌。';
    expect(markedBy('organisation-name', text, { head: head(2019) })).toBe(text);
  });
});

describe('name-and-title', () => {
  const names = [
    { name: '方向明', posts: ['县委书记'] },
    { name: '林之秋', posts: ['县委副书记', '县长'] },
    { name: '白川', posts: ['副县长'] },
  ];
  it.each([
    ['a post of someone else', '⟦县长方向明⟧部署春耕。'],
    ['a post behind the name', '⟦方向明县长⟧部署春耕。'],
    ['the deputy’s post', '⟦副县长林之秋⟧部署春耕。'],
    ['a name with one wrong character', '县长⟦林知秋⟧部署春耕。'],
    ['another order', '林之秋、⟦方向明⟧到会，白川、⟦林之秋⟧讲话。'],
    [
      'all as in the dictionary',
      '县委书记方向明、县委副书记、县长林之秋到会，副县长白  川讲话，方向明、林之秋、白川合影。',
    ],
    ['the post of a larger place', '柳溪县县长林之秋部署春耕。'],
    ['another deputy', '副县长林大秋部署春耕，原县长林知秋到会。'],
    ['posts that the dictionary does not know', '教授方向明讲课，林之秋同志主持。'],
  ])('%s', (_, fixture) => expect(markedBy('name-and-title', fixture, { settings: { names } })).toBe(fixture));

  it('finds nothing without a dictionary', () => {
    const text = '县长方向明、县长林之秋部署春耕。';
    expect(markedBy('name-and-title', text)).toBe(text);
  });
});

describe('sentence-overlong', () => {
  it('counts the characters up to the full stop', () => {
    const long = `${'治水修路，'.repeat(10)}见到成效。`;
    const fixture = `⟦${long}⟧短句不计。`;
    expect(markedBy('sentence-overlong', fixture, { options: { limit: 40 } })).toBe(fixture);
  });
});

describe('filler-overuse', () => {
  it('reports a word once, where it first stands', () => {
    const fixture = `⟦着力⟧治水。${'着力修路，'.repeat(12)}见到成效。`;
    expect(markedBy('filler-overuse', fixture)).toBe(fixture);
  });
  it('passes over a word of a few uses', () => {
    const text = '着力治水，着力修路，着力造林。';
    expect(markedBy('filler-overuse', text)).toBe(text);
  });
});
