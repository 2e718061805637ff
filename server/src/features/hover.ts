import type { Hover, MarkupKind, Position } from 'vscode-languageserver-types';
import type { GlossaryEntry, ParsedText, Report, Section } from '../report/model.ts';
import type { Locale } from '../rules/rule.ts';
import { joinedText } from '../text/joiner.ts';
import { caption, clip } from './caption.ts';
import { comparable } from './comparable.ts';
import { headingOf } from './contents.ts';
import { escapeMarkdown } from './markdown.ts';
import { type Place, placeAt, sectionsAt } from './place.ts';
import { toOffset, toRange } from './position.ts';

export interface HoverOptions {
  locale: Locale;
  /** What the client can show. */
  format: MarkupKind;
}

/**
 * What is worth knowing about the words at `position`: of a term its definition and its uses, of a note mark its entry, of a
 * heading where it stands and how long its section is. Null where nothing is.
 */
export function hover(document: ParsedText, position: Position, { locale, format }: HoverOptions): Hover | null {
  const place = placeAt(document, toOffset(document, position));
  if (!place) return null;
  const markdown = format === 'markdown';
  const words: Words = {
    ...PHRASES[locale],
    escape: markdown ? escapeMarkdown : (text) => text,
    strong: markdown ? (text) => `**${escapeMarkdown(text)}**` : (text) => text,
  };
  const paragraphs = describe(document, place, words);
  return {
    contents: { kind: format, value: paragraphs.join('\n\n') },
    range: toRange(document, place.span),
  };
}

function describe(document: ParsedText, place: Place, words: Words): string[] {
  const { report } = place;
  switch (place.kind) {
    case 'term':
    case 'entry-number':
      return [...definition(document, place.entry, words), uses(document, report, place.entry, words)];
    case 'note-mark':
      return place.mark.entry
        ? definition(document, place.mark.entry, words)
        : [words.escape(words.noEntry(joinedText(document, place.span)))];
    case 'heading':
      return aboutSection(document, report, place.section, words);
    case 'reference': {
      const { section, target } = place.reference;
      return section
        ? aboutSection(document, report, section, words)
        : [words.strong(clip(joinedText(document, target))), words.escape(words.elsewhere)];
    }
    case 'contents': {
      const announced = headingOf(report, place.section);
      return announced
        ? aboutSection(document, report, announced, words)
        : [path(document, place.section, words), words.escape(words.noHeading)];
    }
  }
}

function aboutSection(document: ParsedText, report: Report, section: Section, words: Words): string[] {
  return [path(document, section, words), size(document, report, section, words)];
}

function definition(document: ParsedText, entry: GlossaryEntry, words: Words): string[] {
  const spelled = comparable(entry.term);
  const others = entry.aliases.filter((alias) => !spelled.includes(comparable(alias)));
  const aliases = others.length > 0 ? words.escape(words.aliases(others)) : '';
  const text = joinedText(document, entry.definition).trim();
  return [`${words.strong(entry.term)}${aliases}`, words.escape(text || words.noDefinition)];
}

function uses(document: ParsedText, report: Report, entry: GlossaryEntry, words: Words): string {
  const first = entry.uses[0];
  if (!first) return words.escape(words.unused);
  const section = sectionsAt(report, first.start).findLast(({ kind }) => kind !== 'lead');
  const line = document.lines.lineAt(first.start) + 1;
  return words.escape(words.uses(entry.uses.length, section && caption(document, section), line));
}

function path(document: ParsedText, section: Section, words: Words): string {
  const above: string[] = [];
  for (let at = section.parent; at; at = at.parent) above.unshift(`${words.escape(caption(document, at))} › `);
  return `${above.join('')}${words.strong(caption(document, section))}`;
}

function size(document: ParsedText, report: Report, section: Section, words: Words): string {
  const length = document.lines.characters(section.span);
  const whole = document.lines.characters(report.span);
  return words.escape(words.size(length, ((100 * length) / Math.max(whole, 1)).toFixed(1)));
}

interface Words extends Phrases {
  escape(text: string): string;
  strong(text: string): string;
}

interface Phrases {
  noDefinition: string;
  noHeading: string;
  elsewhere: string;
  unused: string;
  noEntry(mark: string): string;
  aliases(aliases: string[]): string;
  /** `line` counts from 1, as editors show it. */
  uses(count: number, section: string | undefined, line: number): string;
  size(characters: number, percent: string): string;
}

const PHRASES: Record<Locale, Phrases> = {
  zh: {
    noDefinition: '（没有释义）',
    noHeading: '正文中没有这个标题',
    elsewhere: '这个附件不在本文件里',
    unused: '正文中没有用到',
    noEntry: (mark) => `注号${mark}没有对应的词条`,
    aliases: (aliases) => `（又作${aliases.join('、')}）`,
    uses: (count, section, line) => `正文用到${count}次，首见于${section ? `“${section}”，` : ''}第${line}行`,
    size: (characters, percent) => `${characters}字，占全文${percent}%`,
  },
  en: {
    noDefinition: '(no definition)',
    noHeading: 'The body has no such heading',
    elsewhere: 'This attachment is not in the file',
    unused: 'Not used in the text',
    noEntry: (mark) => `Note mark ${mark} has no entry`,
    aliases: (aliases) => ` (also ${aliases.join(', ')})`,
    uses: (count, section, line) =>
      `Used ${count === 1 ? 'once' : `${count} times`}, first in ${section ? `“${section}”, ` : ''}line ${line}`,
    size: (characters, percent) => `${characters} characters, ${percent} % of the report`,
  },
};
