import type { ParsedText } from '../report/model.ts';
import type { Span } from '../text/span.ts';
import { damageSigns, extractionDamage, hasLostCharacters } from './extraction-damage.ts';
import type { Finding } from './rule.ts';

/** One cause must not be reported twice: where a finding of `winner` touches one of `losers`, the latter goes. */
interface Precedence {
  winner: string;
  losers: readonly string[];
  /** The places of the winner that count: its own range, or also its related places (every copy of a cluster). */
  places: 'span' | 'span and related';
  /** What of the loser must touch them: its own range, its own range where it has no related place, or one of its related places. */
  touching?: 'alone' | 'related';
}

/** Rules that read nothing but the words of a place: in a copy they find what they find in the original. */
const RULES_OF_THE_WORDS: readonly string[] = [
  'paragraph-broken',
  'paragraph-truncated',
  'stray-space',
  'lost-character',
  'markup-residue',
  'foreign-token',
  'punctuation-width',
  'punctuation-doubled',
  'quote-unpaired',
  'bracket-unpaired',
  'title-mark-unpaired',
  'straight-quote',
  'comma-between-quotes',
  'comma-before-etc',
  'comma-before-and',
  'ellipsis-form',
  'range-dash',
  'dash-form',
  'missing-comma-after-ordinal',
  'approx-redundant',
  'decrease-by-multiple',
  'percent-vs-point',
  'percent-range',
  'numeral-mixed',
  'year-zero-form',
  'year-abbreviated',
  'date-invalid',
  'doc-number-brackets',
  'unit-nonstatutory',
  'confused-word',
  'fixed-expression',
  'organisation-name',
  'relative-time',
  'sentence-overlong',
];

/** Rules that compare a heading with its siblings, among which a copy of another heading is a stranger. */
const RULES_OF_HEADINGS: readonly string[] = [
  'heading-number-duplicate',
  'heading-marker-mixed',
  'heading-style-inconsistent',
  'heading-duplicate-title',
  'heading-level-skip',
  'heading-lone-item',
];

const PRECEDENCES: readonly Precedence[] = [
  ...['body-duplicated', 'duplicate-paragraph', 'duplicate-sentence', 'glossary-duplicate-term'].map(
    (winner): Precedence => ({ winner, losers: RULES_OF_THE_WORDS, places: 'span' }),
  ),
  {
    // What is left of a damaged marker is a bracket without its partner.
    winner: 'heading-marker-damaged',
    losers: ['bracket-unpaired', 'lost-character'],
    places: 'span',
  },
  {
    winner: 'glossary-entry-incomplete',
    losers: ['paragraph-truncated'],
    places: 'span',
  },
  {
    // Words that were lost between two marks leave the marks side by side.
    winner: 'lost-character',
    losers: ['punctuation-doubled', 'quote-unpaired', 'bracket-unpaired', 'title-mark-unpaired'],
    places: 'span',
  },
  {
    // Everything in the second run stands in the first run too, and is reported there.
    winner: 'body-duplicated',
    losers: [
      'duplicate-paragraph',
      'near-duplicate-paragraph',
      'duplicate-sentence',
      'duplicate-clause',
      'glossary-duplicate-term',
      'glossary-conflicting-definition',
      'glossary-numbering',
      'glossary-order',
      'glossary-unused-term',
      'glossary-body-intrusion',
      'note-mark-missing',
      'note-mark-order',
      'note-mark-unresolved',
      'enumeration-sequence',
      'heading-number-gap',
      'heading-number-duplicate',
      'heading-number-disorder',
      'heading-marker-punctuation',
      'heading-marker-mixed',
      'heading-marker-width',
      'heading-number-restart',
      'heading-duplicate-title',
      'heading-empty',
      'heading-lone-item',
      'heading-style-inconsistent',
      'heading-level-inversion',
      'enumeration-mixed',
      'declared-count-mismatch',
      'toc-missing-entry',
    ],
    places: 'span',
  },
  {
    winner: 'glossary-duplicate-term',
    losers: [
      'duplicate-paragraph',
      'duplicate-sentence',
      'duplicate-clause',
      // A copy repeats or breaks the numbers around it, and stands out of the order of use.
      'glossary-numbering',
      'glossary-order',
      'glossary-unused-term',
      'glossary-body-intrusion',
      'note-mark-missing',
    ],
    places: 'span and related',
  },
  {
    // The entry behind a copy does not count on from it.
    winner: 'glossary-duplicate-term',
    losers: ['glossary-numbering'],
    places: 'span and related',
    touching: 'related',
  },
  {
    winner: 'glossary-conflicting-definition',
    losers: ['glossary-order'],
    places: 'span and related',
  },
  {
    // An entry that was lost leaves its mark alone and its number free.
    winner: 'note-mark-unresolved',
    losers: ['glossary-numbering'],
    places: 'span and related',
  },
  {
    // A mark with the wrong number leaves the entry of the right one without a mark.
    winner: 'note-mark-order',
    losers: ['note-mark-missing'],
    places: 'span and related',
  },
  {
    winner: 'glossary-term-variant',
    losers: ['glossary-unused-term'],
    places: 'span',
  },
  {
    winner: 'glossary-entry-incomplete',
    losers: ['glossary-format-mixed'],
    places: 'span',
  },
  {
    // A heading that was copied with its paragraph repeats its number too.
    winner: 'duplicate-paragraph',
    losers: [
      'near-duplicate-paragraph',
      'duplicate-sentence',
      'duplicate-clause',
      'glossary-body-intrusion',
      'heading-number-gap',
      'heading-number-duplicate',
      'heading-number-disorder',
      'heading-duplicate-title',
      'toc-missing-entry',
    ],
    places: 'span',
  },
  {
    // Of two headings with one number the other may be the one that the copy brought in.
    winner: 'duplicate-paragraph',
    losers: ['heading-number-duplicate'],
    places: 'span',
    touching: 'related',
  },
  // … or the original may be the one that does not fit, where the copy stands before it.
  ...['duplicate-paragraph', 'near-duplicate-paragraph'].map(
    (winner): Precedence => ({ winner, losers: RULES_OF_HEADINGS, places: 'span and related' }),
  ),
  {
    // A copy repeats ordinals and note marks too, and either of the two places may be the one that breaks their order.
    winner: 'duplicate-paragraph',
    losers: ['declared-count-mismatch', 'enumeration-sequence', 'note-mark-order'],
    places: 'span and related',
  },
  // A copy may bring in a use of a term before the first.
  ...['duplicate-paragraph', 'near-duplicate-paragraph', 'duplicate-sentence'].map(
    (winner): Precedence => ({
      winner,
      losers: ['glossary-order'],
      places: 'span and related',
      touching: 'related',
    }),
  ),
  // A copy of an announcement announces what stands elsewhere, and a copy behind one parts it from its series.
  ...['duplicate-paragraph', 'near-duplicate-paragraph'].map(
    (winner): Precedence => ({ winner, losers: ['declared-count-mismatch'], places: 'span and related' }),
  ),
  {
    // The sentences that a changed copy kept are repeated with it.
    winner: 'near-duplicate-paragraph',
    losers: ['duplicate-sentence'],
    places: 'span and related',
  },
  {
    winner: 'near-duplicate-paragraph',
    losers: ['duplicate-clause', 'glossary-body-intrusion'],
    places: 'span',
  },
  {
    // Either of the two may be the copy, with a number, ordinals and note marks that belong elsewhere and with changed words.
    winner: 'near-duplicate-paragraph',
    losers: [
      'declared-count-mismatch',
      'duplicate-word',
      'undefined-jargon',
      'heading-number-duplicate',
      'heading-number-disorder',
      'enumeration-sequence',
      'note-mark-order',
    ],
    places: 'span and related',
  },
  {
    winner: 'near-duplicate-paragraph',
    losers: ['heading-number-duplicate'],
    places: 'span and related',
    touching: 'related',
  },
  {
    // A series that begins late is a copy that brought its number along; one that counts on from others has lost a member.
    winner: 'near-duplicate-paragraph',
    losers: ['heading-number-gap'],
    places: 'span and related',
    touching: 'alone',
  },
  {
    winner: 'duplicate-sentence',
    losers: ['enumeration-sequence', 'note-mark-order'],
    places: 'span and related',
  },
  {
    winner: 'duplicate-clause',
    losers: ['duplicate-sentence'],
    places: 'span',
  },
  {
    winner: 'heading-marker-damaged',
    losers: [
      'heading-number-gap',
      'heading-number-duplicate',
      'heading-number-disorder',
      'heading-marker-punctuation',
      'heading-marker-mixed',
    ],
    places: 'span',
  },
  {
    // A marker of the wrong form is repaired by one edit: what is wrong by the standard goes before what is merely odd.
    winner: 'heading-marker-punctuation',
    losers: ['heading-marker-mixed'],
    places: 'span',
  },
  {
    // The range is completed and its hyphen replaced by one edit.
    winner: 'percent-range',
    losers: ['range-dash'],
    places: 'span',
  },
  {
    // A heading pasted a second time repeats its number, and the contents cannot know it.
    winner: 'heading-number-duplicate',
    losers: ['heading-duplicate-title', 'toc-missing-entry'],
    places: 'span',
  },
  {
    winner: 'heading-duplicate-title',
    losers: ['toc-missing-entry'],
    places: 'span',
  },
  ...['heading-number-gap', 'heading-number-duplicate', 'heading-number-disorder', 'heading-marker-damaged'].map(
    // A heading with a wrong number, or one whose neighbour was lost, does not go with the contents either.
    (winner): Precedence => ({
      winner,
      losers: ['toc-title-mismatch', 'toc-extra-entry'],
      places: 'span',
      touching: 'related',
    }),
  ),
  ...['heading-marker-damaged', 'heading-marker-mixed'].map(
    (winner): Precedence => ({ winner, losers: ['heading-marker-width'], places: 'span' }),
  ),
  {
    // 首先…第二…第三… is no 第一…第二…第三… that has lost its first item.
    winner: 'enumeration-mixed',
    losers: ['enumeration-sequence'],
    places: 'span',
  },
  {
    winner: 'report-partial',
    losers: ['paragraph-truncated'],
    places: 'span',
  },
];

/** In a text that lost characters a wrong stop or a missing item is rarely the author's: these rules only hint there. */
const LOWERED_BY_DAMAGE: ReadonlySet<string> = new Set([
  'bracket-unpaired',
  'title-mark-unpaired',
  'punctuation-doubled',
  'foreign-token',
  'confused-word',
  'date-invalid',
  'fixed-expression',
  'term-inconsistent',
  'enumeration-sequence',
  'heading-marker-punctuation',
  'heading-marker-mixed',
  'heading-level-inversion',
  'heading-empty',
  'heading-duplicate-title',
  'declared-count-mismatch',
  'enumeration-mixed',
]);

/** In such a text these cannot tell a lost stop from a lost line: what they see is what `extraction-damage` says. */
const SILENT_IN_DAMAGE: ReadonlySet<string> = new Set(['paragraph-broken', 'paragraph-truncated']);

/** Each of their places is one of the signs that `extraction-damage` counts and lists. */
const COUNTED_BY_DAMAGE: readonly string[] = ['lost-character', 'quote-unpaired', 'markup-residue'];

/** `findings` without those that another finding already explains, and lowered where the text itself is damaged. */
export function applyPrecedence(findings: readonly Finding[], document: ParsedText): Finding[] {
  const { own, alone, ofRelated } = explainedBy(findings);
  if (findings.some(({ rule }) => rule === extractionDamage.id)) {
    own.add(
      COUNTED_BY_DAMAGE,
      damageSigns(document).map(({ span }) => span),
    );
  }
  const left = findings.filter(
    ({ rule, span, related }) =>
      !own.touch(rule, span) &&
      !(related.length === 0 && alone.touch(rule, span)) &&
      !related.some((place) => !place.other && ofRelated.touch(rule, place.span)),
  );
  if (!hasLostCharacters(document)) return left;
  return left
    .filter(({ rule }) => !SILENT_IN_DAMAGE.has(rule))
    .map((finding) => (LOWERED_BY_DAMAGE.has(finding.rule) ? { ...finding, severity: 'hint' } : finding));
}

/** `findings` without those whose place one of `others` explains. */
export function withoutExplained(findings: readonly Finding[], others: readonly Finding[]): Finding[] {
  const { own } = explainedBy(others);
  return findings.filter(({ rule, span }) => !own.touch(rule, span));
}

/** Where `findings` leave nothing to say for a rule: places that its own may not touch, at all or without a related one, and those its related places may not. */
function explainedBy(findings: readonly Finding[]): Record<'own' | 'alone' | 'ofRelated', Explained> {
  const byRule = new Map<string, Finding[]>();
  for (const finding of findings) {
    const same = byRule.get(finding.rule);
    if (same) same.push(finding);
    else byRule.set(finding.rule, [finding]);
  }
  const own = new Explained();
  const alone = new Explained();
  const ofRelated = new Explained();
  for (const { winner, losers, places, touching } of PRECEDENCES) {
    const spans = byRule.get(winner)?.flatMap(({ span, related }) => {
      if (places === 'span') return [span];
      return [span, ...related.filter(({ other }) => !other).map((place) => place.span)];
    });
    if (spans) (touching === 'related' ? ofRelated : touching === 'alone' ? alone : own).add(losers, spans);
  }
  return { own, alone, ofRelated };
}

/** Places at which rules have nothing to say. */
class Explained {
  readonly #spans: (readonly Span[])[] = [];
  /** By rule, as indices of `#spans`. */
  readonly #spansOf = new Map<string, number[]>();
  /** By those indices: most rules have them in common with many others. */
  readonly #places = new Map<string, Places>();

  add(rules: readonly string[], spans: readonly Span[]): void {
    const index = this.#spans.push(spans) - 1;
    for (const rule of rules) this.#spansOf.set(rule, [...(this.#spansOf.get(rule) ?? []), index]);
  }

  touch(rule: string, span: Span): boolean {
    const indices = this.#spansOf.get(rule);
    return indices !== undefined && this.#placesOf(indices).touch(span);
  }

  #placesOf(indices: readonly number[]): Places {
    const key = indices.join(' ');
    const known = this.#places.get(key);
    if (known) return known;
    const places = new Places(indices.flatMap((index) => this.#spans[index] as readonly Span[]));
    this.#places.set(key, places);
    return places;
  }
}

/** A set of spans that answers in logarithmic time whether one of them overlaps a given span. */
class Places {
  readonly #spans: Span[];

  constructor(spans: readonly Span[]) {
    this.#spans = merge(spans);
  }

  touch(span: Span): boolean {
    let low = 0;
    let high = this.#spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#spans[middle] as Span).end <= span.start) low = middle + 1;
      else high = middle;
    }
    const next = this.#spans[low];
    return next !== undefined && next.start < span.end;
  }
}

function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}
