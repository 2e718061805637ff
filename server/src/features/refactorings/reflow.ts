import type { ParsedText, Report } from '../../report/model.ts';
import { parse } from '../../report/parse.ts';
import { walk } from '../../report/walk.ts';
import type { Edit } from '../../rules/rule.ts';
import { EditedText } from '../edited-text.ts';
import { lineEndOf } from '../line-end.ts';
import type { Refactoring } from './refactoring.ts';

/** In the broken text more headings may be told apart than in the glued one; what is still found then is no heading. */
const MOST_ROUNDS = 3;

/** 分段: a report glued to one line, or to a few, is broken into headings, paragraphs, contents and glossary entries. */
export const reflow: Refactoring = {
  id: 'reflow',
  kind: 'refactor.rewrite.reflow',
  offer({ document, report }) {
    const count = breaks(document, report).length;
    if (count === 0) return undefined;
    return {
      zh: `分段：标题和词条各自成段（${count}处）`,
      en: `Break the text before headings and entries (${count} places)`,
    };
  },
  edits({ document, report }) {
    const edited = new EditedText(document.text);
    const index = document.reports.indexOf(report);
    let current = document;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const edits = current.reports.length === document.reports.length ? breakEdits(current, index) : [];
      if (edits.length === 0) break;
      edited.apply(edits);
      current = parse(edited.text);
    }
    return edited.edits;
  },
};

function breakEdits(document: ParsedText, index: number): Edit[] {
  const report = document.reports[index];
  if (!report) return [];
  const lineEnd = lineEndOf(document);
  return breaks(document, report).map((at) => ({ span: blanksAround(document, at), newText: lineEnd }));
}

/** The offsets inside lines where something begins that stands on a line of its own, in text order. */
function breaks(document: ParsedText, report: Report): number[] {
  const starts = new Set<number>();
  for (const section of [...walk(report.contents?.sections ?? []), ...walk(report.sections)]) {
    if (section.kind !== 'lead') starts.add(section.heading.start);
  }
  const { title, contents, glossary } = report;
  if (title) starts.add(title.span.end);
  if (contents?.heading) starts.add(contents.heading.start).add(contents.heading.end);
  if (glossary?.heading) starts.add(glossary.heading.start).add(glossary.heading.end);
  for (const { span } of glossary?.entries ?? []) starts.add(span.start);
  const found = [...starts].filter((at) => isInsideLine(document, at));
  return [...found, ...titleEnds(document, report, new Set(found))].sort((a, b) => a - b);
}

/**
 * The ends of the titles that a blank sets off from their text, in the lines that are to be broken: it stands where the line
 * end was. Where nothing sets them off the end is a guess, and a wrong one would tear a sentence apart.
 */
function titleEnds(document: ParsedText, { sections }: Report, found: ReadonlySet<number>): number[] {
  const { lines, folded } = document;
  const broken = new Set([...found].map((at) => lines.lineAt(at)));
  return [...walk(sections)].flatMap(({ kind, title: { span } }) => {
    if (kind === 'lead' || !broken.has(lines.lineAt(span.end)) || folded[span.end] !== ' ') return [];
    return isInsideLine(document, span.end) && !isNextMarker(found, span.end, document) ? [span.end] : [];
  });
}

/** Whether the line is broken behind the blanks at `at` anyway. */
function isNextMarker(found: ReadonlySet<number>, at: number, document: ParsedText): boolean {
  return found.has(blanksAround(document, at).end);
}

/** Whether words stand before and behind `at` in its line. */
function isInsideLine({ text, lines }: ParsedText, at: number): boolean {
  const line = lines.lineAt(at);
  return hasWords(text, lines.start(line), at, -1) && hasWords(text, at, lines.start(line + 1), 1);
}

/** Looks from the inner end outward, and so at a few characters only. */
function hasWords(text: string, start: number, end: number, step: 1 | -1): boolean {
  for (let i = step > 0 ? start : end - 1; i >= start && i < end; i += step) {
    if (!MARKUP.test(text[i] as string)) return true;
  }
  return false;
}

/** Blanks, and what opens a line in Markdown: before these a line has no words yet. */
const MARKUP = /[\s#>*\-+\u200b]/;

function blanksAround({ text }: ParsedText, at: number): { start: number; end: number } {
  let start = at;
  let end = at;
  while (start > 0 && isBlank(text[start - 1] as string)) start--;
  while (end < text.length && isBlank(text[end] as string)) end++;
  return { start, end };
}

function isBlank(char: string): boolean {
  return char.trim() === '' && char !== '\n' && char !== '\r';
}
