/** How a text is set in lines of one width. */
export interface Page {
  /** Columns; a Chinese character takes two. */
  width: number;
  /** Whether the first line of a paragraph keeps its indent; the room for it is left in any case. */
  indented: boolean;
  /** Lines between page numbers. */
  linesPerPage?: number;
}

/** No line ends with one of these or begins with one of those. */
const OPENING = '“‘（《〈【〔「『([';
const CLOSING = '，。、；：！？”’）》〉】〕」』,.;:!?)]%';
const INDENT = '　　';

/** The paragraphs of `text` as a printed page shows them: broken into lines, but not within a figure or a Latin word. */
export function typeset(text: string, { width, indented, linesPerPage }: Page): string {
  const lines: string[] = [];
  let sinceNumber = 0;
  const push = (line: string): void => {
    lines.push(line);
    sinceNumber++;
    if (sinceNumber !== linesPerPage) return;
    lines.push('', `— ${Math.ceil(lines.length / linesPerPage)} —`, '');
    sinceNumber = 0;
  };
  for (const paragraph of text.split('\n')) {
    const words = paragraph.trim();
    if (words === '') continue;
    let line = INDENT;
    for (const unit of unbreakable(words)) {
      if (line.trim() !== '' && columns(line) + columns(unit) > width) {
        push(indented ? line : line.trim());
        line = '';
      }
      line += unit;
    }
    push(indented ? line : line.trim());
  }
  return lines.join('\n');
}

/** What stays on one line: a figure, a word or a character with the marks that belong to it. */
function unbreakable(words: string): string[] {
  const units: string[] = [];
  for (const [part] of words.matchAll(/[A-Za-z0-9.%]+|./gsu)) {
    const last = units.at(-1) ?? '';
    const sticks = units.length > 0 && (CLOSING.includes(part[0] as string) || OPENING.includes(last.at(-1) as string));
    if (sticks) units[units.length - 1] = last + part;
    else units.push(part);
  }
  return units;
}

function columns(text: string): number {
  return Array.from(text).reduce((sum, char) => sum + (char < '\u1100' ? 1 : 2), 0);
}
