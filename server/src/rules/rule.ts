import type * as zod from 'zod';
import type { ParsedText, Report } from '../report/model.ts';
import type { RepeatAcross } from '../similarity/across-documents.ts';
import type { LinedText } from '../text/lines.ts';
import type { Span } from '../text/span.ts';

/** The first language is the users'. Both are complete sentences: what is wrong, why, what to do. */
export interface Localised {
  zh: string;
  en: string;
}

export type Locale = keyof Localised;

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export type Category =
  | 'numbering'
  | 'enumeration'
  | 'contents'
  | 'duplication'
  | 'glossary'
  | 'layout'
  | 'punctuation'
  | 'numbers'
  | 'wording';

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
  /** The file that `span` stands in, where it is another one. */
  other?: OtherText;
}

/** A text beside the one that is checked. */
export interface OtherText {
  uri: string;
  document: LinedText;
}

/** A text beside the one that is checked, read into reports. */
export interface OtherDocument extends OtherText {
  document: ParsedText;
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

/** A person of the user's dictionary and the posts the person holds. */
export interface PersonName {
  name: string;
  posts: readonly string[];
}

/** What the configuration tells the rules about a document, besides their levels and options. */
export interface RuleSettings {
  /** Documents that repeats are looked for in as well; none unless the configuration asks for the whole workspace. */
  others: readonly OtherDocument[];
  /** The report of the year before. */
  previousReport?: OtherDocument;
  /** Files that define terms for this one. */
  glossaries: readonly OtherDocument[];
  /** The user's dictionary, in the order in which its names are to be listed. */
  names: readonly PersonName[];
}

export const NO_SETTINGS: RuleSettings = { others: [], glossaries: [], names: [] };

/** What a rule is told besides the document. */
export interface RuleEnvironment<Options extends object = object> {
  /** The rule's options, complete. */
  options: Options;
  settings: RuleSettings;
  /** Ids of all rules there are. */
  ruleIds: readonly string[];
}

export interface RuleContext<Options extends object = object> extends RuleEnvironment<Options> {
  document: ParsedText;
  report: Report;
}

/** Options that a rule takes: `"rules": { "some-rule": ["warning", { "option": 1 }] }`. */
export interface RuleOptions<Options extends object = object> {
  defaults: Options;
  /** Schema of each option. Takes the library, so that it is loaded only where a configuration is to be read. */
  shape(z: typeof zod): { [Name in keyof Options]: zod.ZodType<Options[Name]> };
}

interface RuleFacts<Options extends object> {
  id: string;
  name: Localised;
  category: Category;
  severity: Severity;
  /** Whether it rests until the configuration asks for it; `severity` is then its level in the preset `all`. */
  off?: true;
  options?: RuleOptions<Options>;
  /** Whether its fixes are safe or only suggested; absent where it has none. */
  fixable?: 'safe' | 'suggested';
  /** Standard and clause the rule rests on. */
  source: string;
  /** Version that brought the rule. */
  since: string;
  /** What the rule says of a passage that another document has too, if anything. */
  across?(repeat: RepeatAcross<OtherText>): Problem | undefined;
}

/** What a rule yields in the midst of long work, such as behind each paragraph of a report: other work may go first. */
export type Rest = undefined;

/** Looks at one report at a time. */
export interface ReportRule<Options extends object = object> extends RuleFacts<Options> {
  check(context: RuleContext<Options>): Iterable<Problem | Rest>;
}

/** Looks at the whole file: what it finds may stand outside every report. */
export interface DocumentRule<Options extends object = object> extends RuleFacts<Options> {
  checkDocument(document: ParsedText, environment: RuleEnvironment<Options>): Iterable<Problem | Rest>;
}

export type Rule = ReportRule | DocumentRule;
