import { hasLostCharacters } from './extraction-damage.ts';
import { oneOf } from './figures.ts';
import type { Problem, ReportRule } from './rule.ts';
import { type Occurrence, occurrences } from './running-text.ts';
import { sighted } from './sights.ts';

/** 叠词误植: a word typed twice, or a function word doubled where Chinese does not double it. */
export const duplicateWord: ReportRule = {
  id: 'duplicate-word',
  name: { zh: '叠词误植', en: 'Word typed twice' },
  category: 'duplication',
  severity: 'information',
  fixable: 'suggested',
  source: '《党政机关公文处理工作条例》第十九条（表述准确、文字精练）；编校惯例',
  since: '0.2.0',
  *check(context) {
    // Where characters were lost on the way, what now stands side by side may not have done so.
    if (hasLostCharacters(context.document)) return;
    const isWord = wordTest(context.document.folded);
    for (const { span, match, passage } of occurrences(context, WORD_TWICE)) {
      const word = match[1] as string;
      if (isReduplication(word) || FIXED.has(word) || isNewWord(passage.text, match) || !isWord(word)) continue;
      yield problem(span.start, word);
    }
    for (const occurrence of occurrences(context, DOUBLED_CHARACTER)) yield* doubledCharacter(occurrence);
  },
};

/** A word of two to four Han characters and the same again. */
const WORD_TWICE = /([\u4e00-\u9fff]{2,4})\1/g;

/** Words that stand side by side rightly: a noun and a verb of one form, an action done a little. */
const FIXED: ReadonlySet<string> = new Set(['代表', '研究', '讨论', '商量', '学习', '考虑', '总结', '哈哈', '叮当']);

/** The longer words that begin with the repeated one: 大学大学生, 博士博士后. */
const LONGER_WORD = /^[生者员们后院所家站型化性]/;

function isNewWord(text: string, match: RegExpExecArray): boolean {
  return LONGER_WORD.test(text.charAt(match.index + match[0].length));
}

/** 一步一步, 一个一个; 欣欣 and 高高 are doubled characters. */
function isReduplication(word: string): boolean {
  return word.startsWith('一') || /^(.)\1+$/.test(word);
}

/** So often a word must stand elsewhere: what only stands here may be the seam of two words (退税缓税缓费). */
const USES = 3;

/** Tells whether a character string is used as a word in the text, by counting it. */
function wordTest(folded: string): (word: string) => boolean {
  const known = new Map<string, boolean>();
  const isUsed = (word: string): boolean => {
    let count = 0;
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      if (++count >= USES + 2) return true;
    }
    return false;
  };
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const used = known.size < MOST_WORDS && isUsed(word);
    known.set(word, used);
    return used;
  };
}

/** A text with more different words typed twice is no report; looking for each in all of it would not be linear. */
const MOST_WORDS = 200;

/**
 * Function words that are doubled by a slip only, each with the characters before and behind it where two words meet or
 * where the doubling is right (实实在在, 目的的, 作为为民).
 */
const DOUBLED: readonly { character: string; notBehind?: string; notBefore?: string }[] = [
  { character: '的', notBehind: '目标', notBefore: '士确' },
  { character: '了', notBehind: '为除', notBefore: '解然' },
  { character: '在', notBehind: '存现正所旨实潜内外自', notBefore: '线内外校岗建职' },
  { character: '是', notBehind: '就都不但可还要而总既或', notBefore: '非否' },
  { character: '和', notBehind: '祥共温缓', notBefore: '谐平气美睦解' },
  { character: '与', notBehind: '参给赋', notBefore: '会' },
  { character: '从', notBehind: '服听跟随', notBefore: '容业严' },
  { character: '为', notBehind: '作成认因以变行有无称视最较更', notBefore: '民' },
  { character: '将', notBehind: '大小上中少主', notBefore: '军士领要来' },
  { character: '被', notBehind: '植棉', notBefore: '' },
  { character: '并', notBehind: '合兼归', notBefore: '购网轨存入行' },
  { character: '也' },
  { character: '们' },
  { character: '及', notBehind: '以涉', notBefore: '时其格' },
  { character: '把', notBefore: '关握' },
  { character: '使', notBehind: '即', notBefore: '用' },
];

const DOUBLES = DOUBLED.map(({ character }) => character + character);
const DOUBLED_CHARACTER = sighted(new RegExp(oneOf(DOUBLES), 'g'), DOUBLES);
const BY_CHARACTER = new Map(DOUBLED.map((doubled) => [doubled.character, doubled]));

function* doubledCharacter({ span, match, passage: { text } }: Occurrence): Iterable<Problem> {
  const word = match[0].charAt(0);
  const { notBehind = '', notBefore = '' } = BY_CHARACTER.get(word) ?? {};
  const before = text.charAt(match.index - 1);
  const after = text.charAt(match.index + 2);
  const isRight = (before && notBehind.includes(before)) || (after && notBefore.includes(after));
  if (isRight && !isTypedBeforeOwnWord(word, text.slice(match.index + 1, match.index + 4))) return;
  yield problem(span.start, word);
}

/** 从从容地: 从容 stands alone here, so that the first 从 is one too many; 从从容容 is right. */
function isTypedBeforeOwnWord(word: string, following: string): boolean {
  return word === '从' && following.startsWith('从容') && !following.startsWith('从容容');
}

function problem(start: number, word: string): Problem {
  return {
    span: { start, end: start + 2 * word.length },
    message: {
      zh: `“${word}${word}”疑为多打了一个“${word}”，请核对，多余的删去。`,
      en: `“${word}${word}” seems to have “${word}” once too often: check it and delete one.`,
    },
    fix: {
      title: { zh: `删去一个“${word}”`, en: `Delete one “${word}”` },
      safe: false,
      edits: [{ span: { start: start + word.length, end: start + 2 * word.length }, newText: '' }],
    },
  };
}
