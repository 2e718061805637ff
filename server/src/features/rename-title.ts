import type { ParsedText, Report, Section } from '../report/model.ts';
import { pageNumberOf } from '../rules/contents-match.ts';
import type { Edit } from '../rules/rule.ts';
import { fold } from '../text/fold.ts';
import { contains, type Span } from '../text/span.ts';
import { comparable } from './comparable.ts';
import { partnerOf } from './contents.ts';
import { RenameRefused } from './rename-refused.ts';

/**
 * The words of the title of `section`, a heading or a contents entry.
 * @throws RenameRefused on its marker, and where the end of the title is only guessed
 */
export function titleAt(
  document: ParsedText,
  report: Report,
  section: Section,
  offset: number,
): { span: Span; placeholder: string } {
  const { marker, kind } = section;
  if (marker && offset < marker.span.end && offset >= marker.span.start) throw new RenameRefused(MARKER);
  const span = titleWords(document, report, section);
  const placeholder = document.text.slice(span.start, span.end);
  if (kind === 'glued') throw new RenameRefused(GLUED);
  if (/[\r\n]/.test(placeholder)) throw new RenameRefused(BROKEN);
  if (placeholder === '') throw new RenameRefused(NO_TITLE);
  return { span, placeholder };
}

/**
 * The edits that give `section`, a heading or a contents entry, the title `newTitle`, and its contents entry or heading with
 * it: where one of the two prints the first part of the other only, it goes on doing so.
 * @throws RenameRefused if `newTitle` cannot be the title there
 */
export function renameTitle(document: ParsedText, report: Report, section: Section, newTitle: string): Edit[] {
  const title = fitTitle(document, section, newTitle);
  const edits = [{ span: titleWords(document, report, section), newText: title }];
  const partner = partnerOf(report, section);
  if (!partner || partner.kind === 'glued') return edits;
  const span = titleWords(document, report, partner);
  const own = wordsOf(document, report, section);
  const other = wordsOf(document, report, partner);
  if (/[\r\n]/.test(other)) return edits;
  if (comparable(own) === comparable(other)) edits.push({ span, newText: title });
  else if (comparable(own).startsWith(comparable(other)))
    edits.push({ span, newText: firstParts(title, partsOf(other)) });
  else edits.push({ span, newText: `${title}${other.slice(lengthOf(other, comparable(own).length))}` });
  return edits;
}

/** Where the words of a title stand: in a contents entry without the dots and the page number behind them. */
export function titleWords(document: ParsedText, { contents }: Report, section: Section): Span {
  const { start, end } = section.title.span;
  const isEntry = contents !== undefined && contains(contents.span, section.heading);
  const page = isEntry ? pageNumberOf(document, section)?.span.start : undefined;
  return { start, end: page !== undefined && page > start ? page : end };
}

function wordsOf(document: ParsedText, report: Report, section: Section): string {
  const { start, end } = titleWords(document, report, section);
  return document.text.slice(start, end);
}

/** `newTitle` without a marker in front of it that the heading has anyway, and without the full stop that follows it anyway. */
function fitTitle(document: ParsedText, section: Section, newTitle: string): string {
  const { marker, kind, title } = section;
  const raw = marker ? document.text.slice(marker.span.start, marker.span.end) : '';
  let words = newTitle;
  if (raw !== '' && fold(words).startsWith(fold(raw))) words = words.slice(raw.length).trim();
  if (document.folded[title.span.end] === '。') words = words.replace(/。$/, '');
  if (words === '') throw new RenameRefused({ zh: '标题不能为空', en: 'The title is empty' });
  if (kind === 'run-in' && /[。！？!?]/.test(words)) {
    throw new RenameRefused({
      zh: '这个标题与正文接排，以第一个句号为界，标题里不能再有“。！？”',
      en: 'This title runs into its text and ends at the first full stop: there can be none inside it',
    });
  }
  return words;
}

const SEPARATOR = /[，,、。；;：:—\s]+/;

function partsOf(title: string): number {
  return title.split(SEPARATOR).filter((part) => part !== '').length;
}

/** The first `count` parts of `title`; parts are divided by commas, dashes and blanks. */
function firstParts(title: string, count: number): string {
  const parts = title.split(/([，,、。；;：:—\s]+)/);
  return parts.slice(0, 2 * count - 1).join('');
}

/** How many units of `title` hold its first `count` comparable characters. */
function lengthOf(title: string, count: number): number {
  let length = 0;
  let seen = 0;
  for (const character of title) {
    if (seen >= count) break;
    seen += comparable(character).length;
    length += character.length;
  }
  return length;
}

const MARKER = {
  zh: '这里是序号，随章节的次序而定，不能改名；要改标题，请把光标移到标题文字上',
  en: 'This is a section number, which follows from the order; to rename the title, put the cursor on its words',
};
const GLUED = {
  zh: '这个标题与正文粘连，止于何处只是推测，不能改名；请先用句号或换行把标题与正文隔开',
  en: 'This title is glued to its text and its end is a guess; part the two with a full stop or a line break first',
};
const BROKEN = {
  zh: '这个标题断成了几行，不能改名；请先把它合为一行',
  en: 'This title is broken over lines; join them first',
};
const NO_TITLE = { zh: '这个标题只有序号，没有文字', en: 'This heading has a number but no words' };
