import type { Paragraph, ParsedText, Region, Report } from '../report/model.ts';
import type { Edit } from '../rules/rule.ts';
import type { FormatSettings } from './format-settings.ts';
import { lineEndOf } from './line-end.ts';

/** GB/T 9704—2012, 7.3.3: each paragraph begins two characters in. */
const TWO_BLANKS = '　　';
const REGIONS: ReadonlySet<Region> = new Set(['body', 'glossary']);
const SENTENCE_END = /[。!?;:…]["”’》)]?$/;
/** 各位代表： stands at the edge (GB/T 9704—2012, 7.3.2). */
const SALUTATION = /^[^。,;]{1,30}[:!]$/;
/** Far enough back from the end of a paragraph to see how it ends. */
const LAST_CHARACTERS = 3;
const LONGEST_SALUTATION = 31;

/**
 * The edits that give the paragraphs of running text and the numbered headings of every report the indent and the blank
 * lines that `settings` ask for, in text order. Titles, salutations, signatures, contents and attachments have a place of
 * their own on the page and stay.
 */
export function layoutEdits(document: ParsedText, settings: Pick<FormatSettings, 'indent' | 'blankLines'>): Edit[] {
  if (settings.indent === 'keep' && settings.blankLines === 'keep') return [];
  // Where its lines were broken, what begins a paragraph is told by indents and blank lines: they are to be joined first.
  if (document.lineBreaks.length > 0) return [];
  return document.reports.flatMap((report) => reportEdits(document, report, settings));
}

function reportEdits(
  document: ParsedText,
  report: Report,
  { indent, blankLines }: Pick<FormatSettings, 'indent' | 'blankLines'>,
): Edit[] {
  const { text, lines } = document;
  const edits: Edit[] = [];
  let previous: Paragraph | undefined;
  for (const paragraph of report.paragraphs) {
    if (!isLaidOut(document, report, paragraph)) {
      previous = undefined;
      continue;
    }
    const start = lines.start(paragraph.line);
    if (previous && blankLines !== 'keep') {
      const between = { start: previous.span.end, end: start };
      const wanted = lineEndOf(document).repeat(blankLines === 'one' ? 2 : 1);
      const found = text.slice(between.start, between.end);
      if (found !== wanted && found.trim() === '') edits.push({ span: between, newText: wanted });
    }
    if (indent !== 'keep') {
      const wanted = indent === 'two' ? TWO_BLANKS : '';
      const span = { start, end: paragraph.span.start };
      if (text.slice(span.start, span.end) !== wanted) edits.push({ span, newText: wanted });
    }
    previous = paragraph;
  }
  return edits;
}

/** Whether the paragraph has its line to itself and is running text or a numbered heading. */
function isLaidOut({ text, folded, lines }: ParsedText, { title, contents }: Report, paragraph: Paragraph): boolean {
  const { span, line, region, section } = paragraph;
  if (!REGIONS.has(region)) return false;
  if (text.slice(lines.start(line), span.start).trim() !== '') return false;
  if (text.slice(span.end, lines.start(line + 1)).trim() !== '') return false;
  if (title && span.start <= title.span.start && title.span.start < span.end) return false;
  if (contents?.heading && contents.heading.start === span.start) return false;
  if (section?.marker && section.heading.start === span.start) return true;
  const opening = folded.slice(span.start, Math.min(span.end, span.start + LONGEST_SALUTATION));
  if (span.end - span.start < LONGEST_SALUTATION && SALUTATION.test(opening)) return false;
  return SENTENCE_END.test(folded.slice(Math.max(span.start, span.end - LAST_CHARACTERS), span.end));
}
