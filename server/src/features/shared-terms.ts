import type { Hover, Position } from 'vscode-languageserver-types';
import { normaliseTerm, TermIndex } from '../report/glossary/term-index.ts';
import type { GlossaryEntry, ParsedText } from '../report/model.ts';
import { remembered } from '../report/remembered.ts';
import type { OtherDocument } from '../rules/rule.ts';
import { fold } from '../text/fold.ts';
import { joinedText } from '../text/joiner.ts';
import type { HoverOptions } from './hover.ts';
import { escapeMarkdown } from './markdown.ts';
import { toOffset, toRange } from './position.ts';

/** Text around the position that is searched for terms, on either side. */
const AROUND = 60;

/**
 * For a position in a term that one of `glossaries` defines: the definition there. For reports whose glossary is kept in a
 * file of its own. Null elsewhere.
 */
export function sharedTermHover(
  document: ParsedText,
  glossaries: readonly OtherDocument[],
  position: Position,
  { format }: HoverOptions,
): Hover | null {
  const offset = toOffset(document, position);
  const line = document.lines.lineAt(offset);
  const piece = {
    start: Math.max(document.lines.start(line), offset - AROUND),
    end: Math.min(document.folded.length, offset + AROUND),
    open: false,
  };
  for (const { document: other } of glossaries) {
    const terms = termsOf(other);
    const hit = terms.index.search(document.folded, [piece]).find(({ start, end }) => start <= offset && offset < end);
    const entry = hit && terms.entries[hit.pattern];
    if (!hit || !entry) continue;
    const definition = joinedText(other, entry.definition).trim();
    const value =
      format === 'markdown'
        ? `**${escapeMarkdown(entry.term)}**\n\n${escapeMarkdown(definition)}`
        : `${entry.term}\n\n${definition}`;
    return { contents: { kind: format, value }, range: toRange(document, hit) };
  }
  return null;
}

interface Terms {
  index: TermIndex;
  /** By the number of the pattern. */
  entries: GlossaryEntry[];
}

const termsOf = remembered((document: ParsedText): Terms => {
  const names: string[] = [];
  const entries: GlossaryEntry[] = [];
  for (const entry of document.reports.flatMap(({ glossary }) => glossary?.entries ?? [])) {
    for (const name of [entry.term, ...entry.aliases]) {
      names.push(normaliseTerm(fold(name)));
      entries.push(entry);
    }
  }
  return { index: new TermIndex(names), entries };
});
