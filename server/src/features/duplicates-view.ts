import type { Range } from 'vscode-languageserver-types';
import type { ParsedText } from '../report/model.ts';
import { rules } from '../rules/registry.ts';
import type { Finding, Locale, Severity } from '../rules/rule.ts';
import type { Span } from '../text/span.ts';
import { clip } from './caption.ts';
import { toRange } from './position.ts';

/** Copies of one passage. */
export interface DuplicateCluster {
  rule: string;
  /** The rule's name in the reader's language. */
  name: string;
  severity: Severity;
  message: string;
  /** The beginning of what is repeated. */
  words: string;
  /** Characters of what is repeated, in UTF-16 units. */
  length: number;
  /** Every place it stands in, those of this document first, in text order. */
  places: DuplicatePlace[];
}

export interface DuplicatePlace {
  uri: string;
  range: Range;
  words: string;
  /** Whether the finding itself stands here: this is the place to look at first. */
  found: boolean;
}

/** The passages of the document at `uri` that `findings` call repeated; the longest first. */
export function duplicatesView(
  document: ParsedText,
  uri: string,
  findings: readonly Finding[],
  locale: Locale,
): DuplicateCluster[] {
  const clusters = findings
    .filter(({ rule, related }) => related.length > 0 && NAMES.has(rule))
    .map((finding): DuplicateCluster & { at: number } => {
      const { span, rule, severity, message } = finding;
      return {
        rule,
        name: NAMES.get(rule)?.[locale] ?? rule,
        severity,
        message: message[locale],
        words: wordsOf(document, span),
        length: span.end - span.start,
        places: placesOf(document, uri, finding),
        at: span.start,
      };
    });
  clusters.sort((a, b) => b.length - a.length || a.at - b.at);
  return clusters.map(({ at: _at, ...cluster }) => cluster);
}

function placesOf(document: ParsedText, uri: string, { span, related }: Finding): DuplicatePlace[] {
  const here = related.filter(({ other }) => !other).map((place) => ({ span: place.span, found: false }));
  const own = [{ span, found: true }, ...here].sort((a, b) => a.span.start - b.span.start);
  return [
    ...own.map((place) => ({
      uri,
      range: toRange(document, place.span),
      words: wordsOf(document, place.span),
      found: place.found,
    })),
    ...related.flatMap(({ span: there, other }) =>
      other
        ? [
            {
              uri: other.uri,
              range: toRange(other.document, there),
              words: wordsOf(other.document, there),
              found: false,
            },
          ]
        : [],
    ),
  ];
}

function wordsOf({ text }: Pick<ParsedText, 'text'>, { start, end }: Span): string {
  return clip(text.slice(start, end));
}

/** Names of the rules that find repeats, by id. */
const NAMES = new Map(
  rules
    .filter(({ id, category }) => category === 'duplication' || id === 'glossary-duplicate-term')
    .map(({ id, name }) => [id, name]),
);
