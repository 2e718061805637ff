import {
  type Range,
  SemanticTokenModifiers,
  type SemanticTokensEdit,
  type SemanticTokensLegend,
  SemanticTokenTypes,
} from 'vscode-languageserver-types';
import type { ParsedText, Report } from '../report/model.ts';
import { walk } from '../report/walk.ts';
import type { Span } from '../text/span.ts';
import { toOffset } from './position.ts';

/**
 * How things of a report are named among the token types that every editor knows: markers are keywords, titles classes, terms
 * variables (their headwords with `definition`), note marks numbers, cross references properties.
 */
export const SEMANTIC_LEGEND: SemanticTokensLegend = {
  tokenTypes: [
    SemanticTokenTypes.keyword,
    SemanticTokenTypes.class,
    SemanticTokenTypes.variable,
    SemanticTokenTypes.number,
    SemanticTokenTypes.property,
  ],
  tokenModifiers: [SemanticTokenModifiers.definition],
};

const MARKER = 0;
const TITLE = 1;
const TERM = 2;
const NOTE_MARK = 3;
const REFERENCE = 4;
const DEFINITION = 1;

/** A run of characters on one line. */
export interface SemanticToken {
  span: Span;
  /** Index into the legend's types. */
  type: number;
  /** Bit set of the legend's modifiers. */
  modifiers: number;
}

/**
 * The semantic tokens of the document, in text order; none overlaps another or runs over a line end. Of things inside one
 * another the narrower wins: a term inside a title, a note mark inside a term. Only those that touch `range`, where there is one.
 */
export function semanticTokens(document: ParsedText, range?: Range): SemanticToken[] {
  const things = document.reports.flatMap((report) => [...thingsOf(report)]);
  // Painted over one another from the widest kind to the narrowest, by number of the thing + 1.
  const canvas = new Uint32Array(document.text.length);
  things.forEach(({ span }, index) => {
    canvas.fill(index + 1, span.start, span.end);
  });
  const from = range ? toOffset(document, range.start) : 0;
  const to = range ? toOffset(document, range.end) : document.text.length;
  const tokens: SemanticToken[] = [];
  let start = from;
  while (start < to) {
    const number = canvas[start] as number;
    let end = start + 1;
    while (end < to && canvas[end] === number && !isLineEnd(document.text, end)) end++;
    const thing = things[number - 1];
    if (thing && !isLineEnd(document.text, start))
      tokens.push({ span: { start, end }, type: thing.type, modifiers: thing.modifiers });
    start = end;
  }
  return tokens;
}

/** `tokens` as the protocol sends them: line, character, length, type and modifiers, each place relative to the one before. */
export function encodeTokens({ lines }: ParsedText, tokens: readonly SemanticToken[]): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const { span, type, modifiers } of tokens) {
    const at = lines.position(span.start);
    data.push(at.line - line, at.line === line ? at.character - character : at.character);
    data.push(span.end - span.start, type, modifiers);
    line = at.line;
    character = at.character;
  }
  return data;
}

/** Numbers that describe one token. */
const TOKEN_SIZE = 5;

/** The edit that leads from the encoded tokens `before` to `after`: none where they are equal, else one, of whole tokens. */
export function tokenEdits(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  if (start === before.length && start === after.length) return [];
  start -= start % TOKEN_SIZE;
  let end = 0;
  while (end < shorter - start && before[before.length - end - 1] === after[after.length - end - 1]) end++;
  end -= end % TOKEN_SIZE;
  return [{ start, deleteCount: before.length - start - end, data: after.slice(start, after.length - end) }];
}

/** What is coloured, the widest kinds first. */
function* thingsOf({ contents, glossary, noteMarks, references, sections }: Report): Generator<SemanticToken> {
  const headings = [...walk(sections), ...walk(contents?.sections ?? [])];
  for (const { title, kind } of headings) if (kind !== 'lead') yield { span: title.span, type: TITLE, modifiers: 0 };
  // Entries that repeat one another have one list.
  const uses = [...new Set((glossary?.entries ?? []).map((entry) => entry.uses))].flat();
  // The longer of two terms that overlap comes last, as hover and definition have it.
  uses.sort((a, b) => a.end - a.start - (b.end - b.start));
  for (const span of uses) yield { span, type: TERM, modifiers: 0 };
  for (const { termSpan, ordinalSpan } of glossary?.entries ?? []) {
    yield { span: termSpan, type: TERM, modifiers: DEFINITION };
    if (ordinalSpan) yield { span: ordinalSpan, type: NOTE_MARK, modifiers: 0 };
  }
  for (const { span } of references) yield { span, type: REFERENCE, modifiers: 0 };
  for (const { span } of noteMarks) yield { span, type: NOTE_MARK, modifiers: 0 };
  for (const { marker } of headings) if (marker) yield { span: marker.span, type: MARKER, modifiers: 0 };
}

function isLineEnd(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 0x0a || unit === 0x0d;
}
