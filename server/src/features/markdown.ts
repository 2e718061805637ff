/** `text` as Markdown that shows it unchanged: no character of it is markup, and no line of it begins a block. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+\-.!|<>~=$&]/g, '\\$&')
    .replace(/\r\n?|\n/g, '  \n')
    .replace(/^[ \t]+/gm, '');
}
