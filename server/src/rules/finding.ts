import { withFewEdits } from './bounds.ts';
import type { Finding, Problem, Rule, Severity } from './rule.ts';
import { smallestEdit } from './smallest-edit.ts';

/** `problem` as the rule's finding in `text`. */
export function toFinding(text: string, rule: Rule, level: Severity, problem: Problem): Finding {
  const severity = level === rule.severity ? (problem.severity ?? level) : level;
  const { fix } = problem;
  return {
    ...problem,
    rule: rule.id,
    severity,
    related: problem.related ?? [],
    ...(fix && {
      fix: {
        ...fix,
        edits: withFewEdits(
          text,
          fix.edits.map((edit) => smallestEdit(text, edit)),
        ),
      },
    }),
  };
}

/** Text order. */
export function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
