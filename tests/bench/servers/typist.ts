import { Random } from '../../accuracy/random.ts';
import type { Form } from '../inputs/inputs.ts';

/** Whether the lines that are edited begin with a marker: an edit there changes the outline. */
export type LineKind = 'body' | 'marker';

export interface Change {
  range?: { start: Position; end: Position };
  text: string;
}

export interface Position {
  line: number;
  character: number;
}

/** How a line with a title begins in each form of the text, and where inside it the title does at the latest. */
const TITLE_LINE: Record<Form, { begin: RegExp; title: number }> = {
  txt: { begin: /^(?:[一二三四五六七八九十百零]+、|（[一二三四五六七八九十百零]+）|\d+\.)/, title: 8 },
  md: { begin: /^#+ /, title: 12 },
  json: { begin: /^ +"title"/, title: 18 },
};

/** The shortest paragraph that is edited. */
const MIN_BODY = 60;

/** Someone who puts in one character at a random place of a document, takes it out again, and goes elsewhere. */
export class Typist {
  readonly #lines: string[];
  readonly #places: Record<LineKind, number[]> = { body: [], marker: [] };
  readonly #title: number;
  readonly #random = new Random('typist');
  #typed: Position | undefined;

  constructor(text: string, form: Form) {
    this.#lines = text.split('\n');
    const { begin, title } = TITLE_LINE[form];
    this.#title = title;
    this.#lines.forEach((line, i) => {
      if (begin.test(line)) this.#places.marker.push(i);
      else if (line.length >= MIN_BODY) this.#places.body.push(i);
    });
  }

  /** Makes the next edit; says the change and where the cursor is after it. */
  edit(kind: LineKind): { change: Required<Change>; cursor: Position } {
    if (this.#typed) {
      const start = this.#typed;
      const end = { ...start, character: start.character + 1 };
      this.#typed = undefined;
      return { change: this.#replace(start, end, ''), cursor: start };
    }
    const line = this.#random.pick(this.#places[kind]) as number;
    const { length } = this.#lines[line] as string;
    const character =
      kind === 'body'
        ? 20 + this.#random.below(length - 40)
        : Math.min(this.#title + this.#random.below(4), length - 3);
    const start = { line, character };
    this.#typed = start;
    return { change: this.#replace(start, start, '改'), cursor: { line, character: character + 1 } };
  }

  /** The whole text as it is now. */
  text(): string {
    return this.#lines.join('\n');
  }

  #replace(start: Position, end: Position, text: string): Required<Change> {
    const line = this.#lines[start.line] as string;
    this.#lines[start.line] = line.slice(0, start.character) + text + line.slice(end.character);
    return { range: { start, end }, text };
  }
}
