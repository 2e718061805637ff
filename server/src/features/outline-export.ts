import type { ParsedText, Section } from '../report/model.ts';
import { caption } from './caption.ts';
import { escapeMarkdown } from './markdown.ts';

export const OUTLINE_EXPORTS = ['markdown', 'opml', 'mermaid'] as const;

export type OutlineExport = (typeof OUTLINE_EXPORTS)[number];

export interface OutlineExportOptions {
  /** Whether lead sentences take part. */
  leads: boolean;
  /** What a report without a title is called. */
  name: string;
}

/** The outline of every report of `document` as a text in `format`. */
export function exportOutline(document: ParsedText, format: OutlineExport, options: OutlineExportOptions): string {
  switch (format) {
    case 'markdown':
      return outlineMarkdown(document, options.leads);
    case 'opml':
      return opml(document, options);
    case 'mermaid':
      return mermaid(document, options);
  }
}

/** A nested list under a heading for each report of `document`. */
export function outlineMarkdown(document: ParsedText, leads: boolean): string {
  const items = (sections: readonly Section[], depth: number): string =>
    shown(sections, leads)
      .map((section) => {
        const item = `${'  '.repeat(depth)}- ${escapeMarkdown(caption(document, section))}\n`;
        return item + items(section.children, depth + 1);
      })
      .join('');
  return document.reports
    .map(({ title, sections }) => {
      const heading = title ? `# ${escapeMarkdown(title.text)}\n\n` : '';
      return heading + items(sections, 0);
    })
    .join('\n');
}

/** OPML 2.0, which outliners and mind-map programs read. */
function opml(document: ParsedText, { leads, name }: OutlineExportOptions): string {
  const outlines = (sections: readonly Section[], depth: number): string =>
    shown(sections, leads)
      .map((section) => element(caption(document, section), outlines(section.children, depth + 1), depth))
      .join('');
  const [only, ...others] = document.reports;
  const body =
    only && others.length === 0
      ? outlines(only.sections, 2)
      : document.reports.map(({ title, sections }) => element(title?.text ?? name, outlines(sections, 3), 2)).join('');
  const heading = others.length === 0 ? (only?.title?.text ?? name) : name;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n',
    `  <head>\n    <title>${escapeXml(heading)}</title>\n  </head>\n`,
    `  <body>\n${body}  </body>\n</opml>\n`,
  ].join('');
}

function element(text: string, children: string, depth: number): string {
  const indent = '  '.repeat(depth);
  const head = `${indent}<outline text="${escapeXml(text)}"`;
  return children === '' ? `${head}/>\n` : `${head}>\n${children}${indent}</outline>\n`;
}

/** `text` for an attribute or an element; characters that XML 1.0 has no place for are left out. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"\t\n\r]/g, (character) => XML_ENTITIES[character] as string);
}

const XML_ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': ' ',
  '\n': ' ',
  '\r': ' ',
};

/** A Mermaid `mindmap`: one root, a node a line, children by their indent. */
function mermaid(document: ParsedText, { leads, name }: OutlineExportOptions): string {
  const nodes = (sections: readonly Section[], depth: number): string =>
    shown(sections, leads)
      .map((section) => node(caption(document, section), depth) + nodes(section.children, depth + 1))
      .join('');
  const [only, ...others] = document.reports;
  const body =
    only && others.length === 0
      ? node(only.title?.text ?? name, 1) + nodes(only.sections, 2)
      : node(name, 1) +
        document.reports.map(({ title, sections }) => node(title?.text ?? name, 2) + nodes(sections, 3)).join('');
  return `mindmap\n${body}`;
}

function node(text: string, depth: number): string {
  // Within quotes brackets and colons are words; quotes and backquotes, which would end or mark them, become typographic ones.
  const words = text.replaceAll('"', '”').replaceAll('`', '’').replace(/\s+/gu, ' ').trim();
  return `${'  '.repeat(depth)}["${words || '…'}"]\n`;
}

function shown(sections: readonly Section[], leads: boolean): readonly Section[] {
  return leads ? sections : sections.filter(({ kind }) => kind !== 'lead');
}
