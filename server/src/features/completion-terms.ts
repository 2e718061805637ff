import {
  type CompletionItem,
  CompletionItemKind,
  type MarkupContent,
  type MarkupKind,
} from 'vscode-languageserver-types';
import { normaliseTerm } from '../report/glossary/term-index.ts';
import type { GlossaryEntry, ParsedText, Report } from '../report/model.ts';
import { fold } from '../text/fold.ts';
import { joinedText } from '../text/joiner.ts';
import { clip } from './caption.ts';
import type { CompletionOptions, CompletionPlace, WrittenLine } from './completion-place.ts';
import { escapeMarkdown } from './markdown.ts';
import { isSourceNote } from './source-note.ts';

/** Words before the cursor that may begin a term: none is longer. */
const LONGEST_BEGINNING = 40;
/** Inside a run of words so many characters have to agree; one alone begins too many terms. */
const LEAST_INSIDE = 2;

/**
 * The terms of the report and of its glossary files that the words before the cursor begin. Behind “ all of them, and on request
 * behind any other sign or blank: an editor asks on request of the user and as he types a word alike.
 */
export function termItems(
  place: CompletionPlace,
  report: Report | undefined,
  options: CompletionOptions,
): CompletionItem[] {
  const { line } = place;
  const typed = new Typed(line.before(LONGEST_BEGINNING));
  const items: { item: CompletionItem; matched: number }[] = [];
  for (const { uri, name, term } of namesFor(report, options)) {
    const matched = typed.matches(name);
    const start = line.at - typed.unitsOf(matched);
    const previous = line.folded[start - 1] ?? '';
    const isQuoted = previous === '“';
    const isWordStart = start === 0 || !/[\p{L}\p{N}]/u.test(previous);
    const least = isQuoted ? 0 : isWordStart ? (options.invoked ? 0 : 1) : LEAST_INSIDE;
    if (matched < least) continue;
    if (matched >= lengthOf(name)) continue;
    items.push({ item: itemOf(line, { uri, name, term }, start, isQuoted), matched });
  }
  return items
    .sort((a, b) => b.matched - a.matched)
    .map(({ item }, index) => ({ ...item, sortText: `2${String(index).padStart(4, '0')}` }));
}

/** The term that `item`, an item of a completion, stands for and the document that defines it; undefined for other items. */
export function termOf({ data }: CompletionItem): { uri: string; term: string } | undefined {
  const { uri, term } = (data ?? {}) as { uri?: unknown; term?: unknown };
  return typeof uri === 'string' && typeof term === 'string' ? { uri, term } : undefined;
}

/** `item` with the definition that `document` gives of its term. */
export function resolveTerm(document: ParsedText, item: CompletionItem, format: MarkupKind): CompletionItem {
  const term = termOf(item)?.term;
  const entry = document.reports
    .flatMap(({ glossary }) => glossary?.entries ?? [])
    .find((known) => known.term === term);
  if (!entry) return item;
  const definition = joinedText(document, entry.definition).trim();
  const documentation: MarkupContent = {
    kind: format,
    value: format === 'markdown' ? escapeMarkdown(definition) : definition,
  };
  return { ...item, documentation };
}

/** A name that the text may use for a term. */
interface TermName {
  /** The document that defines the term. */
  uri: string;
  name: string;
  term: string;
}

/** Each name once: that of the report itself before that of a glossary file. */
function namesFor(report: Report | undefined, { uri, glossaries }: CompletionOptions): TermName[] {
  const names = new Map<string, TermName>();
  const add = (from: string, entries: readonly GlossaryEntry[] = []): void => {
    for (const entry of entries) {
      for (const name of isSourceNote(entry) ? [] : namesOf(entry)) {
        if (name !== '' && !names.has(name)) names.set(name, { uri: from, name, term: entry.term });
      }
    }
  };
  add(uri, report?.glossary?.entries);
  for (const other of glossaries) {
    for (const { glossary } of other.document.reports) add(other.uri, glossary?.entries);
  }
  return [...names.values()];
}

/** The term itself; of a headword with brackets, 甲工程（乙计划）, the names in and before them, as the text never writes it whole. */
function namesOf({ aliases, term }: GlossaryEntry): readonly string[] {
  const names = /[（(]/.test(term) ? aliases.filter((alias) => term.includes(alias)) : [];
  return names.length > 0 ? names : [term];
}

function itemOf(line: WrittenLine, { uri, name, term }: TermName, from: number, isQuoted: boolean): CompletionItem {
  const closes = line.folded[line.at] === '”';
  const hasQuotes = /[“”]/.test(name);
  // A term with quotation marks of its own takes the place of the pair that was typed for it.
  const start = isQuoted && name.startsWith('“') ? from - 1 : from;
  const end = isQuoted && name.startsWith('“') && closes ? line.at + 1 : line.at;
  return {
    label: clip(name),
    kind: CompletionItemKind.Constant,
    filterText: line.text.slice(start, line.at) + name,
    textEdit: {
      range: line.range(start, end),
      newText: isQuoted && !hasQuotes && !closes ? `${name}”` : name,
    },
    data: { uri, term },
  };
}

/** The words before the cursor, as terms are compared. */
class Typed {
  /** Characters that count, and at which distance from the cursor each begins. */
  readonly #characters: { normal: string; distance: number }[] = [];

  constructor(before: string) {
    let distance = before.length;
    for (const character of before) {
      const normal = normaliseTerm(character);
      if (normal !== '') this.#characters.push({ normal, distance });
      distance -= character.length;
    }
  }

  /** How many of the last characters begin `term`: the most that do. */
  matches(term: string): number {
    const wanted = [...normaliseTerm(fold(term))];
    const typed = this.#characters;
    for (let count = Math.min(wanted.length, typed.length); count > 0; count--) {
      const from = typed.length - count;
      if (wanted.slice(0, count).every((normal, i) => typed[from + i]?.normal === normal)) return count;
    }
    return 0;
  }

  /** UTF-16 units that the last `count` characters take up before the cursor. */
  unitsOf(count: number): number {
    return count === 0 ? 0 : (this.#characters.at(-count)?.distance ?? 0);
  }
}

function lengthOf(term: string): number {
  return [...normaliseTerm(fold(term))].length;
}
