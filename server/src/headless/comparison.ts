import { type ComparedDocument, repeatsIn, withRepeats } from '../rules/across.ts';
import { rules } from '../rules/registry.ts';
import type { OtherText } from '../rules/rule.ts';
import { applyBaseline } from '../session/baseline.ts';
import { levelOf } from '../session/configuration.ts';
import type { RepeatAcross } from '../similarity/across-documents.ts';
import { type Candidates, candidatesOf, type ParagraphOf } from '../similarity/candidates.ts';
import type { ParagraphRecords } from '../similarity/paragraph-records.ts';
import { fold } from '../text/fold.ts';
import { LineIndex } from '../text/lines.ts';
import type { Check } from './check.ts';
import type { Checked, ConfigurationSource } from './checker.ts';
import type { Group, Plan } from './plan.ts';
import { digestOf } from './stored-check.ts';

/** Units of the texts that are kept at hand: they are looked at in no order, and reading one again costs 0.3 ms. */
const MOST_UNITS = 8_000_000;

/** What a comparison needs of the files of its plan, all by their number in it. */
export interface ComparedFiles {
  /** What is recorded of a file; absent where it could not be read. */
  records: readonly (ParagraphRecords | undefined)[];
  /** The text of a file as it was checked; undefined where it cannot be read any more. */
  textOf(number: number): Promise<string | undefined>;
  /** A digest of that text; absent where it could not be read. */
  digestOf(number: number): string | undefined;
}

/** A repeat with the number of the other file in the plan. */
type NumberedRepeat = Omit<RepeatAcross<unknown>, 'other'> & { other: number };

/** The repeats of each file of a group that has any, by its place in the group; numbers of files are places in the group too. */
export type RememberedRepeats = [number, NumberedRepeat[]][];

/** Remembers what a group of files has in common, as long as none of them changes. */
export interface ComparisonMemory {
  recall(group: string, key: string): RememberedRepeats | undefined;
  remember(group: string, key: string, repeats: RememberedRepeats): void;
}

/** Completes what was found in single files with what they have in common with others of their group. */
export class Comparison {
  readonly #files: Plan['files'];
  readonly #groups: Plan['groups'];
  readonly #compared: ComparedFiles;
  readonly #configuration: ConfigurationSource;
  readonly #memory: ComparisonMemory | undefined;
  readonly #candidates = new Map<number, Candidates[]>();
  readonly #repeats = new Map<number, NumberedRepeat[]>();
  readonly #texts = new Map<number, ComparedDocument>();
  #units = 0;

  constructor(
    { files, groups }: Plan,
    compared: ComparedFiles,
    configuration: ConfigurationSource,
    memory?: ComparisonMemory,
  ) {
    this.#files = files;
    this.#groups = groups;
    this.#compared = compared;
    this.#configuration = configuration;
    this.#memory = memory;
    for (const [number, group] of groups.entries()) if (!memory || !this.#recall(group, number)) this.#search(group);
  }

  /** The check of file number `number` with what other files have too. */
  async complete(number: number, check: Check): Promise<Check> {
    const { checked } = check;
    if (!checked?.ran) return check;
    const repeats = await this.#repeatsOf(number, checked);
    return repeats.length === 0 ? check : { ...check, checked: await this.#withRepeats(checked, repeats) };
  }

  /** Remembers what was found, when all files are complete. */
  finish(): void {
    if (!this.#memory) return;
    for (const [number, group] of this.#groups.entries()) {
      const placeOf = new Map(group.members.map((member, place) => [member, place]));
      const found = group.asked.flatMap((file): RememberedRepeats => {
        const repeats = this.#repeats.get(file) ?? [];
        const placed = repeats.map((repeat) => ({ ...repeat, other: placeOf.get(repeat.other) as number }));
        return repeats.length > 0 ? [[placeOf.get(file) as number, placed]] : [];
      });
      this.#memory.remember(`group ${number}`, this.#key(group), found);
    }
  }

  /** Whether it is remembered what the files of the group, which is this number of them, have in common. */
  #recall(group: Group, number: number): boolean {
    const found = this.#memory?.recall(`group ${number}`, this.#key(group));
    for (const [place, repeats] of found ?? []) {
      const numbered = repeats.map((repeat) => ({ ...repeat, other: group.members[repeat.other] as number }));
      this.#repeats.set(group.members[place] as number, numbered);
    }
    return found !== undefined;
  }

  /** What is found depends on which files of the group are asked for, on all their names and on all their texts. */
  #key({ members, asked }: Group): string {
    const areAsked = new Set(asked);
    const lines = members.map((member) => {
      const mark = areAsked.has(member) ? '+' : '-';
      return `${mark}${this.#files[member]?.uri} ${this.#compared.digestOf(member)}`;
    });
    return digestOf(lines.join('\n'));
  }

  #search({ members, asked }: Group): void {
    const { records } = this.#compared;
    const there = members.filter((member) => records[member]);
    const placeOf = new Map(there.map((member, place) => [member, place]));
    const askedThere = asked.filter((number) => placeOf.has(number));
    const places = askedThere.map((number) => placeOf.get(number) as number);
    const documents = there.map((member) => records[member] as ParagraphRecords);
    let next = 0;
    for (const found of candidatesOf(places, documents)) {
      const file = askedThere[next++] as number;
      if (found.length > 0) {
        this.#candidates.set(
          file,
          found.map((candidates) => renumbered(candidates, there)),
        );
      }
    }
  }

  async #repeatsOf(number: number, { document }: Checked): Promise<RepeatAcross<OtherText>[]> {
    const texts = new Map<number, ComparedDocument>();
    const load = async (file: number): Promise<void> => {
      const text = texts.get(file) ?? (await this.#text(file));
      if (text) texts.set(file, text);
    };
    const known = this.#repeats.get(number);
    if (known) {
      for (const { other } of known) await load(other);
      return known.flatMap(({ other, ...repeat }) => {
        const text = texts.get(other);
        return text ? [{ ...repeat, other: text }] : [];
      });
    }
    const candidates = this.#candidates.get(number);
    const records = this.#compared.records[number];
    if (!candidates || !records) return [];
    for (const { same, near } of candidates) {
      if (same) await load(same.document);
      for (const place of near) await load(place.document);
    }
    const own = { folded: fold(document.text), records };
    const isThere = ({ document: file }: ParagraphOf): boolean => texts.has(file);
    const readable = candidates.map(({ paragraph, same, near }) => ({
      paragraph,
      near: near.filter(isThere),
      ...(same && isThere(same) && { same }),
    }));
    const repeats = repeatsIn(own, readable, (file) => texts.get(file) as ComparedDocument);
    const numberOf = new Map<OtherText, number>([...texts].map(([file, text]) => [text, file]));
    this.#repeats.set(
      number,
      repeats.map(({ other, ...repeat }) => ({ ...repeat, other: numberOf.get(other) as number })),
    );
    return repeats;
  }

  async #withRepeats(checked: Checked, repeats: readonly RepeatAcross<OtherText>[]): Promise<Checked> {
    const { source, document, findings, baseline } = checked;
    const configuration = await this.#configuration(source.uri);
    const before = [...findings, ...(baseline?.known ?? [])];
    const whole = withRepeats(before, repeats, document, (rule) => levelOf(configuration, rule), rules);
    if (!baseline) return { ...checked, findings: whole };
    const own = new Set(before);
    const across = whole.filter((finding) => !own.has(finding));
    const { known, stale } = applyBaseline(baseline.stale, across, document);
    const held = new Set([...baseline.known, ...known]);
    return {
      ...checked,
      findings: whole.filter((finding) => !held.has(finding)),
      baseline: { ...baseline, known: [...held], stale },
    };
  }

  async #text(number: number): Promise<ComparedDocument | undefined> {
    const known = this.#texts.get(number);
    if (known) return known;
    const text = await this.#compared.textOf(number);
    const records = this.#compared.records[number];
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
  const place = (of: ParagraphOf) => ({ ...of, document: numbers[of.document] as number });
  return { paragraph, near: near.map(place), ...(same && { same: place(same) }) };
}

/** A file that others are compared with. Folding keeps every offset and line, so that the folded text stands for the text. */
class FileText implements ComparedDocument {
  readonly uri: string;
  readonly folded: string;
  readonly records: ParagraphRecords;
  #document: ComparedDocument['document'] | undefined;

  constructor(uri: string, folded: string, records: ParagraphRecords) {
    this.uri = uri;
    this.folded = folded;
    this.records = records;
  }

  get document(): ComparedDocument['document'] {
    this.#document ??= { text: this.folded, lines: new LineIndex(this.folded) };
    return this.#document;
  }
}
