import { describe, expect, it } from 'vitest';
import { EditedText } from '../../server/src/features/edited-text.ts';
import { DEFAULT_FORMAT, type FormatSettings } from '../../server/src/features/format-settings.ts';
import { formatDocument, formatRange } from '../../server/src/features/formatting.ts';
import { onNewLine } from '../../server/src/features/on-type-formatting.ts';
import type { ParsedText } from '../../server/src/report/model.ts';
import { parse } from '../../server/src/report/parse.ts';
import { check } from '../../server/src/rules/check.ts';
import { marked } from './marked.ts';
import { SAMPLE } from './sample.ts';

const findingsIn = (document: ParsedText) => check(document, ({ severity }) => severity).findings;

function formatted(text: string, settings: Partial<FormatSettings> = {}): string {
  const edited = new EditedText(text);
  edited.apply(formatDocument(parse(text), { ...DEFAULT_FORMAT, ...settings }, findingsIn));
  return edited.text;
}

const FAULTY = `一、农业
（一）种粮。今年种粮十万亩，产量再上台阶。
(二)种茶。今年种茶一万亩，品质再上台阶。
三）种树。今年种树一千亩，绿化再上台阶。
（三）养蜂。今年养蜂五百箱，收入再上台阶。
（五）养鱼。今年养鱼三百塘，塘塘都有收成。
`;

describe('formatting', () => {
  it('leaves a clean report as it is', () => expect(formatted(SAMPLE)).toBe(SAMPLE));

  it('mends numbers, forms and widths, and nothing a second time', () => {
    const text = formatted(FAULTY);
    expect(text).toBe(
      FAULTY.replace('(二)', '（二）').replace('三）种树', '（三）种树').replace('（三）养', '（四）养'),
    );
    expect(formatted(text)).toBe(text);
  });

  it('does not where the settings say so', () => expect(formatted(FAULTY, { numbering: false })).toBe(FAULTY));

  const loose = `云溪县政府工作报告

各位代表：
  今年的工作有两件，都要办好。


一、修路
今年修路三十里，年底通车。
 二、架桥
今年架桥两座，明年完工。
`;

  it('sets indents and blank lines; title and salutation stay', () => {
    const tidy = `云溪县政府工作报告

各位代表：
　　今年的工作有两件，都要办好。
　　一、修路
　　今年修路三十里，年底通车。
　　二、架桥
　　今年架桥两座，明年完工。
`;
    expect(formatted(loose, { indent: 'two', blankLines: 'none' })).toBe(tidy);
    expect(formatted(tidy, { indent: 'two', blankLines: 'none' })).toBe(tidy);
    expect(formatted(tidy, { indent: 'none' })).toBe(tidy.replaceAll('　', ''));
    expect(formatted(tidy, { blankLines: 'one' })).toBe(
      tidy.replaceAll('。\n　', '。\n\n　').replaceAll('路\n', '路\n\n').replaceAll('桥\n', '桥\n\n'),
    );
  });

  it('keeps the line ends of the text', () => {
    const text = loose.replaceAll('\n', '\r\n');
    expect(formatted(text, { blankLines: 'none' })).not.toMatch(/[^\r]\n/);
  });

  it('of a range changes nothing outside it', () => {
    const text = FAULTY.replaceAll('\n', '\n\n');
    const document = parse(text);
    const range = { start: text.indexOf('(二)'), end: text.indexOf('(二)') + 3 };
    const edited = new EditedText(text);
    edited.apply(formatRange(document, range, { ...DEFAULT_FORMAT, indent: 'two' }, findingsIn(document)));
    expect(edited.text).toBe(text.replace('(二)', '　　（二）'));
  });

  it.each([
    ['with its line end, the next line stays', '（一）种粮。今年种粮十万亩，产量再上台阶。\n', '　　（一）种粮'],
    ['that is a cursor, its line is laid out', '', '　　（一）种粮'],
  ])('of a range %s', (_, words, first) => {
    const document = parse(FAULTY);
    const start = FAULTY.indexOf('（一）种粮');
    const range = { start, end: start + words.length };
    const edited = new EditedText(FAULTY);
    edited.apply(formatRange(document, range, { ...DEFAULT_FORMAT, indent: 'two' }, findingsIn(document)));
    expect(edited.text).toBe(FAULTY.replace('（一）种粮', first));
  });

  it('of the last line, which has no line end', () => {
    const text = FAULTY.trimEnd();
    const document = parse(text);
    const edited = new EditedText(text);
    const range = { start: text.length, end: text.length };
    edited.apply(formatRange(document, range, { ...DEFAULT_FORMAT, indent: 'two' }, findingsIn(document)));
    expect(edited.text).toBe(text.replace('（五）养鱼', '　　（五）养鱼'));
  });
});

/** The text after Enter was pressed at the cursor and the server has answered. */
function entered(fixture: string, setting: FormatSettings['nextMarker'] = 'series'): string {
  const { document, cursor } = marked(fixture.replace('‸', '\n‸'));
  const edits = onNewLine(document, cursor, setting);
  const edited = new EditedText(document.text);
  const { lines } = document;
  edited.apply(
    edits.map(({ range, newText }) => ({
      span: { start: lines.offset(range.start), end: lines.offset(range.end) },
      newText,
    })),
  );
  return edited.text;
}

const ITEMS = `一、农业
　　（一）种粮。今年种粮十万亩，产量再上台阶。
　　（二）种茶。今年种茶一万亩，品质再上台阶。`;

describe('a new line', () => {
  it('behind an item begins with the next marker, in its form and indent', () => {
    expect(entered(`${ITEMS}‸\n`)).toBe(`${ITEMS}\n　　（三）\n`);
    expect(entered('一、农业\n1. 种粮十万亩\n2. 种茶一万亩‸')).toBe('一、农业\n1. 种粮十万亩\n2. 种茶一万亩\n3. ');
  });

  it('behind an empty marker takes it away', () => {
    expect(entered(`${ITEMS}\n　　（三）‸\n`)).toBe(`${ITEMS}\n　　\n`);
    expect(entered('一、农业\n1. 种粮十万亩\n2. 种茶一万亩\n3. ‸')).toBe('一、农业\n1. 种粮十万亩\n2. 种茶一万亩\n');
  });

  it('in the contents and in the glossary goes on with their numbers', () => {
    const listed = SAMPLE.replace('（二）守护山水\n\n', '（二）守护山水‸\n\n');
    expect(entered(listed)).toContain('（二）守护山水\n（三）\n\n');
    expect(entered(SAMPLE.replace('管理的茶园。\n', '管理的茶园。‸\n'))).toContain('管理的茶园。\n3. \n');
  });

  it.each([
    ['behind a heading that has text below it', '一、农业\n今年种粮十万亩。\n二、工业‸\n今年建厂二十家。\n'],
    ['behind the only item', '一、农业\n今年种粮。\n（一）种茶。今年种茶一万亩。‸\n'],
    ['behind a paragraph without number', '一、农业\n今年种粮十万亩。‸\n二、工业\n今年建厂。\n'],
    ['inside an item', '一、农业\n（一）种粮。今年种粮。\n（二）种茶。‸今年种茶。\n'],
    ['behind a blank line', `${ITEMS}\n‸\n`],
    ['at the head of the text', '‸一、农业\n'],
  ])('%s stays empty', (_, fixture) => expect(entered(fixture)).toBe(fixture.replace('‸', '\n')));

  it('gets a marker behind any heading, or none, as the setting has it', () => {
    expect(entered('一、农业\n今年种粮十万亩。\n二、工业‸\n', 'always')).toContain('二、工业\n三、\n');
    expect(entered(`${ITEMS}‸\n`, 'off')).toBe(`${ITEMS}\n\n`);
  });
});
