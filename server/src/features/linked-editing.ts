import type { Position, Range } from 'vscode-languageserver-types';
import type { ParsedText } from '../report/model.ts';
import { partnerOf } from './contents.ts';
import { headingAt } from './place.ts';
import { toOffset, toRange } from './position.ts';
import { titleWords } from './rename-title.ts';

/** What may be typed into both titles at once: anything on the line. */
const WORD_PATTERN = '[^\\r\\n]*';

/** Ranges of the same words, and what may be typed into them. */
export interface LinkedRanges {
  ranges: Range[];
  wordPattern: string;
}

/**
 * The title at `position` and the same words in the contents (or the other way round), to be typed into both at once; null where
 * there is no second place with exactly the same words.
 */
export function linkedEditingRanges(document: ParsedText, position: Position): LinkedRanges | null {
  const offset = toOffset(document, position);
  const place = headingAt(document, offset);
  if (!place) return null;
  const { report, section } = place;
  const partner = partnerOf(report, section);
  if (!partner || partner.kind === 'glued' || section.kind === 'glued') return null;
  const spans = [titleWords(document, report, section), titleWords(document, report, partner)];
  const [words, others] = spans.map(({ start, end }) => document.text.slice(start, end));
  const own = spans[0];
  if (!own || offset < own.start || offset > own.end || words !== others || words === '' || /[\r\n]/.test(words ?? ''))
    return null;
  return {
    ranges: spans.sort((a, b) => a.start - b.start).map((span) => toRange(document, span)),
    wordPattern: WORD_PATTERN,
  };
}
