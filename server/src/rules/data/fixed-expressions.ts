import type { Validity } from '../report-date.ts';

/** A wording that is always wrong, and the fixed one. */
export interface FixedWording extends Validity {
  wrong: string;
  right: string;
}

/** Parts of a formula that are named in this order. */
export interface FixedOrder extends Validity {
  items: readonly string[];
  /** So many different parts must stand together before their order is judged: fewer may be a list of its own. */
  least: number;
  /** Words that may stand between two parts, besides 、 and quotation marks. */
  between?: readonly string[];
}

/** A name that stands in quotation marks wherever it is used. */
export interface FixedQuotes extends Validity {
  name: string;
}

/** Sources: 《中国共产党章程》 (2017, 2022), reports to the 18th, 19th and 20th congresses of the party. */
export const FIXED_WORDINGS: readonly FixedWording[] = [
  { wrong: '以习近平总书记为核心的党中央', right: '以习近平同志为核心的党中央', from: '2016-10' },
  { wrong: '习近平新时代特色社会主义思想', right: '习近平新时代中国特色社会主义思想', from: '2017-10' },
  { wrong: '习近平中国特色社会主义思想', right: '习近平新时代中国特色社会主义思想', from: '2017-10' },
  { wrong: '习近平新时代中国特色主义思想', right: '习近平新时代中国特色社会主义思想', from: '2017-10' },
  { wrong: '习近平新时代中国社会主义思想', right: '习近平新时代中国特色社会主义思想', from: '2017-10' },
  { wrong: '“五位一体”战略布局', right: '“五位一体”总体布局', from: '2012-11' },
  { wrong: '“四个全面”总体布局', right: '“四个全面”战略布局', from: '2014-12' },
];

export const FIXED_ORDERS: readonly FixedOrder[] = [
  {
    items: ['四个意识', '四个自信', '两个维护'],
    least: 2,
    between: [
      '牢固树立',
      '不断增强',
      '切实增强',
      '坚决做到',
      '切实做到',
      '自觉做到',
      '坚决践行',
      '增强',
      '坚定',
      '做到',
      '树立',
      '树牢',
      '践行',
    ],
    from: '2018-08',
  },
  { items: ['政治意识', '大局意识', '核心意识', '看齐意识'], least: 4, from: '2016-01' },
  { items: ['道路自信', '理论自信', '制度自信', '文化自信'], least: 4, from: '2016-07' },
  { items: ['创新', '协调', '绿色', '开放', '共享'], least: 5, from: '2015-10' },
  {
    items: [
      '马克思列宁主义',
      '毛泽东思想',
      '邓小平理论',
      '“三个代表”重要思想',
      '科学发展观',
      '习近平新时代中国特色社会主义思想',
    ],
    least: 3,
    between: ['和', '以及'],
  },
  {
    items: ['经济建设', '政治建设', '文化建设', '社会建设', '生态文明建设'],
    least: 5,
    between: ['和'],
    from: '2012-11',
  },
];

/** Zhejiang's programme of 2003. */
export const FIXED_QUOTES: readonly FixedQuotes[] = [{ name: '八八战略', from: '2003-07' }];
