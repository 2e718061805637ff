import type { ParsedText, Report, Section } from '../report/model.ts';
import type { Span } from '../text/span.ts';
import { comparable } from './comparable.ts';
import { contentsEntryOf, headingOf } from './contents.ts';
import { type Place, placeAt } from './place.ts';

/** One thing of the report, everywhere it stands. */
export interface Occurrences {
  kind: Place['kind'];
  /** The words at the place asked about. */
  origin: Span;
  /** Where it is set down: headword, entry, heading. The whole of it and the words to show. */
  declarations: { span: Span; words: Span }[];
  /** Where it is used, in text order. */
  uses: Span[];
}

/** Everywhere the thing at `offset` stands in its report; undefined where nothing with other places stands there. */
export function occurrencesAt(document: ParsedText, offset: number): Occurrences | undefined {
  const place = placeAt(document, offset);
  if (!place) return undefined;
  const { declarations, uses } = occurrencesOf(place);
  return { kind: place.kind, origin: place.span, declarations, uses };
}

function occurrencesOf(place: Place): Pick<Occurrences, 'declarations' | 'uses'> {
  const { report } = place;
  switch (place.kind) {
    case 'term': {
      const name = comparable(place.entry.term);
      const entries = entriesOf(report).filter((entry) => entry === place.entry || comparable(entry.term) === name);
      return {
        declarations: entries.map(({ span, termSpan }) => ({ span, words: termSpan })),
        uses: distinct(entries.flatMap(({ uses }) => uses)),
      };
    }
    case 'note-mark':
    case 'entry-number': {
      const entry = place.kind === 'note-mark' ? place.mark.entry : place.entry;
      const ordinal = place.kind === 'note-mark' ? place.mark.ordinal : place.entry.ordinal;
      const marks = report.noteMarks.filter((mark) => (entry ? mark.entry === entry : mark.ordinal === ordinal));
      return {
        declarations: entry ? [{ span: entry.span, words: entry.ordinalSpan ?? entry.termSpan }] : [],
        uses: marks.map(({ span }) => span),
      };
    }
    case 'reference': {
      const { section, target } = place.reference;
      if (section) return headingOccurrences(report, section);
      return { declarations: [{ span: target, words: target }], uses: referencesTo(report, target) };
    }
    case 'contents': {
      const heading = headingOf(report, place.section);
      return heading
        ? headingOccurrences(report, heading, place.section)
        : { declarations: [], uses: [place.section.heading] };
    }
    case 'heading':
      return headingOccurrences(report, place.section);
  }
}

/** The heading itself, the contents entries that announce it (`entry` for one) and the cross references to it. */
function headingOccurrences(
  report: Report,
  section: Section,
  entry = contentsEntryOf(report, section),
): Pick<Occurrences, 'declarations' | 'uses'> {
  return {
    declarations: [{ span: section.span, words: section.heading }],
    uses: [...(entry ? [entry.heading] : []), ...referencesTo(report, section.heading)],
  };
}

function referencesTo({ references }: Report, target: Span): Span[] {
  return references.filter((reference) => reference.target.start === target.start).map(({ span }) => span);
}

function entriesOf(report: Report) {
  return report.glossary?.entries ?? [];
}

function distinct(spans: Span[]): Span[] {
  const sorted = spans.sort((a, b) => a.start - b.start || a.end - b.end);
  return sorted.filter(({ start, end }, i) => start !== sorted[i - 1]?.start || end !== sorted[i - 1]?.end);
}
