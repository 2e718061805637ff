import type { ParsedText } from '../report/model.ts';
import { type ComparedText, type RepeatAcross, repeatsAcross } from '../similarity/across-documents.ts';
import { type Candidates, candidatesOf } from '../similarity/candidates.ts';
import { recordsOf } from '../similarity/paragraph-records.ts';
import { bounded } from './bounds.ts';
import { byPlace, toFinding } from './finding.ts';
import { isFormulaic } from './formulas.ts';
import { withoutExplained } from './precedence.ts';
import type { Finding, OtherDocument, OtherText, Rule, Severity } from './rule.ts';
import { withoutSuppressed } from './suppression.ts';

/** A document as it is compared with others, and as a finding names it. */
export interface ComparedDocument extends ComparedText, OtherText {}

/** The passages of `document` that one of `others` has too. */
export function repeatsAmong(document: ParsedText, others: readonly OtherDocument[]): RepeatAcross<OtherText>[] {
  const compared = others.map((other) => ({
    ...other,
    folded: other.document.folded,
    records: recordsOf(other.document),
  }));
  const own = { folded: document.folded, records: recordsOf(document) };
  const [candidates = []] = candidatesOf([0], [own.records, ...compared.map(({ records }) => records)]);
  return repeatsIn(own, candidates, (other) => compared[other - 1] as ComparedDocument);
}

/** The passages of `own` that another document has too, fixed formulas apart; `candidates` number the documents of `textOf`. */
export function repeatsIn(
  own: ComparedText,
  candidates: readonly Candidates[],
  textOf: (document: number) => ComparedDocument,
): RepeatAcross<OtherText>[] {
  return repeatsAcross(own, candidates, textOf, isFormulaic);
}

/**
 * The findings `own` of a document together with what the rules say of its passages that other documents have too, in text
 * order. What a finding of its own explains is not said again; nothing of its own goes because another document has it too.
 */
export function withRepeats(
  own: readonly Finding[],
  repeats: readonly RepeatAcross<OtherText>[],
  { text }: { text: string },
  levelOf: (rule: Rule) => Severity | 'off',
  ruleSet: readonly Rule[],
): Finding[] {
  if (repeats.length === 0) return [...own];
  const across: Finding[] = [];
  for (const rule of ruleSet) {
    const level = rule.across ? levelOf(rule) : 'off';
    if (level === 'off') continue;
    for (const problem of bounded(repeats.map((repeat) => rule.across?.(repeat)))) {
      if (problem) across.push(toFinding(text, rule, level, problem));
    }
  }
  const left = withoutSuppressed(withoutExplained(across, own).sort(byPlace), text);
  return [...own, ...left].sort(byPlace);
}
