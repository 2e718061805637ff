import type { CodeLens, Command, Location } from 'vscode-languageserver-types';
import type { ParsedText, Report } from '../report/model.ts';
import { walk } from '../report/walk.ts';
import type { Locale } from '../rules/rule.ts';
import type { DisplaySettings } from './display-settings.ts';
import { toRange } from './position.ts';

/**
 * Command of the editor that lists places; its arguments are the document's address, a position and the locations. An editor that
 * does not offer it shows the words of the lens all the same.
 */
export const SHOW_REFERENCES_COMMAND = 'gangmu.showReferences';

/** Headings below this level are too many for a line of their own above each. */
const DEEPEST = 2;

export interface CodeLensOptions {
  uri: string;
  locale: Locale;
  show: DisplaySettings['codeLens'];
  /** Whether the editor has the command that lists places. */
  showsReferences: boolean;
}

/** In text order: above each glossary entry the uses of its term, above the higher headings length and share of their section. */
export function codeLenses(document: ParsedText, options: CodeLensOptions): CodeLens[] {
  const { lengths, uses } = options.show;
  const lenses = document.reports.flatMap((report) => [
    ...(lengths ? lengthLenses(document, report, options) : []),
    ...(uses ? useLenses(document, report, options) : []),
  ]);
  return lenses.sort(
    ({ range: { start: a } }, { range: { start: b } }) => a.line - b.line || a.character - b.character,
  );
}

function* lengthLenses(document: ParsedText, report: Report, { locale }: CodeLensOptions): Generator<CodeLens> {
  const whole = Math.max(document.lines.characters(report.span), 1);
  for (const { kind, level, heading, span } of walk(report.sections)) {
    if (kind === 'lead' || level > DEEPEST) continue;
    const length = document.lines.characters(span);
    const title = PHRASES[locale].length(length, ((100 * length) / whole).toFixed(1));
    yield { range: toRange(document, heading), command: { title, command: '' } };
  }
}

function* useLenses(
  document: ParsedText,
  { glossary }: Report,
  { locale, showsReferences, uri }: CodeLensOptions,
): Generator<CodeLens> {
  for (const { termSpan, uses } of glossary?.entries ?? []) {
    const range = toRange(document, termSpan);
    const command: Command = { title: PHRASES[locale].uses(uses.length), command: '' };
    if (showsReferences && uses.length > 0) {
      const locations: Location[] = uses.map((span) => ({ uri, range: toRange(document, span) }));
      command.command = SHOW_REFERENCES_COMMAND;
      command.arguments = [uri, range.start, locations];
    }
    yield { range, command };
  }
}

const PHRASES: Record<Locale, { uses(count: number): string; length(characters: number, percent: string): string }> = {
  zh: {
    uses: (count) => (count === 0 ? '正文中没有用到' : `正文用到${count}次`),
    length: (characters, percent) => `${characters}字，占全文${percent}%`,
  },
  en: {
    uses: (count) => (count === 0 ? 'not used in the text' : `used ${count === 1 ? 'once' : `${count} times`}`),
    length: (characters, percent) => `${characters} characters, ${percent} % of the report`,
  },
};
