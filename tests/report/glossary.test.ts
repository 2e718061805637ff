import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGlossary } from '../../server/src/report/glossary/glossary.ts';
import { isGlossaryHeading } from '../../server/src/report/glossary/heading.ts';
import { finish } from '../../server/src/report/steps.ts';
import { fold } from '../../server/src/text/fold.ts';
import { growth, LINEAR } from '../hostile/growth.ts';
import { glossaryOf } from './paragraphs.ts';

/** Entries as `number term = definition`. */
function entriesOf(text: string): string[] {
  return (glossaryOf(text)?.entries ?? []).map(({ ordinal, term, termSpan, definition }) => {
    expect(text.slice(termSpan.start, termSpan.end)).toContain(term.slice(0, 1));
    return `${ordinal ?? '·'} ${term} = ${text.slice(definition.start, definition.end)}`;
  });
}

const BODY = '各位代表：\n一、工作回顾\n全镇修好三条水渠。\n';

describe('the title of a glossary', () => {
  it.each([
    '名词解释',
    '有关名词解释',
    '名词解释：',
    '※名词解释※',
    '【名词解释】',
    '[名词解释]',
    '*名词解释',
    '名 词 解 释',
    '附：名词解释',
    '附：短语说明',
    '附件一：名词解释',
    '附件2 名词解释',
    '※注释※',
    '注释',
    '注：',
    '政府工作报告名词、术语注释',
    '《政府工作报告》名词、术语注释',
    '《政府工作报告》有关内容名词注释',
    '《区政府工作报告》名词、术语注释',
    '管委会工作报告有关名词解释',
    '政府工作报告有关名词解释',
    '《报告》相关名词释义',
    '专业术语解释',
  ])('%s', (line) => expect(isGlossaryHeading(fold(line))).toBe(true));

  it.each([
    '附件：名词解释.docx',
    '附件：1. 名词、术语注释',
    '注：本表数据为初步统计数，最终以年报为准。',
    '注释工作全部完成',
    '名词解释工作由镇办公室负责，请各村配合。',
    '一、工作回顾',
    '说明',
  ])('is not %s', (line) => expect(isGlossaryHeading(fold(line))).toBe(false));
});

describe('entry numbers', () => {
  it.each([
    ['1.', '2.'],
    ['1．', '2．'],
    ['1、', '2、'],
    ['1. ', '2. '],
    ['1.', '2．'],
    ['[1]', '[2]'],
    ['［1］', '［2］'],
    ['[１]', '[２]'],
    ['[1].', '[2].'],
    ['〔1〕', '〔2〕'],
    ['【1】', '【2】'],
    ['（1）', '（2）'],
    ['①', '②'],
    ['一、', '二、'],
    ['[1]：', '[2]：'],
  ])('%s %s', (first, second) => {
    const text = `${BODY}名词解释\n　　${first}“两池”：指蓄水池和沉淀池。\n　　${second}田长制：每块田有人管。`;
    expect(entriesOf(text)).toEqual(['1 两池 = 指蓄水池和沉淀池。', '2 田长制 = 每块田有人管。']);
  });

  it('none', () => {
    expect(entriesOf(`${BODY}名词解释\n两池：指蓄水池和沉淀池。\nGPS：指定位系统。`)).toEqual([
      '· 两池 = 指蓄水池和沉淀池。',
      '· GPS = 指定位系统。',
    ]);
  });

  it('end where the number before a term that begins with digits ends', () => {
    const terms = ['8座小水库：指塘坝。', '7.5米路：指村道。', '100%入户：户户通水。', '21号渠：主渠。'];
    const text = `名词解释\n${terms.map((term, i) => `${i + 1}.${term}`).join('\n')}`;
    expect(entriesOf(text)).toEqual([
      '1 8座小水库 = 指塘坝。',
      '2 7.5米路 = 指村道。',
      '3 100%入户 = 户户通水。',
      '4 21号渠 = 主渠。',
    ]);
  });

  it('may have lost their dot', () => {
    expect(entriesOf('名词解释\n1.甲渠：东渠。\n2“乙渠”：西渠。\n3.丙渠：南渠。')).toEqual([
      '1 甲渠 = 东渠。',
      '2 乙渠 = 西渠。',
      '3 丙渠 = 南渠。',
    ]);
  });

  it('stay as they stand where an entry is lost, repeated or swapped', () => {
    const numbers = (text: string) => glossaryOf(text)?.entries.map(({ ordinal }) => ordinal);
    const entry = (n: number) => `${n}.名词${n}号：第${n}件事。`;
    const text = (...order: number[]) => `名词解释\n${order.map(entry).join('\n')}`;
    expect(numbers(text(1, 2, 4, 5))).toEqual([1, 2, 4, 5]);
    expect(numbers(text(1, 2, 2, 3))).toEqual([1, 2, 2, 3]);
    expect(numbers(text(1, 3, 2, 4))).toEqual([1, 3, 2, 4]);
    expect(numbers(text(2, 1, 3, 4))).toEqual([2, 1, 3, 4]);
    expect(numbers(text(1, 2, 9, 4, 5, 6, 7, 8, 3))).toEqual([1, 2, 9, 4, 5, 6, 7, 8, 3]);
    expect(numbers(text(9, 2, 3, 4, 5, 6, 7, 8, 1))).toEqual([9, 2, 3, 4, 5, 6, 7, 8, 1]);
    expect(numbers(text(1, 2, 12, 3, 4))).toEqual([1, 2, 12, 3, 4]);
    expect(numbers(text(1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 10]);
  });
});

describe('term and definition', () => {
  const read = (entry: string) => entriesOf(`名词解释\n1.${entry}\n2.田长制：每块田有人管。`)[0];

  it.each([
    ['“两池”即蓄水池和沉淀池。', '1 两池 = 即蓄水池和沉淀池。'],
    ['“两池”是指蓄水池，即塘坝：大的和小的。', '1 两池 = 是指蓄水池，即塘坝：大的和小的。'],
    ['“两池”——蓄水池和沉淀池。', '1 两池 = 蓄水池和沉淀池。'],
    ['两池 即蓄水池和沉淀池。', '1 两池 = 即蓄水池和沉淀池。'],
    ['两池指蓄水池和沉淀池。', '1 两池 = 指蓄水池和沉淀池。'],
    ['［两池］即蓄水池。', '1 两池 = 即蓄水池。'],
    ['[2468]全镇确定的数字目标。', '1 2468 = 全镇确定的数字目标。'],
    ['“两池”建设：指修池。', '1 “两池”建设 = 指修池。'],
    ['“清池 修渠”行动：指冬修。', '1 “清池 修渠”行动 = 指冬修。'],
    ['“两池”（P2，P15）：蓄水池。', '1 两池 = 蓄水池。'],
    ['两池：蓄水池。（见第18页）', '1 两池 = 蓄水池。'],
    ['“两池[3]”：蓄水池。', '1 两池 = 蓄水池。'],
    ['“两池”［3］：蓄水池。', '1 两池 = 蓄水池。'],
    ['水渠指数：反映渠道好坏。', '1 水渠指数 = 反映渠道好坏。'],
    ['GPS（Global System）：定位系统。', '1 GPS（Global System） = 定位系统。'],
    ['TOD：Transit  Oriented，一种方式。', '1 TOD = Transit  Oriented，一种方式。'],
    ['“两池”：“一池”指蓄水；“二池”指沉淀。', '1 两池 = “一池”指蓄水；“二池”指沉淀。'],
  ])('%s', (entry, expected) => expect(read(entry)).toBe(expected));

  it('on two lines', () => {
    expect(entriesOf('注释\n［1］两池：\n蓄水池和沉淀池。\n［2］“田长制”：\n指每块田有人管。')).toEqual([
      '1 两池 = 蓄水池和沉淀池。',
      '2 田长制 = 指每块田有人管。',
    ]);
  });

  it('on two lines without numbers', () => {
    expect(entriesOf('注释\n两池：\n蓄水池和沉淀池。\n“田长制”：\n指每块田有人管。')).toEqual([
      '· 两池 = 蓄水池和沉淀池。',
      '· 田长制 = 指每块田有人管。',
    ]);
  });

  it('in several paragraphs, numbered ones among them', () => {
    const text =
      '名词解释\n1.两池：修两种池。\n其中：\n1.蓄水：一种。\n2.沉淀：一种。\n3.备用：一种。\n2.田长制：有人管。';
    expect(entriesOf(text)).toEqual([
      '1 两池 = 修两种池。\n其中：\n1.蓄水：一种。\n2.沉淀：一种。\n3.备用：一种。',
      '2 田长制 = 有人管。',
    ]);
  });

  it('of a note that cites a source: the work belongs to the term', () => {
    expect(
      entriesOf('注：\n① 张三：《水经》，《文集》第2卷，第26页。\n② 李四：《渠经》，《文集》第3卷，第7页。'),
    ).toEqual(['1 张三：《水经》 = 《文集》第2卷，第26页。', '2 李四：《渠经》 = 《文集》第3卷，第7页。']);
  });

  it('gives terms as written, in full-width forms too', () => {
    expect(glossaryOf('名词解释\n1．甲（乙）：指丙。\n2．丁：指戊。')?.entries[0]?.term).toBe('甲（乙）');
  });
});

describe('aliases', () => {
  const aliases = (term: string) =>
    glossaryOf(`名词解释\n1.${term}：指一件事。\n2.田长制：有人管。`)?.entries[0]?.aliases;

  it.each([
    ['“四早”“四集中”', ['四早', '四集中']],
    ['“瞪眼”“竖耳”企业', ['瞪眼', '竖耳', '瞪眼企业', '竖耳企业']],
    ['“三重山”“三大河”和“三道沟”', ['三重山', '三大河', '三道沟']],
    ['“两池、两渠”', ['两池', '两渠']],
    ['一窗收件、一口发证', ['一窗收件', '一口发证']],
    ['山源、水源、田源三源治理', ['三源治理']],
    ['地区总产值(GXP)', ['地区总产值', 'GXP']],
    ['田（林）长制', ['田长制', '田林长制']],
    ['AIM/BIM', ['AIM', 'BIM']],
    ['“甲、乙”监管', []],
    ['田长制度', []],
  ])('%s', (term, expected) => expect(aliases(term)).toEqual(expected));

  it('the clause behind a blank that may still be the term', () => {
    const text = '名词解释\n水位监测系统 大装置，着力测水。\n两池 即蓄水池和沉淀池。\n田长制 即有人管。';
    expect(glossaryOf(text)?.entries[0]?.aliases).toEqual(['水位监测系统大装置']);
  });
});

describe('where a glossary ends', () => {
  const ENTRIES = '名词解释\n1.两池：蓄水池和沉淀池。\n2.田长制：有人管。\n';

  it.each([
    '附件三\n民生实事清单\n1.修渠：三条。\n2.修路：两条。',
    '分享到：\n上一篇：\n邻镇报告',
    '免责声明：本站转载。',
    '民生实事\n1.修渠\n牵头单位：水务站',
    '各位代表！让我们一起努力！',
    '一、稳定就业\n年度目标：一千人。',
  ])('before %j', (after) => {
    expect(entriesOf(ENTRIES + after)).toEqual(['1 两池 = 蓄水池和沉淀池。', '2 田长制 = 有人管。']);
  });

  it('behind the rest of a definition that was cut', () => {
    expect(entriesOf('名词解释\n1.田长制：有人管。\n2.两池：蓄水池和沉\n淀池两种。\n网站地图').at(-1)).toBe(
      '2 两池 = 蓄水池和沉\n淀池两种。',
    );
  });

  it('takes in what stands between its first and its last entry', () => {
    const text = `${BODY}${ENTRIES}附件三\n清单`;
    const glossary = glossaryOf(text);
    expect(text.slice(glossary?.span.start, glossary?.span.end)).toBe(ENTRIES.trimEnd());
    expect(text.slice(glossary?.heading?.start, glossary?.heading?.end)).toBe('名词解释');
  });
});

describe('a damaged glossary', () => {
  it('without title: a run of definitions behind the body', () => {
    const text = `${BODY}两池 即蓄水池。\n三渠：即东渠、西渠、南渠。\n四塘 指大塘。\n五坝：指土坝。`;
    expect(entriesOf(text)).toEqual([
      '· 两池 = 即蓄水池。',
      '· 三渠 = 即东渠、西渠、南渠。',
      '· 四塘 = 指大塘。',
      '· 五坝 = 指土坝。',
    ]);
    expect(glossaryOf(text)?.heading).toBeUndefined();
  });

  it('without title, numbered', () => {
    const text = `${BODY}[1]“两池”：蓄水。\n[2]“三渠”：东西南。\n[3]“四塘”：大塘。\n[4]“五坝”：土坝。`;
    expect(entriesOf(text)).toHaveLength(4);
  });

  it('without title, its terms standing in the body', () => {
    const body = '今年修好甲乙渠，疏通丙丁河，建成戊己桥，推行田长制。';
    const entries =
      '1、甲乙渠：镇东的一条渠。\n2、丙丁河：镇西的一条河。\n3、戊己桥：镇南的一座桥。\n4、田长制：每块田有人管。';
    expect(entriesOf(`${body}\n${entries}`)).toHaveLength(4);
    expect(glossaryOf(`今年修渠。\n${entries}`)).toBeUndefined();
  });

  it.each([
    '1.项目内容：修渠。\n2.责任单位：水务站。\n3.进展：开工。\n4.计划：完工。',
    '牵头单位：水务站。\n责任人：站长。\n时限：年底。\n进度：过半。',
    '钢：产量一万吨。\n铁：产量两万吨。\n煤：产量三万吨。\n油：产量四万吨。',
    '（1）修渠：三条。\n（2）修路：两条。',
  ])('is not %j', (list) => expect(glossaryOf(BODY + list)).toBeUndefined());

  it('with its title among the entries and paragraphs of the body between them', () => {
    const repeated = '始终把渠道管护放在心上，坚持早晚两次巡查，让每一滴水都流进田里去，让村民放心。';
    const text = [
      repeated,
      '一湖 即镇东的湖。',
      '两池 即蓄水池和沉',
      '有关名词解释',
      '淀池两种水池。',
      '三渠 即东渠、西渠和',
      repeated,
      '四塘 大塘小塘都是塘，合起来四个。',
      'GXP：即一种总产值。',
    ].join('\n');
    expect(entriesOf(text)).toEqual([
      '· 一湖 = 即镇东的湖。',
      '· 两池 = 即蓄水池和沉\n有关名词解释\n淀池两种水池。',
      '· 三渠 = 即东渠、西渠和',
      '· 四塘 = 大塘小塘都是塘，合起来四个。',
      '· GXP = 即一种总产值。',
    ]);
  });

  it('with its title among numbered entries', () => {
    expect(entriesOf('1.两池：蓄水。\n2.三渠：东西南。\n名词解释\n3.四塘：大塘。\n4.五坝：土坝。')).toHaveLength(4);
  });

  it('printed twice is one glossary', () => {
    const text =
      '名词解释\n〔1〕两池：蓄水。\n〔2〕三渠：东西南。\n各位代表！努力！\n名词解释\n〔1〕两池：蓄水。\n〔2〕三渠：东西南。';
    expect(glossaryOf(text)?.entries.map(({ ordinal }) => ordinal)).toEqual([1, 2, 1, 2]);
  });

  it.each([
    '！名词解释1.两池:指水池,共2.5米。2.2号渠:指主渠。3.田长制:有人管。',
    '！附件1 名词解释 1.两池:指水池,共2.5米。 2.2号渠:指主渠。 3.田长制:有人管。',
    '！附：短语说明1.两池:指水池,共2.5米。2.2号渠:指主渠。3.田长制:有人管。',
    '※名词解释※1.两池:指水池,共2.5米。2.2号渠:指主渠。3.田长制:有人管。',
    '。镇政府工作报告名词、术语注释1.两池:指水池,共2.5米。2.2号渠:指主渠。3.田长制:有人管。',
    '。名词解释\n1.两池:指水池,共2.5米。2.2号渠:指主渠。3.田长制:有人管。附件2实事清单',
  ])('glued to one line: %j', (glued) => {
    expect(entriesOf(`各位代表，一起努力${glued}`)).toEqual([
      '1 两池 = 指水池,共2.5米。',
      '2 2号渠 = 指主渠。',
      '3 田长制 = 有人管。',
    ]);
  });

  it('glued to one line, an entry without stop and a number without dot', () => {
    expect(entriesOf('努力。注释[1]两池：水池，[2]田长制：有人管[3]三渠：三条')).toHaveLength(3);
    expect(entriesOf('努力。名词解释1.“两池”：水池，2.“三渠”：三条。3“四塘”：四口。')).toEqual([
      '1 两池 = 水池，',
      '2 三渠 = 三条。',
      '3 四塘 = 四口。',
    ]);
  });

  it('glued to one line without numbers', () => {
    expect(entriesOf('一起努力！名词解释两池:指水池。田长制:指有人管。BIM:是一种模型。')).toEqual([
      '· 两池 = 指水池。',
      '· 田长制 = 指有人管。',
      '· BIM = 是一种模型。',
    ]);
  });
});

describe('any text', () => {
  const PIECES = [
    '名词解释',
    '\n',
    '1.',
    '2.',
    '3．',
    '[1]',
    '[2]',
    '①',
    '：',
    '即',
    '指',
    '“',
    '”',
    '（',
    '）',
    '。',
    ' ',
    '田',
    '两池',
    'P2',
    '页',
    '一、',
    '附件2',
    '——',
  ];

  it('gives entries inside the glossary, in order, each holding its parts', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 80 }), (pieces) => {
        const text = pieces.join('');
        const glossary = glossaryOf(text);
        let end = 0;
        for (const { span, termSpan, definition, term } of glossary?.entries ?? []) {
          expect(term).not.toBe('');
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(termSpan.start).toBeGreaterThanOrEqual(span.start);
          expect(termSpan.end).toBeLessThanOrEqual(span.end);
          expect(definition.start).toBeGreaterThanOrEqual(termSpan.end);
          expect(definition.end).toBeGreaterThanOrEqual(definition.start);
          expect(definition.end).toBeLessThanOrEqual(span.end);
          expect(span.end).toBeLessThanOrEqual(glossary?.span.end ?? 0);
          end = span.end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('reads the same glossary from its folded twin', () => {
    const text = '名词解释\n１．“两池”（Ｐ２）：指水池。\n２．田（林）长制：有人管。';
    const spans = (from: string) => glossaryOf(from)?.entries.map(({ uses, aliases, term, ...rest }) => rest);
    expect(spans(fold(text))).toEqual(spans(text));
  });

  it('takes time linear in the text', () => {
    for (const unit of [
      '1.',
      '名词解释\n1.',
      '名词解释\n5.甲：乙\n',
      '1.甲：乙。',
      '[1]',
      '甲即乙丙丁。\n',
      '甲：',
      '（',
      '“',
      '名词解释甲:指乙。',
      '3.甲：指乙\n丙\n',
    ]) {
      const grown = growth((size) => {
        const text = fold(`名词解释\n${unit.repeat(size / unit.length)}`);
        const paragraphs = [...text.matchAll(/[^\n]+/g)].map(({ index, 0: line }) => ({
          span: { start: index, end: index + line.length },
        }));
        return () => finish(readGlossary(text, paragraphs));
      });
      expect(grown, unit).toBeLessThan(LINEAR);
    }
  });
});
