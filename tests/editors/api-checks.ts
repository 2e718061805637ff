/** Names of the checks that run inside the extension host, in order. */
export const API_CHECKS = [
  'a report is known by its file name',
  'findings are exactly those of the document',
  'every finding links to its rule page',
  'the outline holds every heading in order, children inside their parents',
  'hover on a use of a term shows its definition',
  'definition of a use leads to the glossary',
  'references of a term hold its use',
  'sections fold',
  'the commands of the extension are there',
  'the outline is exported as Markdown, OPML and Mermaid',
  'the glossary is exported as CSV and Markdown',
  'the overview opens beside the text, once',
  'the trees of terms and of duplicates can be shown',
  'a gangmu.json beside the report takes effect, and its going away too',
  'a quick fix removes its finding and adds none',
  'the command “fix all” leaves nothing safely fixable',
  'findings come back after the service restarts',
] as const;

export type ApiCheck = (typeof API_CHECKS)[number];

/** Prefix of the lines by which the extension host reports; everything else it prints is noise. */
export const REPORT_PREFIX = 'GANGMU-E2E ';

export interface ApiResult {
  file: string;
  check: ApiCheck;
  /** Absent where the check passed. */
  error?: string;
}
