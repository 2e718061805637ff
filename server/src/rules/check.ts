import type { ParsedText } from '../report/model.ts';
import { finish, type Steps } from '../report/steps.ts';
import { repeatsAmong, withRepeats } from './across.ts';
import { bounded, withFewPlaces } from './bounds.ts';
import { byPlace, toFinding } from './finding.ts';
import { applyPrecedence } from './precedence.ts';
import { rules } from './registry.ts';
import {
  type Finding,
  NO_SETTINGS,
  type Problem,
  type Rest,
  type Rule,
  type RuleEnvironment,
  type RuleSettings,
  type Severity,
} from './rule.ts';
import { withoutSuppressed } from './suppression.ts';

/** A rule that broke on a document: its findings there are unknown, not none. */
export interface RuleFailure {
  rule: string;
  /** What the exception said. */
  reason: string;
}

export interface CheckResult {
  /** In text order. */
  findings: Finding[];
  failures: RuleFailure[];
}

/** What the configuration says of a document besides the levels of the rules. */
export interface CheckOptions {
  settings: RuleSettings;
  /** The options given to the rule; those not given are the rule's own. */
  optionsOf(rule: Rule): object | undefined;
  /** Whether every problem counts, and not only as many as can be shown. */
  everything?: boolean;
}

const NO_OPTIONS: CheckOptions = { settings: NO_SETTINGS, optionsOf: () => undefined };

/**
 * Runs every rule that `levelOf` does not switch off. Never throws: an exception inside a rule costs that rule's
 * findings in this document and gives one failure.
 *
 * A level that differs from the rule's own is the user's word and stands over the grades the rule gives its problems.
 */
export function check(
  document: ParsedText,
  levelOf: (rule: Rule) => Severity | 'off',
  ruleSet: readonly Rule[] = rules,
  options: CheckOptions = NO_OPTIONS,
): CheckResult {
  return finish(checkInSteps(document, levelOf, ruleSet, options));
}

/** Does what `check` does in steps, for texts so long that an editor would be felt to stand still. */
export function* checkInSteps(
  document: ParsedText,
  levelOf: (rule: Rule) => Severity | 'off',
  ruleSet: readonly Rule[] = rules,
  { settings, optionsOf, everything = false }: CheckOptions = NO_OPTIONS,
): Steps<CheckResult> {
  const findings: Finding[] = [];
  const failures: RuleFailure[] = [];
  const ruleIds = ruleSet.map(({ id }) => id);
  for (const rule of ruleSet) {
    const level = levelOf(rule);
    if (level === 'off') continue;
    try {
      const options = { ...rule.options?.defaults, ...optionsOf(rule) };
      const found: Finding[] = [];
      const problems = run(rule, document, { options, settings, ruleIds });
      for (const problem of everything ? problems : bounded(problems)) {
        if (problem) found.push(toFinding(document.text, rule, level, problem));
        yield;
      }
      for (const finding of found) findings.push(finding);
    } catch (error) {
      failures.push({ rule: rule.id, reason: error instanceof Error ? error.message : String(error) });
    }
    yield;
  }
  const explained = applyPrecedence(findings, document).sort(byPlace);
  const own = withoutSuppressed(explained, document.text).map(withFewPlaces);
  if (settings.others.length === 0) return { findings: own, failures };
  return { findings: withRepeats(own, repeatsAmong(document, settings.others), document, levelOf, ruleSet), failures };
}

function* run(rule: Rule, document: ParsedText, environment: RuleEnvironment): Iterable<Problem | Rest> {
  if ('checkDocument' in rule) yield* rule.checkDocument(document, environment);
  else for (const report of document.reports) yield* rule.check({ document, report, ...environment });
}
