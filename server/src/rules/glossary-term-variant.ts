import { LEFT_OUT, normaliseTerm, normaliseUnit } from '../report/glossary/term-index.ts';
import type { GlossaryEntry, ParsedText, Report } from '../report/model.ts';
import { fold } from '../text/fold.ts';
import type { Span } from '../text/span.ts';
import { textOf as textOfUnits } from '../text/units.ts';
import { lineName, textOf } from './place.ts';
import type { ReportRule } from './rule.ts';

/** 名词写法前后不一: a defined term that the text never uses as written, but with one character different. */
export const glossaryTermVariant: ReportRule = {
  id: 'glossary-term-variant',
  name: { zh: '名词写法前后不一', en: 'Term spelled otherwise in the text' },
  category: 'glossary',
  severity: 'information',
  source: '《党政机关公文处理工作条例》第十九条（表述准确）；编校惯例：名词的写法前后一致',
  since: '0.2.0',
  *check({ document, report }) {
    const unused = (report.glossary?.entries ?? []).filter(({ uses }) => uses.length === 0).slice(0, MOST_SEARCHED);
    if (unused.length === 0) return;
    const body = bodyText(document, report);
    for (const entry of unused) {
      const variant = findVariant(body, entry);
      if (!variant) continue;
      const written = textOf(document, variant);
      const place = lineName(document, variant.start);
      yield {
        span: entry.termSpan,
        message: {
          zh: `词条写作“${entry.term}”，正文${place.zh}写作“${written}”，只差一个字，疑为同一名词。请统一写法。`,
          en: `The entry says “${entry.term}”, the text at ${place.en} “${written}”: one character apart, most likely one term. Make them alike.`,
        },
        related: [{ span: variant, message: { zh: '正文中的写法', en: 'As the text has it' } }],
      };
    }
  },
};

/** A glossary with more unused terms belongs to another text. */
const MOST_SEARCHED = 30;
/** Shorter terms are one character apart from many words. */
const SHORTEST_TERM = 5;

/** Text without the signs that terms are compared without, and where each unit of it stands in the document. */
interface BodyText {
  text: string;
  offsets: Uint32Array;
}

/** A line for each paragraph. Arrays of numbers: pieces of text cost ten times as much, and most reports have an unused term. */
function bodyText({ folded }: ParsedText, { paragraphs }: Report): BodyText {
  const spans = paragraphs.filter(({ region }) => region === 'body').map(({ span }) => span);
  const room = spans.reduce((sum, { start, end }) => sum + end - start + 1, 0);
  const units = new Uint16Array(room);
  const offsets = new Uint32Array(room);
  let count = 0;
  for (const { start, end } of spans) {
    for (let i = start; i < end; i++) {
      const unit = normaliseUnit(folded.charCodeAt(i));
      if (unit === LEFT_OUT) continue;
      units[count] = unit;
      offsets[count++] = i;
    }
    units[count] = LINE_END;
    offsets[count++] = end;
  }
  return { text: textOfUnits(units.subarray(0, count)), offsets };
}

const LINE_END = 0x0a;

/** The first place that has all of the term but one character, which is replaced, lost or added inside it. */
function findVariant({ text, offsets }: BodyText, { term }: GlossaryEntry): Span | undefined {
  const wanted = normaliseTerm(fold(term));
  if (wanted.length < SHORTEST_TERM || !/^[\u4e00-\u9fff]+$/.test(wanted)) return undefined;
  const half = wanted.length >> 1;
  // With one difference, one half of the term stands unchanged.
  for (const [anchor, before] of [
    [wanted.slice(0, half), 0],
    [wanted.slice(half), half],
  ] as const) {
    for (let at = text.indexOf(anchor); at >= 0; at = text.indexOf(anchor, at + 1)) {
      for (const length of [wanted.length, wanted.length - 1, wanted.length + 1]) {
        const start = before === 0 ? at : at - before + (wanted.length - length);
        const found = text.slice(Math.max(0, start), start + length);
        if (start < 0 || !differsInside(wanted, found)) continue;
        return { start: offsets[start] as number, end: (offsets[start + length - 1] as number) + 1 };
      }
    }
  }
  return undefined;
}

/** Whether the two differ in one character that is neither the first nor the last, and in no figure. */
function differsInside(a: string, b: string): boolean {
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from++;
  let tail = 0;
  while (tail < a.length - from && tail < b.length - from && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const [restA, restB] = [a.slice(from, a.length - tail), b.slice(from, b.length - tail)];
  if (from === 0 || tail === 0 || restA.length > 1 || restB.length > 1 || restA === restB) return false;
  // What is counted makes the term: 五清, 五美.
  if (COUNT.test(a.charAt(from - 1))) return false;
  return !COUNT.test(restA) && !COUNT.test(restB) && !JOINT.test(restB) && !/\n/.test(restB);
}

/** Another number makes another term: 三大工程, 五大工程. */
const COUNT = /[一二两三四五六七八九十百千万双\d]/;
/** A connecting word or sign in between makes no other spelling. */
const JOINT = /[、,和与及的之·.]/;
