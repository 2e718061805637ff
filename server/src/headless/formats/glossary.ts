import pc from 'picocolors';
import { escapeMarkdown } from '../../features/markdown.ts';
import { toRange } from '../../features/position.ts';
import type { GlossaryEntry, ParsedText } from '../../report/model.ts';
import type { Localised } from '../../rules/rule.ts';
import { printable } from '../printable.ts';
import type { ReadFile } from '../reading.ts';
import type { Manner } from '../terminal.ts';
import type { GlossaryFormat } from './names.ts';

/** The glossary entries of the files; of several reports in one file in text order. */
export function formatGlossary(files: readonly ReadFile[], format: GlossaryFormat, manner: Manner): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(files.map(jsonFile), null, 2)}\n`;
    case 'markdown':
      return files.map((file) => markdownFile(file, manner)).join('\n');
    case 'csv':
      return csv(files, manner);
    case 'text':
      return files.map((file) => textFile(file, manner)).join('\n');
  }
}

function entriesOf(parsed: ParsedText): GlossaryEntry[] {
  return parsed.reports.flatMap((report) => report.glossary?.entries ?? []);
}

function definitionOf(entry: GlossaryEntry, { text }: ParsedText): string {
  return text.slice(entry.definition.start, entry.definition.end);
}

function jsonFile({ name, parsed }: ReadFile) {
  return {
    file: name,
    entries: entriesOf(parsed).map((entry) => ({
      term: entry.term,
      aliases: entry.aliases,
      ordinal: entry.ordinal ?? null,
      start: parsed.lines.position(entry.span.start),
      definition: definitionOf(entry, parsed),
      definitionRange: toRange(parsed, entry.definition),
      uses: entry.uses.map((use) => toRange(parsed, use)),
    })),
  };
}

function textFile({ name, parsed }: ReadFile, { locale, color }: Manner): string {
  const colors = pc.createColors(color);
  const entries = entriesOf(parsed).map((entry) => {
    const { line } = parsed.lines.position(entry.span.start);
    const ordinal = entry.ordinal === undefined ? '' : `${entry.ordinal}. `;
    const aliases =
      entry.aliases.length > 0 ? `${TEXTS.aliases[locale]}${entry.aliases.join(TEXTS.comma[locale])}` : '';
    const uses = `${TEXTS.uses[locale]}${entry.uses.length}`;
    return [
      `  ${ordinal}${colors.bold(printable(entry.term))}${printable(aliases)}${colors.dim(` :${line + 1}  ${uses}`)}`,
      `     ${printable(definitionOf(entry, parsed))}`,
    ].join('\n');
  });
  const body = entries.length > 0 ? entries.join('\n') : `  ${TEXTS.none[locale]}`;
  return `${colors.underline(printable(name))}\n${body}\n`;
}

function markdownFile({ name, parsed }: ReadFile, { locale }: Manner): string {
  const { columns } = TEXTS;
  const head = [columns.ordinal, columns.term, columns.definition, columns.uses].map((column) => column[locale]);
  const rows = entriesOf(parsed).map((entry) => [
    String(entry.ordinal ?? ''),
    escapeMarkdown([entry.term, ...entry.aliases].join(TEXTS.comma[locale])),
    escapeMarkdown(oneLine(definitionOf(entry, parsed))),
    String(entry.uses.length),
  ]);
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
  return `# ${escapeMarkdown(name)}\n\n${table}`;
}

/** RFC 4180, with a byte order mark: without it spreadsheet programs take Chinese for another encoding. */
function csv(files: readonly ReadFile[], { locale }: Manner): string {
  const { columns } = TEXTS;
  const order = [
    columns.file,
    columns.line,
    columns.ordinal,
    columns.term,
    columns.aliases,
    columns.definition,
    columns.uses,
  ];
  const rows = files.flatMap(({ name, parsed }) =>
    entriesOf(parsed).map((entry) => [
      name,
      parsed.lines.lineAt(entry.span.start) + 1,
      entry.ordinal ?? '',
      entry.term,
      entry.aliases.join(TEXTS.comma[locale]),
      definitionOf(entry, parsed),
      entry.uses.length,
    ]),
  );
  const head = order.map((column) => column[locale]);
  return `\ufeff${[head, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

function csvCell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function oneLine(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ');
}

const TEXTS = {
  aliases: { zh: '，又作 ', en: ', also ' },
  comma: { zh: '、', en: ', ' },
  uses: { zh: '使用 ', en: 'uses ' },
  none: { zh: '（没有名词解释）', en: '(no glossary)' },
  columns: {
    file: { zh: '文件', en: 'File' },
    line: { zh: '行', en: 'Line' },
    ordinal: { zh: '序号', en: 'No.' },
    term: { zh: '名词', en: 'Term' },
    aliases: { zh: '别名', en: 'Aliases' },
    definition: { zh: '释义', en: 'Definition' },
    uses: { zh: '使用次数', en: 'Uses' },
  },
} satisfies Record<string, Localised | Record<string, Localised>>;
