import type { GlossaryEntry, ParsedText } from '../report/model.ts';
import type { Locale, Localised } from '../rules/rule.ts';
import { joinedText } from '../text/joiner.ts';
import { escapeMarkdown } from './markdown.ts';
import type { NamedDocument } from './named-document.ts';

export const GLOSSARY_EXPORTS = ['csv', 'markdown'] as const;

export type GlossaryExport = (typeof GLOSSARY_EXPORTS)[number];

/** The glossary entries of every report of `document` as a text in `format`. */
export function exportGlossary(document: NamedDocument, format: GlossaryExport, locale: Locale): string {
  switch (format) {
    case 'csv':
      return glossaryCsv([document], locale);
    case 'markdown':
      return glossaryMarkdown(document, locale);
  }
}

/** Entries of every glossary of `parsed`, in text order. */
export function entriesOf({ reports }: ParsedText): GlossaryEntry[] {
  return reports.flatMap((report) => report.glossary?.entries ?? []);
}

/** The words of the definition as they stand in the text. */
export function definitionOf(entry: GlossaryEntry, parsed: ParsedText): string {
  return joinedText(parsed, entry.definition);
}

/** A table under the document's name. */
export function glossaryMarkdown({ name, parsed }: NamedDocument, locale: Locale): string {
  const head = [COLUMNS.ordinal, COLUMNS.term, COLUMNS.definition, COLUMNS.uses].map((column) => column[locale]);
  const rows = entriesOf(parsed).map((entry) => [
    String(entry.ordinal ?? ''),
    escapeMarkdown([entry.term, ...entry.aliases].join(COMMA[locale])),
    escapeMarkdown(oneLine(definitionOf(entry, parsed))),
    String(entry.uses.length),
  ]);
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
  return `# ${escapeMarkdown(name)}\n\n${table}`;
}

/** RFC 4180, with a byte order mark: without it spreadsheet programs take Chinese for another encoding. */
export function glossaryCsv(documents: readonly NamedDocument[], locale: Locale): string {
  const order = ['file', 'line', 'ordinal', 'term', 'aliases', 'definition', 'uses'] as const;
  const rows = documents.flatMap(({ name, parsed }) =>
    entriesOf(parsed).map((entry) => [
      name,
      parsed.lines.lineAt(entry.span.start) + 1,
      entry.ordinal ?? '',
      entry.term,
      entry.aliases.join(COMMA[locale]),
      definitionOf(entry, parsed),
      entry.uses.length,
    ]),
  );
  const head = order.map((column) => COLUMNS[column][locale]);
  return `\ufeff${[head, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

function csvCell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function oneLine(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ');
}

const COMMA: Localised = { zh: '、', en: ', ' };

const COLUMNS = {
  file: { zh: '文件', en: 'File' },
  line: { zh: '行', en: 'Line' },
  ordinal: { zh: '序号', en: 'No.' },
  term: { zh: '名词', en: 'Term' },
  aliases: { zh: '别名', en: 'Aliases' },
  definition: { zh: '释义', en: 'Definition' },
  uses: { zh: '使用次数', en: 'Uses' },
} satisfies Record<string, Localised>;
