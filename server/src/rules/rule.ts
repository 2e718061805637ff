import type { ParsedText, Report } from '../report/model.ts';
import type { Span } from '../text/span.ts';

/** The first language is the users'. Both are complete sentences: what is wrong, why, what to do. */
export interface Localised {
  zh: string;
  en: string;
}

export type Locale = keyof Localised;

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export type Category = 'numbering' | 'enumeration' | 'duplication' | 'glossary' | 'layout';

export interface Edit {
  span: Span;
  newText: string;
}

export interface Fix {
  title: Localised;
  /** Safe fixes change markers, widths and exact repeats only, and take part in fix-all; the others are offered one by one. */
  safe: boolean;
  /** In text order, not overlapping. */
  edits: Edit[];
}

export interface Related {
  span: Span;
  message: Localised;
}

/** What a rule's check yields; the runner adds the rule and its severity. */
export interface Problem {
  span: Span;
  message: Localised;
  /** Overrides the rule's severity where the rule itself grades its problems. */
  severity?: Severity;
  related?: Related[];
  fix?: Fix;
}

export interface Finding extends Problem {
  rule: string;
  severity: Severity;
  related: Related[];
}

export interface RuleContext {
  document: ParsedText;
  report: Report;
}

interface RuleFacts {
  id: string;
  name: Localised;
  category: Category;
  severity: Severity;
  /** Whether its fixes are safe or only suggested; absent where it has none. */
  fixable?: 'safe' | 'suggested';
  /** Standard and clause the rule rests on. */
  source: string;
  /** Version that brought the rule. */
  since: string;
}

/** Looks at one report at a time. */
export interface ReportRule extends RuleFacts {
  check(context: RuleContext): Iterable<Problem>;
}

/** Looks at the whole file: what it finds may stand outside every report. */
export interface DocumentRule extends RuleFacts {
  checkDocument(document: ParsedText): Iterable<Problem>;
}

export type Rule = ReportRule | DocumentRule;
