import type { Span } from '../../text/span.ts';
import { UnitSet } from '../../text/unit-set.ts';

/** No heading of a glossary runs longer than this without its blanks. */
const HEADING_MAX_LENGTH = 48;
/** Blanks included, a line longer than this is none. */
export const HEADING_LINE_MAX_LENGTH = HEADING_MAX_LENGTH * 3;

/** Signs that typists put around a heading: ※名词解释※, 【名词解释】, *名词解释. */
const ORNAMENT = /^[\s※*#◆■●★☆【〔[（(《“"—–-]+|[\s※*◆■●★☆】〕\]）)》”"—–:-]+$/g;

const ATTACHMENT = /^附(?:件|录|表)?(?:[一二三四五六七八九十]{1,3}|\d{1,2})?[:、.]?/;

/** `附件：1. 名词解释` lists the attachments; it heads none. */
const LIST_NUMBER = /^\d{1,2}[.、]/;

/** 名词、术语注释; 有关名词解释; 短语说明; 专业名词及缩略语释义. */
const SUBJECT = '(?:名词|术语|词语|词汇|短语|词条|缩略语|缩略词|简称|用语|概念|新词|专用语)';
const ACT = '(?:解释|注释|说明|释义|注解|解读|解析|简释|浅释|诠释|一览表?|表)';
const SUBJECT_HEADING = new RegExp(`^[^。,;!?:]{0,24}?${SUBJECT}(?:[、和及与]?(?:${SUBJECT}|${ACT})){0,3}$`);
const SUBJECT_AND_ACT = new RegExp(`${SUBJECT}.{0,8}${ACT}`);

/** One of these stands in every title of a glossary. */
const HEADING_WORDS = new UnitSet('词语简概注释名');

/** Headings of one word, which must stand alone: a sentence may begin with 注释 as well. */
const BARE_HEADING = /^(?:注|注释|注解|尾注|附注|脚注|释义|名词|术语|名词术语)$/;

/**
 * Whether `line`, a whole paragraph of folded text, is the title of a glossary: 名词解释, ※名词解释※, 附：短语说明,
 * 《政府工作报告》名词、术语注释, 注：.
 */
export function isGlossaryHeading(line: string): boolean {
  if (line.length > HEADING_LINE_MAX_LENGTH || HEADING_WORDS.find(line, 0, line.length) === line.length) return false;
  const compact = line.replaceAll(/[ \r\n]/g, '');
  if (compact === '' || compact.length > HEADING_MAX_LENGTH) return false;
  const stripped = stripOrnament(compact);
  const unnumbered = stripped.replace(ATTACHMENT, '');
  if (unnumbered !== stripped && LIST_NUMBER.test(unnumbered)) return false;
  const bare = stripOrnament(unnumbered).replaceAll(/[《》“”]/g, '');
  return BARE_HEADING.test(bare) || (SUBJECT_HEADING.test(bare) && SUBJECT_AND_ACT.test(bare));
}

function stripOrnament(text: string): string {
  return text.replaceAll(ORNAMENT, '');
}

/**
 * A title at the end of a paragraph, or one that the first entry follows at once, as in a report glued to one line: its number
 * (`名词解释1.`, `注释[1]`) or a term with its definition (`名词解释碳汇:指`).
 */
const GLUED_HEADING = new RegExp(
  '(?:(?<=^|[ 。!?;”)])|(?=附件|[※【]))[※【[]?' +
    String.raw`(?:(?:附(?:件|录)?[一二三四五六七八九十\d]{0,2}[:、 ]{0,2})?[^。,;:!?“” ]{0,16}${SUBJECT}(?:[、和及与]?(?:${SUBJECT}|${ACT})){0,2}${ACT}[》※】\]: ]{0,3}` +
    String.raw`(?=1 ?[.、]|[[〔【]1[\]〕】]|①|[^。,;:!? ]{2,25}:(?:指|即|是)|$)` +
    String.raw`|注(?:释|解)?[※】\]: ]{0,3}(?=[[〔【]1[\]〕】]|①))`,
  'g',
);

/** What every match holds: looked for first, since the pattern may begin anywhere and so is slow. */
const GLUED_WORDS = new UnitSet('词语简概注');
const GLUED_HINT = new RegExp(String.raw`${SUBJECT}|注(?:释|解)?[※】\]: ]{0,3}(?:[[〔【]1|①)`);

/** Titles of glossaries inside `span` that an entry follows at once, in text order. */
export function findGluedHeadings(folded: string, span: Span): Span[] {
  if (GLUED_WORDS.find(folded, span.start, span.end) === span.end) return [];
  const text = folded.slice(span.start, span.end);
  if (!GLUED_HINT.test(text)) return [];
  return Array.from(text.matchAll(GLUED_HEADING), (match) => {
    const start = span.start + match.index;
    return { start, end: start + match[0].trimEnd().length };
  });
}
