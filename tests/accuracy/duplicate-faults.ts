import type { ParsedText } from '../../server/src/report/model.ts';
import { clauses, sentences } from '../../server/src/report/sentences.ts';
import type { Span } from '../../server/src/text/span.ts';
import { type Fault, type FaultKind, faultOf } from './fault.ts';
import { paragraphsOf } from './ordinals.ts';
import type { Random } from './random.ts';
import type { CleanReport } from './reports.ts';

/** Shorter paragraphs may well be said twice; longer ones are whole reports on one line. */
const PARAGRAPH_LENGTH = { least: 60, most: 1500 };
const SENTENCE_LENGTH = { least: 30, most: 200 };
const CLAUSE_LENGTH = { least: 6, most: 30 };
/** A copy stands far where at least so many paragraphs lie between. */
const FAR = 4;
const SHARE_CHANGED = 0.1;

function copyParagraph(far: boolean, change: (text: string, random: Random) => string = (text) => text) {
  return (report: CleanReport, random: Random, count: number): Fault[] => {
    const { document } = report;
    const paragraphs = paragraphsOf(document, 'body');
    const faults: Fault[] = [];
    for (const index of random.shuffle([...paragraphs.keys()])) {
      if (faults.length === count) break;
      const source = paragraphs[index] as Span;
      const text = document.text.slice(source.start, source.end);
      const after = far ? farFrom(index, paragraphs.length, random) : index;
      const target = after === undefined ? undefined : paragraphs[after];
      const next = after === undefined ? undefined : paragraphs[after + 1];
      if (!target || !next || !fits(source, PARAGRAPH_LENGTH) || !text.includes('。')) continue;
      if (!isOnce(document, text) || !isFaultless(report, source)) continue;
      // What divides paragraphs in this text divides the copy too.
      const between = document.text.slice(target.end, next.start);
      if (!/^\s*\n\s*$/.test(between) || ![source, target].every((span) => isClosed(document, span))) continue;
      const edit = { span: { start: target.end, end: target.end }, newText: between + change(text, random) };
      faults.push(faultOf([edit], [source]));
    }
    return faults;
  };
}

/**
 * `text` with a tenth of its characters replaced by others that stand in it. Its opening marker, its quotations and its
 * numerals stay, no conjunction comes in, and no character comes to stand beside its like: each would be a fault of its own.
 */
function changeTenth(text: string, random: Random): string {
  const characters = [...text];
  const quoted = new Set(
    [...text.matchAll(/“[^”]*”/g)].flatMap(({ 0: part, index }) => [...part].map((_, i) => index + i)),
  );
  const places = [...characters.keys()].filter(
    (i) =>
      i > 12 && !quoted.has(i) && /(?![一二三四五六七八九十百千万亿])\p{Script=Han}/u.test(characters[i] as string),
  );
  const others = places.map((place) => characters[place] as string).filter((other) => !/[和与及或等的了]/.test(other));
  const count = Math.round(characters.length * SHARE_CHANGED);
  for (const place of random.shuffle(places).slice(0, count)) {
    const fresh = others.filter((other) => !characters.slice(place - 1, place + 2).includes(other));
    characters[place] = random.pick(fresh) ?? (characters[place] as string);
  }
  return characters.join('');
}

function repeatSentence(far: boolean) {
  return (report: CleanReport, random: Random, count: number): Fault[] => {
    const { document } = report;
    const paragraphs = paragraphsOf(document, 'body');
    const faults: Fault[] = [];
    for (const index of random.shuffle([...paragraphs.keys()])) {
      if (faults.length === count) break;
      // The first sentence may be a title, which is often taken up again.
      const source = random.pick(sentences(document.folded, paragraphs[index] as Span).slice(1));
      if (!source || !fits(source, SENTENCE_LENGTH) || !isFaultless(report, source)) continue;
      const newText = document.text.slice(source.start, source.end);
      if (!newText.endsWith('。') || !isOnce(document, newText)) continue;
      const other = far ? farFrom(index, paragraphs.length, random) : undefined;
      const at = far ? (other === undefined ? undefined : paragraphs[other]?.end) : source.end;
      if (at === undefined || document.text[at - 1] !== '。') continue;
      faults.push(faultOf([{ span: { start: at, end: at }, newText }], [source]));
    }
    return faults;
  };
}

function repeatClause({ document }: CleanReport, random: Random, count: number): Fault[] {
  const faults: Fault[] = [];
  for (const paragraph of random.shuffle(paragraphsOf(document, 'body'))) {
    if (faults.length === count) break;
    const source = random.pick(clauses(document.folded, paragraph).slice(1));
    if (!source || !fits(source, CLAUSE_LENGTH) || !/[,;]/.test(document.folded[source.end - 1] as string)) continue;
    const newText = document.text.slice(source.start, source.end);
    faults.push(faultOf([{ span: { start: source.end, end: source.end }, newText }], [source]));
  }
  return faults;
}

function farFrom(index: number, count: number, random: Random): number | undefined {
  const far = [...Array(count).keys()].filter((other) => Math.abs(other - index) >= FAR);
  return random.pick(far);
}

function fits({ start, end }: Span, { least, most }: { least: number; most: number }): boolean {
  return end - start >= least && end - start <= most;
}

/** Whether the paragraph ends where its sentence does: what is put behind one that breaks off parts it from its rest. */
function isClosed({ folded }: ParsedText, { start, end }: Span): boolean {
  return (
    /[。!?:;][”』」)]?$/.test(folded.slice(Math.max(start, end - 2), end)) && !/[。,;:、]/.test(folded[start] ?? '')
  );
}

/** A copy of a fault is a second one. */
function isFaultless({ findings }: CleanReport, { start, end }: Span): boolean {
  return findings.every(({ span, related }) =>
    [span, ...related.map((place) => place.span)].every((place) => place.end <= start || end <= place.start),
  );
}

function isOnce(document: ParsedText, text: string): boolean {
  return document.text.indexOf(text) === document.text.lastIndexOf(text);
}

export const duplicateFaults: readonly FaultKind[] = [
  {
    id: 'paragraph-copied',
    group: 'duplicate',
    description: '一段原样重复，紧接其后',
    rules: ['duplicate-paragraph'],
    inject: copyParagraph(false),
  },
  {
    id: 'paragraph-copied-far',
    group: 'duplicate',
    description: '一段原样重复，相隔数段',
    rules: ['duplicate-paragraph'],
    inject: copyParagraph(true),
  },
  {
    id: 'paragraph-near-copied',
    group: 'duplicate',
    description: '一段重复而改动一成字，紧接其后',
    rules: ['near-duplicate-paragraph'],
    inject: copyParagraph(false, changeTenth),
  },
  {
    id: 'paragraph-near-copied-far',
    group: 'duplicate',
    description: '一段重复而改动一成字，相隔数段',
    rules: ['near-duplicate-paragraph'],
    inject: copyParagraph(true, changeTenth),
  },
  {
    id: 'sentence-repeated',
    group: 'duplicate',
    description: '一句重复，紧接其后',
    rules: ['duplicate-sentence', 'duplicate-clause'],
    inject: repeatSentence(false),
  },
  {
    id: 'sentence-repeated-far',
    group: 'duplicate',
    description: '一句重复，相隔数段',
    rules: ['duplicate-sentence', 'near-duplicate-paragraph'],
    inject: repeatSentence(true),
  },
  {
    id: 'clause-repeated',
    group: 'duplicate',
    description: '分句连续重复',
    rules: ['duplicate-clause', 'duplicate-sentence'],
    inject: repeatClause,
  },
];
