import { type ComparedDocument, repeatsIn, withRepeats } from '../rules/across.ts';
import { rules } from '../rules/registry.ts';
import { applyBaseline } from '../session/baseline.ts';
import { levelOf } from '../session/configuration.ts';
import { type Candidates, candidatesOf } from '../similarity/candidates.ts';
import type { ParagraphRecords } from '../similarity/paragraph-records.ts';
import { fold } from '../text/fold.ts';
import { LineIndex } from '../text/lines.ts';
import type { Check } from './check.ts';
import type { Checked, ConfigurationSource } from './checker.ts';
import type { Plan } from './plan.ts';

/** Units of the texts that are kept at hand: they are looked at in no order, and reading one again costs 0.3 ms. */
const MOST_UNITS = 16_000_000;

/** Gives the text of a file of the plan as it was checked; undefined where it cannot be read any more. */
export type TextOf = (number: number) => Promise<string | undefined>;

/** Completes what was found in single files with what they have in common with others of their group. */
export class Comparison {
  readonly #files: Plan['files'];
  readonly #records: readonly (ParagraphRecords | undefined)[];
  readonly #configuration: ConfigurationSource;
  readonly #textOf: TextOf;
  /** By number of a file: its candidates, with numbers of files for numbers of documents. */
  readonly #candidates = new Map<number, Candidates[]>();
  readonly #texts = new Map<number, ComparedDocument>();
  #units = 0;

  /** @param records of the files of the plan; absent where a file could not be read */
  constructor(
    { files, groups }: Plan,
    records: readonly (ParagraphRecords | undefined)[],
    configuration: ConfigurationSource,
    textOf: TextOf,
  ) {
    this.#files = files;
    this.#records = records;
    this.#configuration = configuration;
    this.#textOf = textOf;
    for (const { members, asked } of groups) {
      const there = members.filter((member) => records[member]);
      const documents = there.map((member) => records[member] as ParagraphRecords);
      const numberOf = new Map(there.map((member, number) => [member, number]));
      const askedThere = asked.filter((number) => numberOf.has(number));
      const numbers = askedThere.map((number) => numberOf.get(number) as number);
      let next = 0;
      for (const found of candidatesOf(numbers, documents)) {
        const file = askedThere[next++] as number;
        if (found.length > 0)
          this.#candidates.set(
            file,
            found.map((candidates) => renumbered(candidates, there)),
          );
      }
    }
  }

  /** The check of file number `number` with what other files have too. */
  async complete(number: number, check: Check): Promise<Check> {
    const { checked } = check;
    return checked?.ran ? { ...check, checked: await this.#complete(number, checked) } : check;
  }

  async #complete(number: number, checked: Checked): Promise<Checked> {
    const candidates = this.#candidates.get(number);
    const records = this.#records[number];
    if (!candidates || !records) return checked;
    const { document, findings, source } = checked;
    const others = new Map<number, ComparedDocument>();
    const readable: Candidates[] = [];
    for (const { paragraph, same, near } of candidates) {
      const places = [...(same ? [same] : []), ...near];
      for (const place of places) {
        const other = others.get(place.document) ?? (await this.#text(place.document));
        if (other) others.set(place.document, other);
      }
      readable.push({
        paragraph,
        near: near.filter((place) => others.has(place.document)),
        ...(same && others.has(same.document) && { same }),
      });
    }
    const own = { folded: fold(document.text), records };
    const repeats = repeatsIn(own, readable, (other) => others.get(other) as ComparedDocument);
    const configuration = await this.#configuration(source.uri);
    const known = checked.baseline?.known ?? [];
    const whole = withRepeats(
      [...findings, ...known],
      repeats,
      document,
      (rule) => levelOf(configuration, rule),
      rules,
    );
    const before = new Set([...findings, ...known]);
    const across = whole.filter((finding) => !before.has(finding));
    const { baseline } = checked;
    if (!baseline) return { ...checked, findings: whole };
    const left = applyBaseline(baseline.stale, across, document);
    const shown = new Set([...findings, ...left.findings]);
    return {
      ...checked,
      findings: whole.filter((finding) => shown.has(finding)),
      baseline: { ...baseline, known: [...known, ...left.known], stale: left.stale },
    };
  }

  async #text(number: number): Promise<ComparedDocument | undefined> {
    const known = this.#texts.get(number);
    if (known) return known;
    const text = await this.#textOf(number);
    const records = this.#records[number];
    const file = this.#files[number];
    if (text === undefined || !records || !file) return undefined;
    const compared = new FileText(file.uri, fold(text), records);
    this.#texts.set(number, compared);
    this.#units += text.length;
    for (const [oldest, { folded }] of this.#texts) {
      if (this.#units <= MOST_UNITS) break;
      this.#texts.delete(oldest);
      this.#units -= folded.length;
    }
    return compared;
  }
}

function renumbered({ paragraph, same, near }: Candidates, numbers: readonly number[]): Candidates {
  const place = (of: { document: number; paragraph: number }) => ({ ...of, document: numbers[of.document] as number });
  return { paragraph, near: near.map(place), ...(same && { same: place(same) }) };
}

/** A file that others are compared with. Folding keeps every offset and line, so that the folded text stands for the text. */
class FileText implements ComparedDocument {
  #document: ComparedDocument['document'] | undefined;

  constructor(
    readonly uri: string,
    readonly folded: string,
    readonly records: ParagraphRecords,
  ) {}

  get document(): ComparedDocument['document'] {
    this.#document ??= { text: this.folded, lines: new LineIndex(this.folded) };
    return this.#document;
  }
}
