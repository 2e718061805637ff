import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findEnumerations } from '../../server/src/report/enumerations.ts';
import { finish } from '../../server/src/report/steps.ts';
import { fold } from '../../server/src/text/fold.ts';
import { growth, LINEAR } from '../hostile/growth.ts';
import { paragraphsOf } from './paragraphs.ts';

/** Enumerations as `style ordinals`; the markers of all items must be the `⟦…⟧` places of `marked`. */
function read(marked: string, headings: string[] = []): string[] {
  const text = marked.replaceAll(/[⟦⟧]/g, '');
  const spans = headings.map((heading) => ({
    start: text.indexOf(heading),
    end: text.indexOf(heading) + heading.length,
  }));
  const found = finish(findEnumerations(fold(text), paragraphsOf(text), spans));
  const markers = found.flatMap(({ items }) => items.map(({ marker }) => marker)).sort((a, b) => a.start - b.start);
  let shown = '';
  let end = 0;
  for (const marker of markers) {
    shown += `${text.slice(end, marker.start)}⟦${text.slice(marker.start, marker.end)}⟧`;
    end = marker.end;
  }
  expect(shown + text.slice(end)).toBe(marked);
  return found.map(({ style, items }) => `${style} ${items.map(({ ordinal }) => ordinal).join(',')}`);
}

describe('enumerations', () => {
  it.each([
    ['办好三件事：⟦一是⟧修渠；⟦二是⟧修路；⟦三是⟧修桥。', '是 1,2,3'],
    ['要算好几笔账。⟦一要⟧修渠。渠要长。⟦二要⟧修路。', '要 1,2'],
    ['⟦第一⟧，修渠。⟦第二⟧，修路。', '第 1,2'],
    ['⟦首先⟧，修渠。⟦其次⟧，修路。⟦再次⟧，修桥。⟦最后⟧，植树。', '首先 1,2,3,4'],
    ['⟦其一⟧，修渠；⟦其二⟧，修路。', '其一 1,2'],
    ['办好实事：⟦1.⟧修渠2.5公里。⟦2.⟧修路。', '1. 1,2'],
    ['办好实事：⟦1、⟧修渠。⟦2、⟧修路。⟦3.⟧修桥。', '1. 1,2,3'],
    ['办好实事：⟦（1）⟧修渠；⟦（2）⟧修路。', '（1） 1,2'],
    ['办好实事：⟦①⟧修渠；⟦②⟧修路。', '① 1,2'],
    ['报告分两部分：⟦一、⟧回顾；⟦二、⟧安排。', '一、 1,2'],
    ['⟦一是⟧修渠。\n⟦二是⟧修路。\n⟦三是⟧修桥。', '是 1,2,3'],
    ['⟦第一⟧，\n修渠。\n渠要直。\n⟦第二⟧，\n修路。', '第 1,2'],
    ['抓好水利。⟦一是⟧修渠。\n渠要直。\n⟦二是⟧修塘。', '是 1,2'],
    ['⟦一是⟧一、⟦二是⟧二，不打折扣。', '是 1,2'],
    ['⟦一是⟧修渠。⟦二 是⟧修路。⟦三是⟧修桥。', '是 1,2,3'],
    ['⟦十是⟧植树，⟦十一是⟧修桥。', '是 10,11'],
  ])('%j', (text, expected) => expect(read(text)).toEqual([expected]));

  it.each([
    '渠道总长全省第一，水质全省第二，出水全省第三，',
    '不争第一、就是落后。第二天，再争第一、第二。',
    '发展是第一要务。第一产业、第二产业都要抓。',
    '第一、第二、第三产业增加值分别增长。',
    '统一是关键，唯一是根本，第一是发展。',
    '二、三产业和一、二、三产业。',
    '一要素二要点都是要害。',
    '坚持“一要修渠、二要修路”，',
    '修渠（一是东渠；二是西渠）两条。',
    '增长1.5%。2.5亿元。3.5万亩。',
    '首先要修渠。',
    '一是修渠。',
    '水渠（1）、水塘（2）。',
  ])('none in %j', (text) => expect(read(text)).toEqual([]));

  it('one inside another', () =>
    expect(read('⟦第一⟧，修渠。⟦一是⟧东渠；⟦二是⟧西渠。⟦第二⟧，修路。⟦一是⟧东路；⟦二是⟧西路。')).toEqual([
      '第 1,2',
      '是 1,2',
      '是 1,2',
    ]));

  it('of one style inside one another', () =>
    expect(read('⟦一是⟧修渠。\n⟦二是⟧修路：⟦一是⟧东路；⟦二是⟧西路。\n⟦三是⟧修桥。').sort()).toEqual([
      '是 1,2',
      '是 1,2,3',
    ]));

  it('of paragraphs, one after another', () =>
    expect(
      read('⟦一是⟧修渠。\n⟦二是⟧修路。\n还要做到：\n⟦一是⟧早。\n⟦二是⟧快。\n⟦四是⟧好。\n⟦三是⟧省。').sort(),
    ).toEqual(['是 1,2', '是 1,2,4,3']));

  it('in lines that break off in the middle of sentences', () =>
    expect(
      read(
        '今年要办好三件事。⟦一是⟧把东边山脚下那条用了四十年的老水渠从头到尾修\n好，让水流得到田里。⟦二是⟧把西边山脚下那条用了四十年的老石板路从头到\n尾修好。⟦三是⟧植树。',
      ),
    ).toEqual(['是 1,2,3']));

  it('begin again with 1', () =>
    expect(read('⟦一是⟧修渠；⟦二是⟧修路。还要做到：⟦一是⟧早；⟦二是⟧快。')).toEqual(['是 1,2', '是 1,2']));

  describe('with a fault stay one', () => {
    it.each([
      ['⟦一是⟧修渠；⟦二是⟧修路；⟦四是⟧修桥；⟦五是⟧植树。', '是 1,2,4,5'],
      ['⟦一是⟧修渠；⟦二是⟧修路；⟦二是⟧修桥；⟦三是⟧植树。', '是 1,2,2,3'],
      ['⟦一是⟧修渠；⟦三是⟧修路；⟦二是⟧修桥；⟦四是⟧植树。', '是 1,3,2,4'],
      ['⟦一是⟧修渠。\n⟦二是⟧修路。\n⟦四是⟧修桥。', '是 1,2,4'],
      ['⟦一是⟧修渠。\n⟦二是⟧修路。⟦三是⟧修桥。\n⟦三是⟧修桥。', '是 1,2,3,3'],
      ['实事：⟦1.⟧修渠。⟦2.⟧修路。⟦4.⟧修桥。', '1. 1,2,4'],
      ['⟦第一⟧，修渠。⟦第三⟧，修桥。', '第 1,3'],
      ['⟦二是⟧修路；⟦三是⟧修桥。', '是 2,3'],
      ['⟦一是⟧修渠；⟦一是⟧修路；⟦三是⟧修桥。', '是 1,1,3'],
      ['⟦一是⟧修渠；⟦一是⟧修路；⟦二是⟧修桥。', '是 1,1,2'],
      ['⟦二是⟧修渠；⟦一是⟧修路；⟦三是⟧修桥。', '是 2,1,3'],
      ['⟦第二⟧，修渠。\n⟦第一⟧，修路。\n⟦第三⟧，修桥。', '第 2,1,3'],
      ['办好三件事：⟦一是⟧修渠，⟦三是⟧修路，⟦二是⟧修桥，⟦四是⟧植树。', '是 1,3,2,4'],
      ['⟦一是⟧修渠。\n渠要直。\n渠要长。\n⟦二是⟧修路。\n路要直。\n路要长。\n⟦四是⟧修桥。', '是 1,2,4'],
    ])('%j', (text, expected) => expect(read(text)).toEqual([expected]));
  });

  it('an item without a stop before it is no fault', () =>
    expect(read('⟦一是⟧修渠⟦二是⟧修路；⟦三是⟧修桥。')).toEqual(['是 1,2,3']));

  it('skip headings and end before them', () => {
    expect(read('一、修渠。二、修路。', ['一、修渠', '二、修路'])).toEqual([]);
    expect(read('⟦一是⟧修渠。⟦二是⟧修路。\n（二）农业\n四是修桥。', ['（二）农业'])).toEqual(['是 1,2']);
  });

  it('skip note marks', () => {
    const text = '水是命脉。①田是根本。②';
    const marks = [...text.matchAll(/[①②]/g)].map(({ index }) => ({ span: { start: index, end: index + 1 } }));
    expect(finish(findEnumerations(text, paragraphsOf(text), []))).toHaveLength(1);
    expect(finish(findEnumerations(text, paragraphsOf(text), [], marks))).toEqual([]);
  });
});

describe('items', () => {
  const items = (text: string) =>
    finish(findEnumerations(fold(text), paragraphsOf(text), [])).flatMap((list) =>
      list.items.map(({ span }) => text.slice(span.start, span.end)),
    );

  it('run to the next one, the last to the end of its sentence', () =>
    expect(items('实事：1.修渠。渠要直。2.修“路。”其余不变。')).toEqual(['1.修渠。渠要直。', '2.修“路。”']));
  it('are paragraphs where they open paragraphs', () =>
    expect(items('一是修渠。渠要直。\n渠要长。\n二是修路。路要宽。\n其余不变。')).toEqual([
      '一是修渠。渠要直。\n渠要长。',
      '二是修路。路要宽。',
    ]));
});

it('lie inside the text and in order, whatever it holds', () => {
  const pieces = [
    '一是',
    '二是',
    '三是',
    '第一，',
    '第二，',
    '1.',
    '2.',
    '3、',
    '（1）',
    '（2）',
    '①',
    '②',
    '首先，',
    '其次，',
    '最后，',
    '。',
    '；',
    '“',
    '”',
    '（',
    '\n',
    '渠',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
      const text = parts.join('');
      for (const { items, span } of finish(findEnumerations(fold(text), paragraphsOf(text), []))) {
        expect(items.length).toBeGreaterThan(1);
        let end = span.start;
        for (const item of items) {
          expect(item.span.start).toBeGreaterThanOrEqual(end);
          expect(item.marker.end).toBeLessThanOrEqual(item.span.end);
          end = item.marker.end;
        }
        expect(span.end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 1000 },
  );
});

it('takes time linear in the text', () => {
  for (const unit of [
    '一是',
    '一是修。',
    '二是修。',
    '1.修。',
    '“',
    '（',
    '一是修。\n',
    '（1）',
    '首先，',
    '一是修；二是修。',
  ]) {
    const grown = growth((size) => {
      const text = fold(unit.repeat(size / unit.length));
      const paragraphs = [...text.matchAll(/[^\n]+/g)].map(({ index, 0: line }) => ({
        span: { start: index, end: index + line.length },
      }));
      return () => finish(findEnumerations(text, paragraphs, []));
    });
    expect(grown, unit).toBeLessThan(LINEAR);
  }
});
