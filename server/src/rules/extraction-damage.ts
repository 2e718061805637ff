import type { DamageKind, DamageSign, Furniture, ParsedText } from '../report/model.ts';
import { overlaps } from '../text/span.ts';
import { lineName } from './place.ts';
import type { DocumentRule, Localised, Problem } from './rule.ts';

/** Signs of one kind from which a text counts as damaged: fewer may be slips of the pen. */
const LEAST: Record<Exclude<DamageKind, 'unpaired-quote'>, number> = {
  'lost-character': 3,
  'lost-marker': 3,
  'escaped-line-end': 3,
  'html-entity': 2,
  'question-marks': 2,
  'replacement-character': 1,
};

/** Share of paragraphs with an unpaired quotation mark that no author leaves, and the least number of them. */
const UNPAIRED_QUOTE_SHARE = 0.08;
const UNPAIRED_QUOTE_COUNT = 5;

/** Places listed with the finding: all of a text that one can still repair by hand. */
const NAMED_PLACES = 40;

/** The whole file is meant, but an editor should not underline all of it. */
const MARKED_LENGTH = 80;

export const extractionDamage: DocumentRule = {
  id: 'extraction-damage',
  name: { zh: '文本提取受损', en: 'Text damaged on the way' },
  category: 'layout',
  severity: 'warning',
  source: '编校惯例：以原件为准',
  since: '0.1.0',
  *checkDocument(document) {
    const signs = signsByKind(document);
    if (damagedKinds(document, signs).length > 0) yield problem(document, signs);
  },
};

/** Whether so many characters are missing from the text that its punctuation and its counting cannot be laid at the author's door. */
export function hasLostCharacters(document: ParsedText): boolean {
  return damagedKinds(document, signsByKind(document)).some((kind) => LOSSES.has(kind));
}

/** The signs that the finding speaks for; none where the text does not count as damaged. */
export function damageSigns(document: ParsedText): DamageSign[] {
  const byKind = signsByKind(document);
  return damagedKinds(document, byKind).length > 0 ? [...byKind.values()].flat() : [];
}

const LOSSES: ReadonlySet<DamageKind> = new Set(['lost-character', 'lost-marker', 'unpaired-quote']);

/** The signs outside the furniture of a web page, which is no part of the text. */
function signsByKind({ damage, furniture }: ParsedText): Map<DamageKind, DamageSign[]> {
  const byKind = new Map<DamageKind, DamageSign[]>();
  let next = 0;
  for (const sign of damage) {
    while (next < furniture.length && (furniture[next] as Furniture).span.end <= sign.span.start) next++;
    if (next < furniture.length && overlaps((furniture[next] as Furniture).span, sign.span)) continue;
    const same = byKind.get(sign.kind);
    if (same) same.push(sign);
    else byKind.set(sign.kind, [sign]);
  }
  return byKind;
}

function damagedKinds(document: ParsedText, signs: ReadonlyMap<DamageKind, readonly DamageSign[]>): DamageKind[] {
  const paragraphs = document.reports.reduce((count, report) => count + report.paragraphs.length, 0);
  return [...signs].flatMap(([kind, { length }]) => (isDamage(kind, length, paragraphs) ? [kind] : []));
}

function isDamage(kind: DamageKind, count: number, paragraphs: number): boolean {
  if (kind !== 'unpaired-quote') return count >= LEAST[kind];
  return count >= UNPAIRED_QUOTE_COUNT && count > UNPAIRED_QUOTE_SHARE * paragraphs;
}

function problem(document: ParsedText, byKind: ReadonlyMap<DamageKind, readonly DamageSign[]>): Problem {
  const signs = [...byKind.values()].flat().sort((a, b) => a.span.start - b.span.start);
  const first = signs[0] as DamageSign;
  const listed = [...byKind].map(([kind, { length }]) => ({
    zh: `${KINDS[kind].zh}${length}处`,
    en: `${KINDS[kind].en} (${length})`,
  }));
  const line = lineName(document, first.span.start);
  return {
    span: { start: 0, end: Math.min(firstLineLength(document), MARKED_LENGTH) },
    message: {
      zh: `文本提取受损：${listed.map(({ zh }) => zh).join('，')}，首处在${line.zh}。转换时丢失或弄乱了字符，标点和序号的问题可能并非作者之误。请对照原件重新提取。`,
      en: `Text damaged on the way: ${listed.map(({ en }) => en).join(', ')}, the first in ${line.en}. Characters were lost or garbled in conversion, so faults of punctuation and numbering may not be the author’s. Extract the text again from the original.`,
    },
    related: signs.slice(0, NAMED_PLACES).map(({ kind, span }) => ({ span, message: KINDS[kind] })),
  };
}

/** Length of the first line, its line end left out. */
function firstLineLength({ folded, lines }: ParsedText): number {
  return folded.slice(0, lines.start(1)).trimEnd().length;
}

const KINDS: Record<DamageKind, Localised> = {
  'lost-character': { zh: '疑似丢字', en: 'lost characters' },
  'unpaired-quote': { zh: '引号不成对', en: 'unpaired quotation marks' },
  'lost-marker': { zh: '序号残缺', en: 'incomplete markers' },
  'escaped-line-end': { zh: '字面的换行符“\\r\\n”', en: 'line ends written as \\r\\n' },
  'html-entity': { zh: '网页字符实体', en: 'HTML entities' },
  'question-marks': { zh: '空白变成的“??”', en: 'blanks turned into ??' },
  'replacement-character': { zh: '无法辨认的字符“\ufffd”', en: 'replacement characters' },
};
