import type { ParsedText, Section } from '../report/model.ts';
import { caption } from './caption.ts';
import { escapeMarkdown } from './markdown.ts';
import type { NamedDocument } from './named-document.ts';

export const OUTLINE_EXPORTS = ['markdown', 'opml', 'mermaid'] as const;

export type OutlineExport = (typeof OUTLINE_EXPORTS)[number];

/** The outline of every report of `documents` as one text in `format`; lead sentences only where they are asked for. */
export function exportOutline(documents: readonly NamedDocument[], format: OutlineExport, leads: boolean): string {
  switch (format) {
    case 'markdown':
      return documents.map(({ parsed }) => outlineMarkdown(parsed, leads)).join('\n');
    case 'opml':
      return opml(documents, leads);
    case 'mermaid':
      return mermaid(documents, leads);
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

/** A report on its own, under its title or else under the name of its document. */
interface Tree {
  title: string;
  parsed: ParsedText;
  sections: readonly Section[];
}

function treesOf(documents: readonly NamedDocument[]): Tree[] {
  return documents.flatMap(({ name, parsed }) =>
    parsed.reports.map(({ title, sections }) => ({ title: title?.text ?? name, parsed, sections })),
  );
}

function namesOf(documents: readonly NamedDocument[]): string {
  return documents.map(({ name }) => name).join(' ');
}

/** OPML 2.0, which outliners and mind-map programs read. */
function opml(documents: readonly NamedDocument[], leads: boolean): string {
  const outlines = (parsed: ParsedText, sections: readonly Section[], depth: number): string =>
    shown(sections, leads)
      .map((section) => element(caption(parsed, section), outlines(parsed, section.children, depth + 1), depth))
      .join('');
  const trees = treesOf(documents);
  const [only, ...others] = trees;
  const body =
    only && others.length === 0
      ? outlines(only.parsed, only.sections, 2)
      : trees.map(({ title, parsed, sections }) => element(title, outlines(parsed, sections, 3), 2)).join('');
  const heading = only && others.length === 0 ? only.title : namesOf(documents);
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
function mermaid(documents: readonly NamedDocument[], leads: boolean): string {
  const nodes = (parsed: ParsedText, sections: readonly Section[], depth: number): string =>
    shown(sections, leads)
      .map((section) => node(caption(parsed, section), depth) + nodes(parsed, section.children, depth + 1))
      .join('');
  const trees = treesOf(documents);
  const [only, ...others] = trees;
  if (only && others.length === 0) return `mindmap\n${node(only.title, 1)}${nodes(only.parsed, only.sections, 2)}`;
  const all = trees.map(({ title, parsed, sections }) => node(title, 2) + nodes(parsed, sections, 3));
  return `mindmap\n${node(namesOf(documents), 1)}${all.join('')}`;
}

function node(text: string, depth: number): string {
  // Within quotes brackets and colons are words; quotes and backquotes, which would end or mark them, become typographic ones.
  const words = text.replaceAll('"', '”').replaceAll('`', '’').replace(/\s+/gu, ' ').trim();
  return `${'  '.repeat(depth)}["${words || '…'}"]\n`;
}

function shown(sections: readonly Section[], leads: boolean): readonly Section[] {
  return leads ? sections : sections.filter(({ kind }) => kind !== 'lead');
}
