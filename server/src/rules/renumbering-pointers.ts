import type { Marker, ParsedText, Report, Section } from '../report/model.ts';
import type { Span } from '../text/span.ts';
import { matchContents } from './contents-match.ts';
import { ordinalEdit } from './marker-form.ts';
import { textOf } from './place.ts';
import type { Edit } from './rule.ts';

/** What points at the headings of a report by their numbers: the entries of its contents, and 第（三）项 in its text. */
export class Pointers {
  readonly #document: ParsedText;
  readonly #report: Report;
  #places: ReadonlyMap<Section, readonly Span[]> | undefined;

  constructor(document: ParsedText, report: Report) {
    this.#document = document;
    this.#report = report;
  }

  /**
   * The edits that let everything that points at a heading of `numbers` by its stated number point at it by its new one. What
   * states another number than the heading is left alone, and so is a reference to a number that two of the headings bear:
   * which is meant is for the author to say.
   */
  edits(numbers: readonly (readonly [Section, number])[]): Edit[] {
    const bearers = new Map<string, number>();
    for (const [{ parent, marker }] of numbers) {
      const key = `${parent?.heading.start} ${marker?.stated}`;
      bearers.set(key, (bearers.get(key) ?? 0) + 1);
    }
    const edits: Edit[] = [];
    for (const [section, ordinal] of numbers) {
      const { marker, parent } = section;
      if (marker?.stated === undefined || marker.stated === ordinal) continue;
      if (bearers.get(`${parent?.heading.start} ${marker.stated}`) !== 1) continue;
      for (const span of this.#placesOf(section)) {
        const edit = ordinalEdit(textOf(this.#document, span), ordinal);
        if (!edit) continue;
        const start = span.start + edit.at;
        edits.push({ span: { start, end: start + edit.length }, newText: edit.text });
      }
    }
    return edits;
  }

  #placesOf(section: Section): readonly Span[] {
    this.#places ??= this.#read();
    return this.#places.get(section) ?? [];
  }

  #read(): Map<Section, Span[]> {
    const places = new Map<Section, Span[]>();
    const add = (section: Section, span: Span): void => {
      const known = places.get(section);
      if (known) known.push(span);
      else places.set(section, [span]);
    };
    for (const { entry, heading } of matchContents(this.#document, this.#report).pairs) {
      if (entry.marker && statesSame(entry.marker, heading.marker)) add(heading, entry.marker.span);
    }
    for (const { section, span } of this.#report.references) if (section) add(section, span);
    return places;
  }
}

function statesSame(a: Marker, b: Marker | undefined): boolean {
  return a.stated !== undefined && a.style === b?.style && a.stated === b.stated;
}
