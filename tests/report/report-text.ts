import fc from 'fast-check';

const MARKERS = [
  '一、',
  '二、',
  '三、',
  '（一）',
  '（二）',
  '(三)',
  '四）',
  '）',
  '1.',
  '2．',
  '3、',
  '（1）',
  '①',
  '②',
  '第一章 ',
  '12.3亿',
  '二、三产业',
  '㈠',
  '[3]',
  '〔1〕',
];
const WORDS = [
  '稳步推进',
  '产业升级',
  '“三区”建设',
  '今年',
  '各位代表',
  '名词解释',
  '目录',
  '附件1',
  '政府工作报告',
  '一是',
  '二是',
  'GDP',
  '《规划》',
  '??',
  '&nbsp;',
  '\\r\\n',
  '(上接第1版)',
  '“',
  '”',
  '\u{20000}',
  '\ud800',
];
const STOPS = ['。', '，', ',', '：', '；', '！', '\n', '\n\n', '\r\n', '\r', ' ', '　', '\t'];

/** Strings made of what reports are made of, in any order: much denser in markers and damage than any real text. */
export function reportText(maxLength = 120): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...MARKERS) },
    { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
    { weight: 5, arbitrary: fc.constantFrom(...STOPS) },
    { weight: 1, arbitrary: fc.string({ maxLength: 6, unit: 'binary' }) },
  );
  return fc.array(piece, { maxLength }).map((pieces) => pieces.join(''));
}
