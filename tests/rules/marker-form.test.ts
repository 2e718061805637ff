import { expect, it } from 'vitest';
import { withOrdinal } from '../../server/src/rules/marker-form.ts';

it.each([
  ['一、', 2, '二、'],
  ['十、', 11, '十一、'],
  ['（九）', 10, '（十）'],
  ['( 二 )', 3, '( 三 )'],
  ['㈡', 3, '㈢'],
  ['9.', 10, '10.'],
  ['９．', 10, '１０．'],
  ['09.', 10, '10.'],
  ['01、', 2, '02、'],
  ['⒊', 4, '⒋'],
  ['⑵', 3, '⑶'],
  ['①', 2, '②'],
  ['⑳', 21, '㉑'],
  ['2.3', 4, '2.4'],
  ['第九章', 10, '第十章'],
  ['第3条', 4, '第4条'],
  ['三是', 4, '四是'],
  ['〔12〕', 13, '〔13〕'],
])('%s with ordinal %i is %s', (raw, ordinal, expected) => {
  expect(withOrdinal(raw, ordinal)).toBe(expected);
});

it.each([
  ['㊿', 51],
  ['其次', 3],
  [')', 1],
])('%s has no form for %i', (raw, ordinal) => {
  expect(withOrdinal(raw, ordinal)).toBeUndefined();
});
