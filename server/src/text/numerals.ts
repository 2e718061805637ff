const DIGITS = '〇一二三四五六七八九';
const HAN_NUMERAL = /[〇零一二三四五六七八九十百廿卅]/;

/** Whether `char` may stand in a Chinese ordinal. */
export function isHanNumeral(char: string): boolean {
  return HAN_NUMERAL.test(char);
}

/**
 * Value of a Chinese numeral from 一 to 九百九十九 as ordinals are written (十一, 二十, 一百零三, 廿一); undefined for anything
 * else, years (二〇二三) and stacked digits (五一) included.
 */
export function parseHan(text: string): number | undefined {
  const match =
    /^(?:([一二三四五六七八九])百零?)?(?:([一二三四五六七八九])?(十)|(廿)|(卅))?([一二三四五六七八九])?$/.exec(text);
  if (text === '' || !match) return undefined;
  const [, hundreds, tens, ten, twenty, thirty, ones] = match;
  const upper = ten ? digit(tens ?? '一') * 10 : twenty ? 20 : thirty ? 30 : 0;
  return (hundreds ? digit(hundreds) * 100 : 0) + upper + (ones ? digit(ones) : 0) || undefined;
}

/** Value of an ordinal in Arabic digits or Chinese numerals, from 1 on; undefined for anything else. */
export function parseOrdinal(text: string): number | undefined {
  return /^[0-9]+$/.test(text) ? Number(text) || undefined : parseHan(text);
}

/** The Chinese ordinal of `value` (1–999): 十一, 二十, 一百零三. */
export function formatHan(value: number): string {
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor((value % 100) / 10);
  const ones = value % 10;
  const upper = hundreds ? `${DIGITS[hundreds]}百` : '';
  const middle = tens ? `${tens > 1 || hundreds ? DIGITS[tens] : ''}十` : hundreds && ones ? '零' : '';
  return upper + middle + (ones ? DIGITS[ones] : '');
}

function digit(char: string): number {
  return DIGITS.indexOf(char);
}

/** Blocks of one-character numbers, each running from `first` for `count` code points and starting at `value`. */
const ENCLOSED = {
  circled: [
    { first: 0x2460, count: 20, value: 1 },
    { first: 0x3251, count: 15, value: 21 },
    { first: 0x32b1, count: 15, value: 36 },
    { first: 0x2776, count: 10, value: 1 },
  ],
  parenthesized: [{ first: 0x2474, count: 20, value: 1 }],
  dotted: [{ first: 0x2488, count: 20, value: 1 }],
  parenthesizedHan: [{ first: 0x3220, count: 10, value: 1 }],
} as const;

export type EnclosedKind = keyof typeof ENCLOSED;

/** Reads ①–㊿ (circled), ⑴ (parenthesized), ⒈ (dotted) and ㈠ (parenthesizedHan); undefined for any other character. */
export function parseEnclosed(char: string): { kind: EnclosedKind; value: number } | undefined {
  const code = char.charCodeAt(0);
  if (code < 0x2460 || code > 0x32ff) return undefined;
  for (const kind of Object.keys(ENCLOSED) as EnclosedKind[]) {
    for (const block of ENCLOSED[kind]) {
      if (code >= block.first && code < block.first + block.count)
        return { kind, value: block.value + code - block.first };
    }
  }
  return undefined;
}

/** The one-character number of `kind` for `value`; undefined where Unicode has none. */
export function formatEnclosed(kind: EnclosedKind, value: number): string | undefined {
  const block = ENCLOSED[kind].find((b) => value >= b.value && value < b.value + b.count);
  return block && String.fromCharCode(block.first + value - block.value);
}
