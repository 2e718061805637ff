import { formatHan } from '../../../server/src/text/numerals.ts';
import { Random } from '../../accuracy/random.ts';
import type { Phrases } from './phrases.ts';
import type { Place, Planted } from './truth.ts';

/** A generated report and the faults planted in it. */
export interface GeneratedReport {
  text: string;
  /** The same text with `#` marks, for tools that read Markdown only. */
  markdown: string;
  planted: Planted[];
}

/** A paragraph that may be copied. */
interface Original {
  place: Place;
  text: string;
  /** The heading of the list of items that it stands in. */
  list?: Place;
}

/** The paragraphs of the reports of one folder that others may copy. A sample: all of them would outgrow memory. */
export class Archive {
  readonly #sample: Original[] = [];

  add(original: Original, random: Random): void {
    if (this.#sample.length < 1000) this.#sample.push(original);
    else this.#sample[random.below(1000)] = original;
  }

  pick(random: Random): Original | undefined {
    return random.pick(this.#sample);
  }
}

/** How often a paragraph is a copy, a copy with changes, or a number is left out. */
const RATE = 0.02;

/** Far enough from the beginning that there is something to copy. */
const MIN_ORIGINALS = 10;

/**
 * A report: the same arguments give the same text.
 *
 * @param bytes where to stop, in bytes of UTF-8
 * @param archive paragraphs of earlier reports; where given, half the copies are copies of those
 * @param random one for all reports of an archive: among ten thousand seeds some sequences would run into each other
 */
export function generateReport(
  name: string,
  bytes: number,
  phrases: Phrases,
  archive?: Archive,
  random = new Random(name),
): GeneratedReport {
  const lines: string[] = [];
  const markdown: string[] = [];
  const planted: Planted[] = [];
  const originals: Original[] = [];
  let size = 0;

  const chance = (rate: number) => random.below(10_000) < rate * 10_000;
  const between = (least: number, most: number) => least + random.below(most - least + 1);
  const here = (): Place => ({ file: name, line: lines.length });
  const write = (text: string, ...marked: string[]) => {
    lines.push(text);
    markdown.push(...(marked.length > 0 ? marked : [text]), '');
    size += Buffer.byteLength(text) + 1;
  };

  let list: Place | undefined;
  const freshParagraph = () => {
    const sentences = Array.from({ length: between(3, 6) }, () => {
      const clauses = Array.from({ length: between(2, 5) }, () => phrases.clause(random));
      return `${clauses.join('，')}。`;
    });
    const original = { place: here(), text: sentences.join(''), ...(list && { list }) };
    originals.push(original);
    archive?.add(original, random);
    return original.text;
  };
  const paragraph = () => {
    const copied = originals.length >= MIN_ORIGINALS && chance(2 * RATE);
    if (!copied) return freshParagraph();
    const source = ((chance(0.5) && archive?.pick(random)) || random.pick(originals)) as Original;
    // Items of one list that differ in a few words are its rows, and no fault.
    const isRow = list !== undefined && source.list === list;
    const kind = chance(0.5) || isRow ? 'exact' : 'near';
    planted.push({ kind, place: here(), source: source.place });
    return kind === 'exact' ? source.text : reworded(source.text, phrases, random);
  };
  /** The number after `last`, or the one after that where one is to be left out. */
  const next = (last: number) => {
    if (last === 0 || !chance(RATE / 2)) return last + 1;
    planted.push({ kind: 'skip', place: here() });
    return last + 2;
  };

  const title = `柳溪市${between(2015, 2026)}年政府工作报告`;
  write(title, `# ${title}`);
  write('各位代表：');
  write(freshParagraph());
  for (let chapter = next(0); size < bytes; chapter = next(chapter)) {
    const heading = `${formatHan(chapter)}、${phrases.title(random)}`;
    write(heading, `## ${heading}`);
    write(paragraph());
    const sections = between(4, 8);
    for (let count = 0, section = next(0); count < sections && size < bytes; count++) {
      const heading = `（${formatHan(section)}）${phrases.title(random)}`;
      write(heading, `### ${heading}`);
      write(paragraph());
      list = here();
      const items = chance(0.5) ? 0 : between(2, 6);
      for (let count = 0, item = next(0); count < items && size < bytes; count++) {
        const heading = `${item}.${phrases.title(random)}`;
        const body = paragraph();
        write(`${heading}。${body}`, `#### ${heading}`, '', body);
        if (count + 1 < items) item = next(item);
      }
      list = undefined;
      if (count + 1 < sections) section = next(section);
    }
  }
  return { text: `${lines.join('\n')}\n`, markdown: `${markdown.join('\n')}\n`, planted: planted.filter(inside) };

  /** A number that was drawn for a heading that did not come. */
  function inside({ place }: Planted): boolean {
    return place.line < lines.length;
  }
}

/** The text with changes of two characters each, inside clauses: up to three, and at most one to 60 characters. */
function reworded(text: string, phrases: Phrases, random: Random): string {
  let result = text;
  for (let changes = 1 + random.below(Math.min(3, Math.max(1, Math.floor(text.length / 60)))); changes > 0; ) {
    const at = random.below(result.length - 4);
    if (!/^\p{Script=Han}{4}/u.test(result.slice(at, at + 4))) continue;
    result = `${result.slice(0, at + 1)}${phrases.clause(random).slice(0, 2)}${result.slice(at + 3)}`;
    changes--;
  }
  return result;
}

/** A report that ends in a glossary of `count` terms which its own text uses. */
export function withGlossary({ text }: GeneratedReport, count: number, phrases: Phrases): string {
  const random = new Random('glossary');
  const clauses = text.match(/\p{Script=Han}{8,}/gu) ?? [];
  const terms = new Set<string>();
  while (terms.size < count) terms.add((random.pick(clauses) as string).slice(0, 4 + random.below(5)));
  const entries = [...terms].map(
    (term, i) => `${i + 1}.${term}：指${phrases.clause(random)}，${phrases.clause(random)}。`,
  );
  return `${text}名词解释\n${entries.join('\n')}\n`;
}
