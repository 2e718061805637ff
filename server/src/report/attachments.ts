import type { Section } from './model.ts';
import type { Outline } from './outline.ts';
import { type Row, rowLength, shortText } from './rows.ts';

/** Less text than this behind the line 附件 is a list of file names, not an attachment. */
const LEAST_TEXT = 200;
const LONGEST_TITLE = 40;

/**
 * Puts the outline of an attachment under a heading of its own. `rows` begin with the line 附件; where they hold nothing but
 * the names of files there is no attachment and the outline is empty.
 */
export function readAttachment(
  source: { text: string; folded: string },
  rows: readonly Row[],
  outline: Outline,
): Outline {
  for (const { paragraph } of rows) paragraph.region = 'attachment';
  const length = rows.slice(1).reduce((sum, row) => sum + rowLength(row), 0);
  if (length < LEAST_TEXT) return { sections: [], series: [], faults: [], all: [] };
  const heading = attachmentSection(source, rows);
  for (const section of outline.all) section.level += 1;
  const children = outline.sections.filter((section) => section.heading.start >= heading.heading.end);
  for (const section of children) section.parent = heading;
  heading.children = children;
  const all = outline.all.filter((section) => section.heading.start >= heading.heading.end);
  return { ...outline, sections: [heading], all: [heading, ...all] };
}

/** 附件2 alone on its line takes the next short line as its title. */
function attachmentSection({ text, folded }: { text: string; folded: string }, rows: readonly Row[]): Section {
  const [first, second] = rows as [Row, Row | undefined];
  const { start } = first.paragraph.span;
  const isBare = /^附[件表录]?[0-9一二三四五六七八九十]*[:：]?$/.test(shortText(folded, first, LONGEST_TITLE) ?? '');
  const isTitled =
    isBare && second && shortText(folded, second, LONGEST_TITLE) !== undefined && second.piece.candidates.length === 0;
  const end = (isTitled ? second : first).paragraph.span.end;
  return {
    level: 1,
    title: { text: text.slice(start, end).replace(/\s+/g, ' '), span: { start, end } },
    kind: 'block',
    heading: { start, end },
    span: { start, end: rows.at(-1)?.paragraph.span.end ?? end },
    children: [],
  };
}
