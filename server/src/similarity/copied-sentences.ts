import type { ParsedText, Report } from '../report/model.ts';
import { sentences } from '../report/sentences.ts';
import type { Span } from '../text/span.ts';
import { normalised } from './fingerprint.ts';
import { body, paragraphPassages } from './passages.ts';

/** A sentence of a report that stands in an earlier one. */
export interface CopiedSentence {
  span: Span;
  /** The place in the earlier document. */
  source: Span;
  /** Whether only figures were changed. */
  figuresChanged: boolean;
}

/** What a report has of its own and what it has from an earlier one. */
export interface Copying {
  /** Every sentence of the running text that is long enough to be compared, in text order, with what it was copied from. */
  sentences: { span: Span; length: number; copied?: CopiedSentence }[];
}

/** Shorter sentences return every year. Normalised length. */
const SUBSTANTIAL = 30;

/**
 * Compares the sentences of `report` with those of `earlier`: equal, or equal but for their figures. `isFormula` tells of a
 * sentence that may stand in any report. Linear in both texts.
 */
export function copying(
  document: ParsedText,
  report: Report,
  earlier: ParsedText,
  isFormula: (document: ParsedText, sentence: Span) => boolean,
): Copying {
  const known = new Map<string, Span>();
  for (const other of earlier.reports) {
    for (const { span, text } of substantialSentences(earlier, other)) {
      if (!known.has(text)) known.set(text, span);
      const masked = withoutFigures(text);
      if (!known.has(masked)) known.set(masked, span);
    }
  }
  return {
    sentences: substantialSentences(document, report).map(({ span, text }) => {
      const exact = known.get(text);
      const source = exact ?? known.get(withoutFigures(text));
      if (!source || isFormula(document, span)) return { span, length: text.length };
      return { span, length: text.length, copied: { span, source, figuresChanged: !exact } };
    }),
  };
}

function substantialSentences(document: ParsedText, report: Report): { span: Span; text: string }[] {
  const { folded } = document;
  return paragraphPassages(document, report)
    .filter(({ role }) => role === 'prose')
    .flatMap(({ paragraph }) => sentences(folded, body(folded, paragraph)))
    .map((span) => ({ span, text: normalised(folded, span) }))
    .filter(({ text }) => text.length >= SUBSTANTIAL);
}

/** Each figure as one sign, so that 8.5% and 12% are the same. */
function withoutFigures(text: string): string {
  return text.replace(/\d+(?:[.,]\d+)*/g, '0');
}
