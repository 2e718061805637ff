import { describe, expect, test } from 'vitest';
import { parse } from '../../server/src/report/parse.ts';
import { sketch } from './flat-outline.ts';

const TEXT = '一年来，全县上下迎难而上，各项工作都有新的起色，群众的日子越过越好。';

/** A paragraph under each heading, so that the text looks like a report. */
function report(...headings: string[]): string {
  return headings.map((heading) => `${heading}\n${TEXT}`).join('\n');
}

const outline = (text: string, options?: { leads: boolean }) => sketch(parse(text), options).split('\n');

describe('numbered headings', () => {
  test('一、（一）1.（1） nest, however wide their brackets and stops are', () => {
    expect(
      outline(report('一、回顾', '（一）产业', '1．项目', '（1）园区', '(2)平台', '（二）城乡', '二、安排')),
    ).toEqual([
      '1 一、 回顾 block',
      '  2 （一） 产业 block',
      '    3 1． 项目 block',
      '      4 （1） 园区 block',
      '      4 (2) 平台 block',
      '  2 （二） 城乡 block',
      '1 二、 安排 block',
    ]);
  });

  test('1. may stand directly below 一、', () => {
    expect(outline(report('一、回顾', '1.产业', '2.城乡', '二、安排'))).toEqual([
      '1 一、 回顾 block',
      '  2 1. 产业 block',
      '  2 2. 城乡 block',
      '1 二、 安排 block',
    ]);
  });

  test('（一） without anything above it keeps the level of its style', () => {
    expect(outline(report('（一）背景', '（二）范围', '（三）要求'))).toEqual([
      '2 （一） 背景 block',
      '2 （二） 范围 block',
      '2 （三） 要求 block',
    ]);
  });

  test('篇, 章 and 节 stand above 一、', () => {
    expect(outline(report('第一章 总则', '第一节 目标', '一、指标', '第二节 原则', '第二章 任务'))).toEqual([
      '1 第一章 总则 block',
      '  2 第一节 目标 block',
      '    3 一、 指标 block',
      '  2 第二节 原则 block',
      '1 第二章 任务 block',
    ]);
  });

  test('the same style may be used at two depths, in the report’s own way', () => {
    const text = report(
      ...[
        '一、形势',
        '二、任务',
        '（一）工业',
        '一、煤炭',
        '二、电力',
        '三、钢铁',
        '（二）农业',
        '一、粮食',
        '二、棉花',
        '三、油料',
        '三、保障',
      ],
    );
    expect(outline(text)).toEqual([
      '1 一、 形势 block',
      '1 二、 任务 block',
      '  2 （一） 工业 block',
      '    3 一、 煤炭 block',
      '    3 二、 电力 block',
      '    3 三、 钢铁 block',
      '  2 （二） 农业 block',
      '    3 一、 粮食 block',
      '    3 二、 棉花 block',
      '    3 三、 油料 block',
      '1 三、 保障 block',
    ]);
  });

  test('a number alone on its line takes its title from the next', () => {
    expect(outline(`一、\n去年的工作\n${TEXT}\n二、\n今年的工作\n${TEXT}`)).toEqual([
      '1 一、 去年的工作 block',
      '1 二、 今年的工作 block',
    ]);
  });

  test('a number before a figure is a number where its series expects it', () => {
    const lines = ['1.建成厂房三座', '2.46所学校开工', '3.新修道路两条'];
    expect(outline(`（一）实事\n${TEXT}\n${lines.map((line) => `${line}，群众满意。`).join('\n')}`).slice(1)).toEqual([
      '  3 1. 建成厂房三座，群众满意 block',
      '  3 2. 46所学校开工，群众满意 block',
      '  3 3. 新修道路两条，群众满意 block',
    ]);
  });
});

describe('run-in and glued headings', () => {
  test('a run-in title is the first sentence', () => {
    expect(outline(`（一）抓项目，添后劲。${TEXT}\n（二）抓环境，聚人气。${TEXT}`)).toEqual([
      '2 （一） 抓项目，添后劲 run-in',
      '2 （二） 抓环境，聚人气 run-in',
    ]);
  });

  test('an own-line title may end with a full stop, which is not part of it', () => {
    expect(outline(report('（一）抓项目，添后劲。', '（二）抓环境，聚人气。'))).toEqual([
      '2 （一） 抓项目，添后劲 block',
      '2 （二） 抓环境，聚人气 block',
    ]);
  });

  test('on one line, a blank after a stop is where a heading begins', () => {
    const text = `各位代表：现将工作报告如下。 一、去年工作${TEXT} （一）产业${TEXT} （二）城乡${TEXT} 二、今年工作${TEXT}`;
    expect(parse(text).reports[0]?.series.flatMap((s) => s.members.map((m) => m.marker?.ordinal))).toEqual([
      1, 2, 1, 2,
    ]);
  });

  test('a heading that has lost its line end is found by the number that would be missing', () => {
    const text = report('一、回顾', '（一）产业', `（二）城乡\n${TEXT}（三）民生。${TEXT}`, '（四）生态');
    expect(outline(text).map((line) => line.trim())).toContain('2 （三） 民生 run-in');
  });

  describe('of a report whose line ends were dropped without a trace', () => {
    const runOn = (...headings: string[]) => report(...headings).replaceAll('\n', '');
    /** Longer than any one paragraph. */
    const parts = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'].flatMap((number) => [
      `${number}、全力抓好这一方面工作（一）打好基础。${TEXT.repeat(4)}`,
      `（二）做出特色。${TEXT.repeat(4)}1.建好园区。${TEXT}2.修好道路。`,
    ]);

    test('are found behind stops and behind the title of the part they open', () => {
      const markers = outline(runOn(...parts)).map((line) => line.trim().split(' ')[1]);
      const expected = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'].flatMap((number) => [
        `${number}、`,
        '（一）',
        '（二）',
        '1.',
        '2.',
      ]);
      expect(markers).toEqual(expected);
    });

    test('are not made of note marks and figures', () => {
      const noted = parts.map((part) => part.replaceAll('起色', '“起色”（3），增长1.5倍'));
      expect(outline(runOn(...noted))).toHaveLength(50);
    });
  });

  test('numbers in the midst of a sentence are no headings', () => {
    const text =
      report('一、回顾', '二、安排') +
      '全县二、三产业比例优化。二、三产业占比提高，居全市第一，发展更稳。项目：1.路网；2.管网；3.电网。';
    expect(outline(text)).toHaveLength(2);
  });

  test('a slogan in quotation marks is no heading, even behind a blank', () => {
    expect(outline(`${report('一、回顾', '二、安排')}我们牢记“干在实处 三、走在前列”的嘱托。`)).toHaveLength(2);
  });
});

test('a section holds nothing that stands behind its end', () => {
  const entries = ['一廊：指沿江的产业走廊。', '两园：指茶园和竹园。', '三站：指三处便民服务站。'];
  const behind = ['产业更加兴旺。', '城乡更加美丽。', '群众更加富裕。'].map((lead) => `${lead}${TEXT.repeat(3)}`);
  const glossary = entries.map((entry, i) => `${i + 1}. ${entry}`).join('\n');
  const { reports } = parse(`${report('一、回顾', '二、安排')}\n名词解释\n${glossary}\n${behind.join('\n')}`);
  const sections = reports.flatMap((each) => each.sections);
  expect(sections.flatMap(({ children }) => children)).toEqual([]);
  for (const { span } of sections) expect(span.end).toBeGreaterThan(span.start);
});

describe('damaged markers', () => {
  test('lost brackets and numerals are read from the neighbours', () => {
    expect(outline(report('一、安排', '一）产业', '）城乡', '（三）民生', '（四生态', '）党建', '、保障'))).toEqual([
      '1 一、 安排 block',
      '  2 一）{1} 产业 block',
      '  2 ）{2} 城乡 block',
      '  2 （三） 民生 block',
      '  2 （四{4} 生态 block',
      '  2 ）{5} 党建 block',
      '1 、{2} 保障 block',
    ]);
  });

  test('a line broken before 、 is no heading that has lost its number', () => {
    expect(outline(`${report('一、回顾', '二、安排')}\n我们依照宪法\n、法律\n、法规办事，接受监督。`)).toHaveLength(2);
  });
});

describe('what is no numbering fault', () => {
  const faults = (...headings: string[]) => parse(report(...headings)).reports.flatMap((r) => r.faults);

  test.each([
    ['numbers that run on over a parent', ['一、甲乡', '1.路', '2.桥', '二、乙乡', '3.渠', '4.井', '三、丙乡', '5.站']],
    ['a text that begins in the middle', ['（五）产业', '（六）城乡', '三、党建']],
    [
      'no number at the first level',
      ['2023年工作回顾', '（一）产业', '（二）城乡', '2024年工作安排', '（一）项目', '（二）招商'],
    ],
    [
      'an attachment that counts anew',
      ['一、回顾', '二、安排', '附件1：民生实事', '一、建学校', '二、修道路', '三、通公交'],
    ],
    [
      'a second series with its own announcement',
      ['一、安排', '（一）甲', '（二）乙', '（三）丙', '（一）丁', '（二）戊'],
    ],
  ])('%s', (_, headings) => expect(faults(...headings)).toEqual([]));
});

describe('what is one', () => {
  const faults = (...headings: string[]) => {
    const parsed = parse(report(...headings));
    return parsed.reports.flatMap((r) => r.faults).map((f) => `${f.kind} ${f.section.title.text} ${f.expected}`);
  };

  test.each([
    ['a missing number', ['（一）甲', '（二）乙', '（四）丁', '（五）戊'], ['gap 丁 3']],
    ['a number twice', ['（一）甲', '（二）乙', '（二）丙', '（四）丁'], ['duplicate 丙 3']],
    ['a number twice, counted on from', ['（一）甲', '（二）乙', '（二）丙', '（三）丁'], ['duplicate 丙 3']],
    ['two swapped numbers', ['（一）甲', '（三）乙', '（二）丙', '（四）丁'], ['disorder 乙 2']],
    ['the first two swapped', ['（二）甲', '（一）乙', '（三）丙', '（四）丁'], ['disorder 甲 1']],
    ['a number out of all order', ['（一）甲', '（二）乙', '（九）丙', '（四）丁'], ['disorder 丙 3']],
    ['a lost bracket', ['（一）甲', '二）乙', '（三）丙'], ['damaged 乙 2']],
  ])('%s', (_, headings, expected) => expect(faults(...headings)).toEqual(expected));
});

describe('parts of a file', () => {
  const OPENING = '各位代表：\n下面我受县政府委托作工作报告，请予审议。';
  const BODY = report(...Array.from({ length: 3 }, (_, i) => `${'一二三'[i]}、第${i + 1}部分\n${TEXT.repeat(20)}`));

  test('a second title with its opening begins another report', () => {
    const other = BODY.replaceAll(TEXT, '今年，乙县要在产业、城乡、民生三件大事上持续用力，把各项工作抓实抓细抓到位。');
    const text = `甲县政府工作报告\n${OPENING}\n${BODY}\n乙县政府工作报告\n各位代表：\n我代表乙县人民政府报告工作，请予审议，并请各位列席人员提出意见。\n${other}`;
    expect(parse(text).reports.map((r) => [r.title?.text, r.series.length])).toEqual([
      ['甲县政府工作报告', 1],
      ['乙县政府工作报告', 1],
    ]);
  });

  test('the same report once more is a copy, not another report', () => {
    const once = `甲县政府工作报告\n${OPENING}\n${TEXT.slice(0, 20)}去年成绩来之不易，今年任务更加艰巨，我们务必再接再厉。\n${BODY}`;
    expect(parse(`${once}\n${once}`).reports).toHaveLength(1);
  });

  test('the contents have an outline of their own', () => {
    const text = `目　录\n一、回顾\n（一）产业\n（二）城乡\n二、安排\n甲县政府工作报告\n${OPENING}\n${report('一、回顾', '（一）产业', '（二）城乡', '二、安排')}`;
    const [only] = parse(text).reports;
    expect(only?.contents?.sections.map((s) => s.title.text)).toEqual(['回顾', '安排']);
    expect(only?.sections.map((s) => s.title.text)).toEqual(['回顾', '安排']);
    expect(only?.faults).toEqual([]);
  });

  test('the contents ends where its first entry stands again, however short that is', () => {
    const text = `目录\n一、工业\n二、农业\n${report('一、工业', '二、农业')}`;
    expect(parse(text).reports[0]?.sections.map((s) => s.title.text)).toEqual(['工业', '农业']);
  });

  test('上接 and 下转 mark the ends that are elsewhere, and are furniture', () => {
    const parsed = parse(`（上接第1版）\n${report('二、安排', '（一）产业')}\n（下转第3版）`);
    expect(parsed.reports[0]?.partial).toEqual({ head: true, tail: true });
    expect(parsed.furniture.map((f) => f.kind)).toEqual(['continuation', 'continuation']);
  });

  test('the menu of a web page below the report is no part of it', () => {
    const menu = ['上一篇：通知', '下一篇：公告', '相关文章', '联系我们', '版权所有：某县', '一、网站规则'];
    const parsed = parse(`甲县政府工作报告\n${OPENING}\n${BODY}\n${menu.join('\n')}`);
    expect(parsed.reports[0]?.series.flatMap((s) => s.members)).toHaveLength(3);
    expect(parsed.furniture).toHaveLength(menu.length);
  });

  test('literal line ends, ?? and &nbsp; part and indent paragraphs', () => {
    const text = `各位代表：\\r\\n??一、回顾\\r\\n??${TEXT}\\r\\n&nbsp;&nbsp;（一）产业\\r\\n${TEXT}\\r\\n二、安排\\r\\n${TEXT}`;
    expect(outline(text)).toEqual(['1 一、 回顾 block', '  2 （一） 产业 block', '1 二、 安排 block']);
  });

  test('Markdown prefixes stand before the marker, not in the title', () => {
    expect(outline(`## 一、回顾\n\n${TEXT}\n\n### （一）产业\n\n**（二）城乡**\n\n## 二、安排`)).toEqual([
      '1 一、 回顾 block',
      '  2 （一） 产业 block',
      '  2 （二） 城乡 block',
      '1 二、 安排 block',
    ]);
  });
});

describe('leads', () => {
  test('parallel first sentences are a layer below the numbered headings', () => {
    const text = `一、回顾\n产业更强了。${TEXT}\n城乡更美了。${TEXT}\n二、安排\n${TEXT}`;
    expect(outline(text, { leads: true })).toEqual([
      '1 一、 回顾 block',
      '  2 - 产业更强了 lead',
      '  2 - 城乡更美了 lead',
      '1 二、 安排 block',
    ]);
  });

  test('lines that begin alike hold the first sentences below them', () => {
    const text = `一、回顾\n这一年，我们聚力强县，工业提速。\n产业更强了。${TEXT}\n项目更多了。${TEXT}\n这一年，我们聚力富民，生活改善。\n就业更稳了。${TEXT}`;
    expect(outline(text, { leads: true })).toEqual([
      '1 一、 回顾 block',
      '  2 - 这一年，我们聚力强县，工业提速 lead',
      '    3 - 产业更强了 lead',
      '    3 - 项目更多了 lead',
      '  2 - 这一年，我们聚力富民，生活改善 lead',
      '    3 - 就业更稳了 lead',
    ]);
  });

  test('addresses, figures and the rest of a cut paragraph lead nothing', () => {
    const cut = '全县新建改建农村公路一百二十公里，群众出行更加便捷，城乡公交实现了';
    const text = `一、回顾\n各位代表，成绩来之不易。${TEXT}\n投资增长12.3%。${TEXT}\n${cut}\n全覆盖，方便了群众。${TEXT}\n二、安排\n${TEXT}`;
    expect(outline(text, { leads: true })).toHaveLength(2);
  });
});

test('headings in bold type, as Markdown has them, read like others', () => {
  const plain = [
    '云溪县政府工作报告',
    '各位代表：',
    '过去一年工作回顾',
    TEXT.repeat(3),
    '一、稳住产业',
    TEXT,
    '二、改善民生',
    TEXT,
  ];
  const bold = plain.map((line) => (line.length < 20 ? `**${line}**` : line));
  const read = (lines: string[]) => {
    const parsed = parse(lines.join('\n\n'));
    return [parsed.reports[0]?.title?.text, ...sketch(parsed).split('\n')];
  };
  expect(read(bold)).toEqual(read(plain));
  expect(read(bold)).toContain('  2 一、 稳住产业 block');
});

describe('a report on one line, with blanks for its line ends', () => {
  const line = [
    '云溪县政府工作报告',
    '各位代表：现在，我向大会报告工作，请予审议。',
    '2023年工作回顾',
    `过去一年，${TEXT}`,
    '一、产业发展',
    `过去一年，我们坚持稳字当头，产业规模再上台阶。${TEXT}`,
    '二、民生改善',
    `过去一年，我们坚持民生优先，实事件件落地。${TEXT}`,
    '三、作风转变',
    `过去一年，我们坚持求真务实，会议和文件越来越少。${TEXT}`,
    '2024年工作安排',
    `新的一年，${TEXT}`,
    `一、主攻方向：抓好一百个重点项目，全年完成投资三百亿元，一季度开工过半。${TEXT}`,
    `二、主要抓手：办好十件民生实事，财政资金优先保障，年底逐件公布结果。${TEXT}`,
  ].join(' ');

  test('has the unnumbered titles of its parts, and its numbers below them', () => {
    expect(outline(line)).toEqual([
      '1 - 2023年工作回顾 block',
      '  2 一、 产业发展 run-in',
      '  2 二、 民生改善 run-in',
      '  2 三、 作风转变 run-in',
      '1 - 2024年工作安排 block',
      '  2 一、 主攻方向 run-in',
      '  2 二、 主要抓手 run-in',
    ]);
  });

  test('takes the same words in the middle of a sentence for no title', () => {
    expect(outline(line.replace('民生优先', '做好 2023年工作总结 等各项工作'))).toHaveLength(7);
  });
});

describe('numerals misread on a scan or mistyped by eye', () => {
  test('a dash stands for 一, l for 1, a bracket of another kind for （', () => {
    expect(outline(report('—、回顾', '（—）产业', 'l.园区', '2.项目', '〔二）城乡', '二、安排', '(－)重点'))).toEqual([
      '1 —、{1} 回顾 block',
      '  2 （—）{1} 产业 block',
      '    3 l.{1} 园区 block',
      '    3 2. 项目 block',
      '  2 〔二）{2} 城乡 block',
      '1 二、 安排 block',
      '  2 (－){1} 重点 block',
    ]);
  });

  test('dashes and empty cells of a table are none', () => {
    const text = ['一、回顾', TEXT, '——同志们的努力没有白费。', '（—）', '-、', '—', '二、安排', TEXT].join('\n');
    expect(outline(text)).toEqual(['1 一、 回顾 block', '1 二、 安排 block']);
  });
});
