import type { Range } from 'vscode-languageserver-types';
import type { GlossaryEntry, ParsedText } from '../report/model.ts';
import type { Finding, Locale } from '../rules/rule.ts';
import type { Span } from '../text/span.ts';
import { clip } from './caption.ts';
import { contextOf } from './context.ts';
import { definitionOf, entriesOf } from './glossary-export.ts';
import { toRange } from './position.ts';

/** What a list of the glossary shows of one document. */
export interface TermsView {
  /** Every entry of every glossary, in text order. */
  terms: TermView[];
  /** What the rules found to be used without an entry, in text order. */
  undefined: UndefinedTerm[];
}

export interface TermView {
  term: string;
  aliases: string[];
  ordinal: number | null;
  definition: string;
  /** The headword. */
  range: Range;
  /** Of entries that define one term only the first has them. */
  uses: TermUse[];
}

export interface TermUse {
  range: Range;
  /** The words around the use, on one line. */
  context: string;
}

export interface UndefinedTerm {
  /** As it stands in the text. */
  term: string;
  range: Range;
  message: string;
}

/** The terms of `document` with their uses, and what `findings` say to be missing from the glossary. */
export function termsView(document: ParsedText, findings: readonly Finding[], locale: Locale): TermsView {
  const listed = new Set<readonly Span[]>();
  const usesOf = ({ uses }: GlossaryEntry): TermUse[] => {
    if (listed.has(uses)) return [];
    listed.add(uses);
    return uses.map((use) => ({ range: toRange(document, use), context: contextOf(document, use) }));
  };
  return {
    terms: entriesOf(document).map((entry) => ({
      term: entry.term,
      aliases: entry.aliases,
      ordinal: entry.ordinal ?? null,
      definition: definitionOf(entry, document).trim(),
      range: toRange(document, entry.termSpan),
      uses: usesOf(entry),
    })),
    undefined: findings
      .filter(({ rule }) => UNDEFINED.has(rule))
      .map(({ span, message }) => ({
        term: clip(document.text.slice(span.start, span.end)),
        range: toRange(document, span),
        message: message[locale],
      })),
  };
}

/** Rules that tell what the glossary leaves out. */
const UNDEFINED: ReadonlySet<string> = new Set(['undefined-jargon', 'abbreviation-undefined', 'note-mark-unresolved']);
