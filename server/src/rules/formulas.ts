import { normalised } from '../similarity/fingerprint.ts';
import type { Span } from '../text/span.ts';

interface Formula {
  /** Stands in every match: looking for it costs a fifth of trying the pattern. */
  word: string;
  pattern: RegExp;
}

/**
 * Fixed formulas of official reports, as patterns over normalised text (no blanks, no quotation marks, ASCII widths). A
 * report may use each as often as it likes. The wording of some changes with party congresses, so the patterns leave the
 * words between their fixed parts open. docs/rules/duplicate-sentence.md explains what belongs here.
 */
const FORMULAS: readonly Formula[] = [
  // The four, the two and the other consciousnesses, in their several combinations.
  { word: '四个意识', pattern: /(?:牢固|进一步|不断|切实)?(?:增强|树立|树牢)四个意识[,、;]?/g },
  { word: '四个自信', pattern: /(?:切实|不断)?(?:增强|坚定)四个自信[,、;]?/g },
  { word: '两个维护', pattern: /(?:坚决|自觉|切实)?(?:做到|践行)两个维护[,、;]?/g },
  {
    word: '两个确立',
    pattern: /(?:深刻|全面|准确)?(?:领悟|把握|捍卫|拥护|认识)两个确立的?(?:决定性意义|重大意义)?[,、;]?/g,
  },
  // The guiding thought.
  { word: '为指导', pattern: /(?:坚持|始终坚持)?以[^,;。]{2,60}(?:思想|理论|重要思想|科学发展观)为指导[,、;]?/g },
  { word: '伟大旗帜', pattern: /高举[^,;。]{2,30}伟大旗帜[,、;]?/g },
  { word: '团结', pattern: /(?:更加)?紧密(?:地)?团结在[^,;。]{2,30}(?:党中央|中央委员会)周围[,、;]?/g },
  { word: '坚强领导下', pattern: /在[^,;。]{2,30}坚强领导下[,、;]?/g },
  // The general layouts.
  { word: '工作总基调', pattern: /(?:坚持)?稳中求进(?:的)?工作总基调[,、;]?/g },
  { word: '供给侧结构性改革', pattern: /(?:坚持)?以供给侧结构性改革为主线[,、;]?/g },
  { word: '五位一体', pattern: /统筹推进五位一体总体布局[,、;]?/g },
  { word: '四个全面', pattern: /协调推进四个全面战略布局[,、;]?/g },
  {
    word: '发展理念',
    pattern:
      /(?:完整、?准确、?全面|全面|坚定不移)?贯彻(?:落实)?(?:新发展理念|创新、协调、绿色、开放、共享的?发展理念)[,、;]?/g,
  },
  // What the report says of itself.
  {
    word: '代表',
    pattern:
      /(?:各位代表[:!,])?现在[,、]?(?:我)?(?:谨)?(?:受[^,。]{2,30}委托[,、]?)?(?:我)?代表[^,。]{2,30}[,、]?向[^,。]{0,10}(?:大会|会议)(?:作|做)?(?:政府|工作)?(?:报告)?(?:政府)?工作(?:报告)?/g,
  },
  { word: '审', pattern: /(?:请|提请)(?:予|各位代表)?(?:审议|审查)[,、]?/g },
  { word: '意见', pattern: /(?:并)?请[^,。]{2,50}(?:提出|提)(?:宝贵)?意见(?:和建议)?/g },
  // Whom it thanks and who supervises it.
  {
    word: '监督',
    pattern: /自觉接受人大(?:及其常委会)?(?:的)?(?:依法|法律|工作)*监督[、,]?(?:人民)?政协(?:的)?民主监督[、,]?/g,
  },
  { word: '向', pattern: /向[^。]{2,150}(?:表示|致以)(?:衷心|诚挚|崇高)的?(?:感谢|敬意|问候)/g },
];

/** Normalised length from which on what a sentence says besides formulas is its own. */
const OWN_WORDS = 20;

/** A longer sentence says something of its own. */
const LONGEST_FORMULA = 300;

/** Whether the sentence at `span` of `folded` is made of fixed formulas and little else. */
export function isFormulaic(folded: string, span: Span): boolean {
  const text = normalised(folded, span);
  if (text.length > LONGEST_FORMULA) return false;
  let rest = text;
  for (const { word, pattern } of FORMULAS) if (rest.includes(word)) rest = rest.replace(pattern, '');
  return rest.length < OWN_WORDS;
}
