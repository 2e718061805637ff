import pc from 'picocolors';
import { definitionOf, entriesOf, glossaryCsv, glossaryMarkdown } from '../../features/glossary-export.ts';
import { toRange } from '../../features/position.ts';
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
      return files.map((file) => glossaryMarkdown(file, manner.locale)).join('\n');
    case 'csv':
      return glossaryCsv(files, manner.locale);
    case 'text':
      return files.map((file) => textFile(file, manner)).join('\n');
  }
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

const TEXTS = {
  aliases: { zh: '，又作 ', en: ', also ' },
  comma: { zh: '、', en: ', ' },
  uses: { zh: '使用 ', en: 'uses ' },
  none: { zh: '（没有名词解释）', en: '(no glossary)' },
} satisfies Record<string, Localised>;
