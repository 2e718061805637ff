import pc from 'picocolors';
import type { Position, Range } from 'vscode-languageserver-types';
import { caption } from '../../features/caption.ts';
import { exportOutline } from '../../features/outline-export.ts';
import { toRange } from '../../features/position.ts';
import type { ParsedText, Section } from '../../report/model.ts';
import type { Localised } from '../../rules/rule.ts';
import { printable } from '../printable.ts';
import type { ReadFile } from '../reading.ts';
import type { Manner } from '../terminal.ts';
import type { OutlineFormat } from './names.ts';

/** A section as `outline --format json` prints it. */
export interface JsonSection {
  level: number;
  /** Raw characters; null on leads and unnumbered headings. */
  marker: string | null;
  ordinal: number | null;
  title: string;
  kind: Section['kind'];
  start: Position;
  titleRange: Range;
  end: Position;
  damaged?: string;
  children: JsonSection[];
}

/** The outline of the files, leads only where they are asked for. */
export function formatOutline(
  files: readonly ReadFile[],
  format: OutlineFormat,
  leads: boolean,
  manner: Manner,
): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(
        files.map((file) => jsonFile(file, leads)),
        null,
        2,
      )}\n`;
    case 'markdown':
    case 'opml':
    case 'mermaid':
      return exportOutline(files, format, leads);
    case 'text':
      return files.map((file) => textFile(file, leads, manner)).join('\n');
  }
}

function jsonFile({ name, parsed }: ReadFile, leads: boolean) {
  return {
    file: name,
    reports: parsed.reports.map((report) => ({
      title: report.title?.text ?? null,
      range: toRange(parsed, report.span),
      partial: report.partial,
      contents: jsonSections(report.contents?.sections ?? [], parsed, leads),
      sections: jsonSections(report.sections, parsed, leads),
    })),
  };
}

function jsonSections(sections: readonly Section[], parsed: ParsedText, leads: boolean): JsonSection[] {
  return shown(sections, leads).map(({ level, marker, title, kind, heading, span, children }) => ({
    level,
    marker: marker ? parsed.text.slice(marker.span.start, marker.span.end) : null,
    ordinal: marker?.ordinal ?? null,
    title: title.text,
    kind,
    start: parsed.lines.position(heading.start),
    titleRange: toRange(parsed, title.span),
    end: parsed.lines.position(span.end),
    ...(marker?.damage && { damaged: marker.damage }),
    children: jsonSections(children, parsed, leads),
  }));
}

function shown(sections: readonly Section[], leads: boolean): readonly Section[] {
  return leads ? sections : sections.filter(({ kind }) => kind !== 'lead');
}

function textFile({ name, parsed }: ReadFile, leads: boolean, { locale, color }: Manner): string {
  const colors = pc.createColors(color);
  const tree = (sections: readonly Section[], depth: number): string[] =>
    shown(sections, leads).flatMap((section) => {
      const line = parsed.lines.lineAt(section.heading.start) + 1;
      const damaged = section.marker?.damage ? colors.yellow(TEXTS.damaged[locale]) : '';
      const text = printable(caption(parsed, section));
      const own = `${'  '.repeat(depth)}${section.kind === 'lead' ? colors.dim(text) : text}${damaged}${colors.dim(` :${line}`)}`;
      return [own, ...tree(section.children, depth + 1)];
    });
  const blocks = parsed.reports.map(({ title, partial, contents, sections, glossary }) => {
    const missing = [...(partial.head ? [TEXTS.head] : []), ...(partial.tail ? [TEXTS.tail] : [])];
    const notes = missing.map((note) => colors.yellow(note[locale])).join('');
    const block = [`${colors.bold(title ? printable(title.text) : TEXTS.untitled[locale])}${notes}`];
    if (contents) block.push(`  ${colors.dim(TEXTS.contents[locale])}`, ...tree(contents.sections, 2));
    for (const line of tree(sections, 1)) block.push(line);
    if (glossary) block.push(`  ${colors.dim(`${TEXTS.glossary[locale]} ${glossary.entries.length}`)}`);
    return block.join('\n');
  });
  const body = blocks.length > 0 ? blocks.join('\n\n') : TEXTS.noReport[locale];
  return `${colors.underline(printable(name))}\n${body}\n`;
}

const TEXTS = {
  untitled: { zh: '（无标题）', en: '(untitled)' },
  head: { zh: '（残篇：缺开头）', en: ' (partial: the beginning is missing)' },
  tail: { zh: '（残篇：缺结尾）', en: ' (partial: the end is missing)' },
  contents: { zh: '目录', en: 'Contents' },
  glossary: { zh: '名词解释：词条', en: 'Glossary entries:' },
  damaged: { zh: '（序号残缺）', en: ' (damaged marker)' },
  noReport: { zh: '（没有读出报告）', en: '(no report found)' },
} satisfies Record<string, Localised>;
