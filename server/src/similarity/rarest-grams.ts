import { GramTable } from './gram-table.ts';
import type { ParagraphRecords } from './paragraph-records.ts';

/** So many grams of a paragraph are looked for, those that the fewest paragraphs have … */
const RAREST = 4;
/** … unless more than this have them. */
const MOST_HOLDERS = 256;
/** Grams that are looked for in one go: what bounds the memory of the search. */
const MOST_GRAMS = 0x8_0000;

/** A paragraph by its number among all, and where it stands. */
export interface NumberedParagraph {
  number: number;
  document: number;
  paragraph: number;
}

/**
 * Which paragraphs share the rarest grams of some that have hardly any uncommon one: where the same clauses return in ten
 * thousand reports, no gram of a paragraph may be uncommon, and its copy would be lost. Looks at every gram twice for each half
 * million grams of those paragraphs.
 */
export class RarestGrams {
  /** By the number of a paragraph, the holders of each of its rarest grams. */
  readonly #holders = new Map<number, Uint32Array[]>();
  readonly #documents: readonly ParagraphRecords[];
  readonly #table = new GramTable();

  constructor(paragraphs: Iterable<NumberedParagraph>, documents: readonly ParagraphRecords[]) {
    this.#documents = documents;
    let batch: NumberedParagraph[] = [];
    let grams = 0;
    for (const paragraph of paragraphs) {
      batch.push(paragraph);
      grams += this.#gramsOf(paragraph).length;
      if (grams < MOST_GRAMS) continue;
      this.#look(batch, grams);
      batch = [];
      grams = 0;
    }
    if (batch.length > 0) this.#look(batch, grams);
  }

  /** The paragraphs that share a rarest gram with this one, itself among them; undefined where they have not been looked for. */
  sharing(number: number): ReadonlySet<number> | undefined {
    const lists = this.#holders.get(number);
    if (!lists) return undefined;
    const sharing = new Set<number>();
    for (const list of lists) for (const holder of list) sharing.add(holder);
    return sharing;
  }

  #look(batch: readonly NumberedParagraph[], grams: number): void {
    const table = this.#table;
    table.clear(grams);
    for (const paragraph of batch) for (const gram of this.#gramsOf(paragraph)) table.add(gram);
    const counts = new Uint32Array(table.count + 1);
    this.#eachKnown((gram) => {
      counts[gram] = (counts[gram] as number) + 1;
    });
    // Where the holders of the grams that are looked for begin; all holders of a batch lie in one array.
    const starts = new Map<number, number>();
    const chosen = new Map<number, number[]>();
    let total = 0;
    for (const paragraph of batch) {
      const rarest = Array.from(this.#gramsOf(paragraph), (gram) => table.numberOf(gram))
        .filter((gram) => (counts[gram] as number) > 1 && (counts[gram] as number) <= MOST_HOLDERS)
        .sort((a, b) => (counts[a] as number) - (counts[b] as number) || a - b)
        .slice(0, RAREST);
      for (const gram of rarest) {
        if (starts.has(gram)) continue;
        starts.set(gram, total);
        total += counts[gram] as number;
      }
      chosen.set(paragraph.number, rarest);
    }
    const holders = new Uint32Array(total);
    const ends = new Map(starts);
    this.#eachKnown((gram, holder) => {
      const end = ends.get(gram);
      if (end === undefined) return;
      holders[end] = holder;
      ends.set(gram, end + 1);
    });
    for (const [number, rarest] of chosen) {
      const lists = rarest.map((gram) => holders.subarray(starts.get(gram), ends.get(gram)));
      this.#holders.set(number, lists);
    }
  }

  /** Every gram of every paragraph that is in the table, by its number there. */
  #eachKnown(visit: (gram: number, holder: number) => void): void {
    let number = 0;
    for (const { keys, starts, grams } of this.#documents) {
      for (let paragraph = 0; paragraph < keys.length; paragraph++, number++) {
        const end = starts[paragraph + 1] as number;
        for (let i = starts[paragraph] as number; i < end; i++) {
          const gram = this.#table.numberOf(grams[i] as number);
          if (gram !== 0) visit(gram, number);
        }
      }
    }
  }

  #gramsOf({ document, paragraph }: NumberedParagraph): Uint32Array {
    const { starts, grams } = this.#documents[document] as ParagraphRecords;
    return grams.subarray(starts[paragraph], starts[paragraph + 1]);
  }
}
