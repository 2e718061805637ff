import { joinedText } from '../../text/joiner.ts';
import type { GlossaryEntry } from '../model.ts';
import { aliasesOf } from './aliases.ts';
import type { Draft, Source } from './draft.ts';
import { type TermReading, trimPageNote } from './terms.ts';

/** The entry of a draft that is read to its end; without uses. */
export function toEntry(source: Source, draft: Draft): GlossaryEntry {
  const { folded } = source;
  const { number, reading, definition } = draft;
  const end = Math.max(definition.start, trimPageNote(folded, definition.start, definition.end));
  const citation = readCitation(folded, reading, definition.start, end);
  const termSpan = citation ? { start: reading.termSpan.start, end: citation.workEnd } : reading.termSpan;
  const term = citation ? joinedText(source, termSpan) : reading.term;
  const aliases = citation ? [] : [...aliasesOf(term), ...headwordOverBlank(source, reading, end)];
  return {
    term,
    aliases,
    ...(number && { ordinal: number.ordinal, ordinalSpan: number.span }),
    termSpan,
    definition: { start: citation?.restStart ?? definition.start, end },
    span: { start: draft.start, end: draft.end },
    uses: [],
  };
}

const CITED_WORK = /^(《[^《》]{1,60}》)[,.、]?(?=《|第|载|见|\d)/;
const PAGE_AT_END = /页[。.]?$/;

/**
 * A note that cites a source (`列宁：《…》，《列宁全集》第26卷，第269页。`) explains no term. The author's name with the work is
 * taken for one, so that the note is found by its number but not by every mention of the author.
 */
function readCitation(
  folded: string,
  reading: TermReading,
  start: number,
  end: number,
): { workEnd: number; restStart: number } | undefined {
  if (reading.separator !== 'colon' || !PAGE_AT_END.test(folded.slice(Math.max(start, end - 2), end))) return undefined;
  const work = CITED_WORK.exec(folded.slice(start, Math.min(end, start + 80)));
  if (!work) return undefined;
  return { workEnd: start + (work[1] as string).length, restStart: start + work[0].length };
}

const FIRST_CLAUSE = /^([^。,;:!? “”《》()]{2,8}),/;

/** Where only a blank ends the term, a short clause behind it may belong to the term: `…监测系统 大科学装置，着力…`. */
function headwordOverBlank(source: Source, reading: TermReading, end: number): string[] {
  if (reading.separator !== 'blank') return [];
  const start = reading.definitionStart;
  const clause = FIRST_CLAUSE.exec(source.folded.slice(start, Math.min(end, start + 10)));
  return clause ? [reading.term + joinedText(source, { start, end: start + (clause[1] as string).length })] : [];
}
