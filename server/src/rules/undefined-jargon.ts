import { normaliseTerm } from '../report/glossary/term-index.ts';
import type { GlossaryEntry, ParsedText, Report } from '../report/model.ts';
import { fold } from '../text/fold.ts';
import { COMMON_TERMS } from './data/common-terms.ts';
import type { OtherDocument, ReportRule } from './rule.ts';
import { isCited, occurrences } from './running-text.ts';
import { sighted } from './sights.ts';

/** 生僻简称未作解释: a quoted short name with a number or letters that the report's own glossary leaves out. */
export const undefinedJargon: ReportRule = {
  id: 'undefined-jargon',
  name: { zh: '生僻简称未作解释', en: 'Coined term not explained' },
  category: 'glossary',
  severity: 'hint',
  source: '《党政机关公文处理工作条例》第十九条（表述准确）；编校惯例：生僻的简称附名词解释',
  since: '0.2.0',
  *check({ document, report, settings }) {
    // A report without a glossary explains nothing, and a mark points at an explanation of its own.
    if (!report.glossary || hasLostEntries(report)) return;
    const known = knownNames(report, settings.glossaries);
    const seen = new Set<string>();
    for (const { span, match, passage } of occurrences({ document, report }, QUOTED)) {
      const name = normaliseTerm(match[1] as string);
      if (seen.has(name) || !isCoined(name) || COMMON_TERMS.has(name) || known(name)) continue;
      if (isExplained(passage.text, match) || isCited(passage.text, match.index)) continue;
      seen.add(name);
      const written = document.text.slice(span.start + 1, span.end - 1);
      yield {
        span,
        message: {
          zh: `“${written}”是带数字或字母的简称，名词解释里没有，文中也没有说明，读者可能不懂。请加一个词条，或在首次出现处写明全称。`,
          en: `“${written}” is a short name with a number or letters that neither the glossary nor the text explains. Add an entry, or give the full name at its first use.`,
        },
      };
    }
  },
};

/** Whether entries are missing from the glossary: they may have explained what is not explained now. */
function hasLostEntries({ glossary, noteMarks }: Report): boolean {
  if (noteMarks.some(({ entry }) => !entry)) return true;
  const ordinals = (glossary?.entries ?? []).flatMap(({ ordinal }) => ordinal ?? []);
  return ordinals.some((ordinal, i) => ordinal > (ordinals[i - 1] ?? ordinal - 1) + 1);
}

/** Longer quotations are slogans and sentences. */
const QUOTED = sighted(/“([^“”。,;:!?、]{2,10})”/g, ['“']);

/** Two numbers (两进两回), figures (415, 1+3) or letters with figures (415X): what nobody can guess. */
function isCoined(name: string): boolean {
  // 一企一策 and 三横两纵 explain themselves, 3.15 and 5·12 are days.
  if (/^一.{1,3}一|[纵横]|^\d{1,2}[.·]\d{1,2}$/.test(name)) return false;
  if (/^\d{1,4}$/.test(name)) return name.length >= 3 && !/^(?:19|20)\d\d$/.test(name);
  if (/\d/.test(name)) return /^[\da-z+x×*·.-]+[\u4e00-\u9fff]{0,4}$/.test(name) && !/^\d+[年月日个]/.test(name);
  return COUNTS.test(name);
}

const COUNTS =
  /^[一二两三四五六七八九十百千双][\u4e00-\u9fff]{1,2}[一二两三四五六七八九十百千双][\u4e00-\u9fff]{1,2}(?:[一二两三四五六七八九十双][\u4e00-\u9fff]{1,2}){0,2}$/;

/** Tells whether a name is, or is part of, a term of the report's glossary or of `glossaries`, or stands in a definition. */
function knownNames({ glossary }: Report, glossaries: readonly OtherDocument[]): (name: string) => boolean {
  const terms: string[] = (glossary?.entries ?? []).flatMap(namesOf);
  for (const { document } of glossaries) for (const term of termsOf(document)) terms.push(term);
  const all = terms.map((term) => normaliseTerm(fold(term))).join('\n');
  return (name) => all.includes(name);
}

function termsOf({ reports }: ParsedText): string[] {
  return reports.flatMap(({ glossary }) => (glossary?.entries ?? []).flatMap(namesOf));
}

function namesOf({ term, aliases }: GlossaryEntry): string[] {
  return [term, ...aliases];
}

/** Behind an explained name stands what it means: “两进两回”（…）, “两进两回”，即…, “两进两回”是指…; a note mark points at it. */
const EXPLANATION = /^[^。;“”]{0,8}?(?:[([〔【:]|——|,?(?:即|是指|指的是|就是))/;
/** Before it stands what it is short for: …（简称“两进两回”）. */
const SHORT_FOR = /(?:简称|称为|概括为|归纳为|所谓|即)[为:]?$/;

function isExplained(text: string, match: RegExpExecArray): boolean {
  const end = match.index + match[0].length;
  return (
    EXPLANATION.test(text.slice(end, end + 16)) || SHORT_FOR.test(text.slice(Math.max(0, match.index - 6), match.index))
  );
}
