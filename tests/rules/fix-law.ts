import { fixAll } from '../../server/src/features/fix-all.ts';
import { parse } from '../../server/src/report/parse.ts';
import { check as checkWith } from '../../server/src/rules/check.ts';
import { rules } from '../../server/src/rules/registry.ts';
import type { Edit, Finding, Fix } from '../../server/src/rules/rule.ts';
import { applyEdits, describeFindings } from './checking.ts';

/** To renumber a glossary is to say that no entry is lost: what a lost entry may have explained is then unexplained. */
const EXCUSED_BY_LOST_ENTRIES: ReadonlySet<string> = new Set(['undefined-jargon', 'abbreviation-undefined']);

/** What the rules say of a text. */
export type Check = (text: string) => Finding[];

/**
 * Ways in which the fix of `finding` breaks the law, in words: an edit that could be smaller, a finding that stays, a finding
 * of any rule that is new. `findings` are those of `text`; what is known from `before` the fault came in is not new.
 */
export function breaches(
  text: string,
  findings: readonly Finding[],
  finding: Finding,
  fix: Fix,
  check: Check,
  before: readonly Finding[] = [],
): string[] {
  const place = describeFindings(text, [finding])[0];
  const after = applyEdits(text, fix.edits);
  const left = check(after);
  const now = countByRule(findings);
  const earlier = countByRule(before);
  const found: string[] = [];
  if (fix.edits.length === 0) found.push(`no edit: ${place}`);
  for (const edit of fix.edits) {
    if (!isSmallest(text, edit)) found.push(`edit not smallest, ${JSON.stringify(shown(text, edit))}: ${place}`);
  }
  for (const [rule, count] of countByRule(left)) {
    const known = now.get(rule) ?? 0;
    const allowed = Math.max(rule === finding.rule ? known - 1 : known, earlier.get(rule) ?? 0);
    if (finding.rule === 'glossary-numbering' && EXCUSED_BY_LOST_ENTRIES.has(rule)) continue;
    if (count <= allowed || (rule !== finding.rule && count <= countAlone(text, rule))) continue;
    found.push(`${rule} ${count} instead of ${allowed} after ${place}`);
  }
  return found;
}

/** Whether fixing everything twice changes more than fixing it once; in words, undefined where it does not. */
export function unsettled(text: string, check: Check): string | undefined {
  const checkDocument = (document: { text: string }): Finding[] => check(document.text);
  const once = applyEdits(text, fixAll(parse(text), checkDocument));
  const again = fixAll(parse(once), checkDocument);
  return again.length > 0
    ? `fix-all once more would change ${JSON.stringify(shown(once, again[0] as Edit))}`
    : undefined;
}

/** Neither the first nor the last character of what an edit replaces may come back with it. */
function isSmallest(text: string, { span, newText }: Edit): boolean {
  const old = text.slice(span.start, span.end);
  if (old === newText) return false;
  if (old === '' || newText === '') return true;
  return old[0] !== newText[0] && old.at(-1) !== newText.at(-1);
}

/** Findings of one rule where no other takes precedence: what another held back is not new once that is gone. */
function countAlone(text: string, id: string): number {
  const alone = rules.filter((rule) => rule.id === id);
  return checkWith(parse(text), (rule) => rule.severity, alone).findings.length;
}

function shown(text: string, { span, newText }: Edit): [string, string] {
  return [text.slice(span.start, span.end), newText];
}

function countByRule(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}
