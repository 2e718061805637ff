import type { ParsedText } from '../../server/src/report/model.ts';
import { parse } from '../../server/src/report/parse.ts';
import type { Finding } from '../../server/src/rules/rule.ts';
import { corpusFiles, readIndex } from '../corpus/corpus.ts';
import { findingsOf } from '../rules/checking.ts';

/** A published report, as it was published. */
export interface CleanReport {
  name: string;
  document: ParsedText;
  findings: Finding[];
}

/** In the index's words: not a report, scanned, printed twice by a crawler, or with text lost on the way. */
const UNCLEAN = /kind=(?:plan|junk)|twice|text lost/;

/** The names of the reports of the corpus that are whole and single. */
export function cleanReportNames(): string[] {
  const notes = readIndex();
  return corpusFiles('reports')
    .map(({ name }) => name)
    .filter((name) => !UNCLEAN.test(notes.get(name) ?? ''));
}

/** The clean reports of the corpus, each with what the rules say of it; only those with `names`, where given. */
export function cleanReports(names: readonly string[] = cleanReportNames()): CleanReport[] {
  const chosen = new Set(names);
  return corpusFiles('reports')
    .filter(({ name }) => chosen.has(name))
    .map(({ name, text }) => ({ name, document: parse(text), findings: findingsOf(text) }));
}
