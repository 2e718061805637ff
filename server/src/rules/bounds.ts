import type { Edit, Finding, Problem, Rest } from './rule.ts';

/**
 * So many findings of one rule are shown of a text. Ten times as many as a long report full of faults has; a text that is no
 * report may have a million, which no editor can show and no reader wants.
 */
export const MOST_FINDINGS = 2000;
/** Of the other places of a finding so many are named. */
const MOST_RELATED = 100;
/** A fix of more edits is given in longer ones, as a client takes them one by one. */
const MOST_EDITS = 5000;

/** The first of the problems of one rule, of which the last says so where there are more. The others are not looked for. */
export function* bounded(problems: Iterable<Problem | Rest>): Iterable<Problem | Rest> {
  let last: Problem | undefined;
  let count = 0;
  for (const problem of problems) {
    if (!problem) {
      yield problem;
      continue;
    }
    if (count === MOST_FINDINGS) {
      yield withMoreBehind(last as Problem);
      return;
    }
    if (last) yield last;
    last = problem;
    count++;
  }
  if (last) yield last;
}

function withMoreBehind(problem: Problem): Problem {
  const { zh, en } = problem.message;
  return {
    ...problem,
    message: {
      zh: `${zh}（这类问题太多，其余的没有列出。）`,
      en: `${en} (There are too many of these: the others are not listed.)`,
    },
  };
}

/** `finding` without the places that go beyond what can be shown. */
export function withFewPlaces(finding: Finding): Finding {
  return finding.related.length > MOST_RELATED
    ? { ...finding, related: finding.related.slice(0, MOST_RELATED) }
    : finding;
}

/** Edits of `text` that do the same as `edits`, which are in text order: neighbours together where there are too many. */
export function withFewEdits(text: string, edits: Edit[]): Edit[] {
  if (edits.length <= MOST_EDITS) return edits;
  const together = Math.ceil(edits.length / MOST_EDITS);
  const fewer: Edit[] = [];
  for (let i = 0; i < edits.length; i += together) fewer.push(joined(text, edits.slice(i, i + together)));
  return fewer;
}

function joined(text: string, edits: readonly Edit[]): Edit {
  const { start } = (edits[0] as Edit).span;
  let end = start;
  const parts: string[] = [];
  for (const { span, newText } of edits) {
    parts.push(text.slice(end, span.start), newText);
    end = span.end;
  }
  return { span: { start, end }, newText: parts.join('') };
}
