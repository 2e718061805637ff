/** What an editor must show of one document; JSON, as it crosses into the extension host. */
export interface Expectation {
  /** Name in the workspace folder. */
  file: string;
  /** Titles of numbered headings, in the order of the outline. */
  headings: string[];
  /** Findings by rule id: all there must be. */
  findings: Record<string, number>;
  /** Rules whose findings are hints: VS Code draws them in the text only, and leaves them out of its problems panel. */
  hints: string[];
  /** A glossary term, its definition's beginning, and a use of it in the text (zero-based, UTF-16 units). */
  term: { name: string; definition: string; line: number; character: number; definitionLine: number };
  /** Rule whose first finding is fixed by hand. */
  fixedRule: string;
}

/** Name of the file in the workspace folder that holds the expectations of its documents. */
export const EXPECTATIONS = 'expectations.json';
