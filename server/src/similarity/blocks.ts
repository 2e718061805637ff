import type { ParsedText } from '../report/model.ts';
import { remembered } from '../report/remembered.ts';
import { sentences } from '../report/sentences.ts';
import type { Span } from '../text/span.ts';
import { fingerprint } from './fingerprint.ts';
import { type ParagraphPassage, paragraphPassages } from './passages.ts';
import { type Chain, chainsOf, firstOccurrences, type Passage, repeatedRuns } from './repeats.ts';

/** A long stretch of a text that repeats an earlier one, paragraph by paragraph. */
export interface RepeatedBlock {
  /** The later stretch. */
  span: Span;
  /** The earlier one. */
  source: Span;
  /** Normalised length of what the later stretch repeats. */
  length: number;
  /** Whether the later stretch holds nothing else. */
  complete: boolean;
}

/** Normalised length from which on a paragraph is more than a heading or a formula of address. */
export const SUBSTANTIAL_PARAGRAPH = 30;

/** So many substantial paragraphs in the same order are never a coincidence of single repeats. */
const LONG_BLOCK = 15;
/** A shorter block counts where it and its source are most of the report, and it has so many substantial ones. */
const SHORT_BLOCK = 3;
const MOST = 0.6;
/** A report that stands twice in a file under titles of its own repeats at least this share of the earlier one. */
const WHOLE = 0.8;
/** Paragraphs that a copy may have lost, gained or changed in one place. */
const BLOCK_GAP = 3;

/**
 * Where the body of a report, or most of it, stands twice in `document`, in text order. Paragraphs of different reports
 * are compared here only: a report that was pasted twice may have been read as two.
 */
export const repeatedBlocks = remembered(findBlocks);

function findBlocks(document: ParsedText): readonly RepeatedBlock[] {
  const { passages, owners, totals } = allPassages(document);
  const firsts = firstOccurrences(document.folded, passages);
  const found: RepeatedBlock[] = [];
  for (const chain of chainsOf(repeatedRuns(firsts), BLOCK_GAP, SHORT_BLOCK)) {
    const owner = owners[chain.start] as number;
    const total = totals[owner] as Total;
    const weight = weigh(chain, passages, firsts);
    const qualifies =
      owner === owners[chain.source]
        ? weight.substantial >= LONG_BLOCK || (weight.substantial >= SHORT_BLOCK && isMost(weight, total))
        : weight.substantial >= SHORT_BLOCK && weight.copied >= WHOLE * total.length;
    if (!qualifies) continue;
    found.push({
      span: spanOf(passages, chain.start, chain.end),
      source: spanOf(passages, chain.source, Math.min(chain.sourceEnd, chain.start)),
      length: weight.copied,
      complete: weight.passages === chain.end - chain.start,
    });
  }
  return found;
}

interface Total {
  passages: number;
  /** Normalised. */
  length: number;
}

function isMost({ covered, passages }: Weight, total: Total): boolean {
  return covered >= MOST * total.length && 2 * passages >= MOST * total.passages;
}

interface AllPassages {
  passages: Passage[];
  /** For each passage the index of its report. */
  owners: number[];
  /** For each report. */
  totals: Total[];
}

/** The paragraphs of all reports, with passages without wording between reports, so that no chain bridges two. */
function allPassages(document: ParsedText): AllPassages {
  const passages: Passage[] = [];
  const owners: number[] = [];
  const totals: Total[] = [];
  for (const [index, report] of document.reports.entries()) {
    const total = { passages: 0, length: 0 };
    for (const passage of paragraphPassages(document, report).flatMap((paragraph) => divided(document, paragraph))) {
      passages.push(passage);
      owners.push(index);
      if (!passage.fingerprint) continue;
      total.passages++;
      total.length += passage.fingerprint.length;
    }
    totals.push(total);
    for (let i = 0; i <= BLOCK_GAP; i++) {
      passages.push({ span: { start: report.span.end, end: report.span.end } });
      owners.push(index);
    }
  }
  return { passages, owners, totals };
}

/** A paragraph of this length is a whole report on one line, or most of it: its sentences are compared instead. */
const GLUED_PARAGRAPH = 3000;

function divided({ folded }: ParsedText, paragraph: ParagraphPassage): Passage[] {
  if (!paragraph.fingerprint || paragraph.fingerprint.length < GLUED_PARAGRAPH) return [paragraph];
  return sentences(folded, paragraph.span).map((span) => ({ span, fingerprint: fingerprint(folded, span) }));
}

interface Weight {
  /** Passages that repeat an earlier one. */
  passages: number;
  /** Different substantial wordings among them: a row that stands twenty times in a table is one. */
  substantial: number;
  /** Their normalised length. */
  copied: number;
  /** Their normalised length together with that of what they repeat. */
  covered: number;
}

function weigh(chain: Chain, passages: readonly Passage[], firsts: readonly number[]): Weight {
  const wordings = new Set<number>();
  const weight = { passages: 0, copied: 0, covered: 0 };
  for (const run of chain.members) {
    for (let i = run.start; i < run.start + run.length; i++) {
      const length = passages[i]?.fingerprint?.length ?? 0;
      weight.passages++;
      weight.copied += length;
      // Where copy and source overlap, a passage of the source that is itself copied has been counted.
      weight.covered += run.source + (i - run.start) < chain.start ? 2 * length : length;
      if (length >= SUBSTANTIAL_PARAGRAPH) wordings.add(firsts[i] as number);
    }
  }
  return { ...weight, substantial: wordings.size };
}

function spanOf(passages: readonly Passage[], start: number, end: number): Span {
  return { start: (passages[start] as Passage).span.start, end: (passages[end - 1] as Passage).span.end };
}
