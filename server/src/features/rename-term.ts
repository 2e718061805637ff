import { normaliseTerm, TermIndex } from '../report/glossary/term-index.ts';
import type { GlossaryEntry, ParsedText, Report } from '../report/model.ts';
import type { Edit } from '../rules/rule.ts';
import { fold } from '../text/fold.ts';
import { type Span, touches } from '../text/span.ts';
import { RenameRefused } from './rename-refused.ts';
import { isSourceNote } from './source-note.ts';

/** A name of a glossary entry: its term, or one of several that the headword is made of, as in 甲工程（乙计划）. */
export interface NameAt {
  name: string;
  /** Where it stands. */
  span: Span;
}

/**
 * The name that stands at `offset` in `span`, which is the headword of `entry` or a use of it.
 * @throws RenameRefused where words stand there that the headword does not hold, and where the entry defines no term
 */
export function nameAt(document: ParsedText, entry: GlossaryEntry, span: Span, offset: number): NameAt {
  if (isSourceNote(entry)) throw new RenameRefused(SOURCE);
  const parts = namesInHeadword(document, entry);
  const whole = new Spelling(entry.term);
  if (span.start === entry.termSpan.start) {
    // A headword that the text uses as it is, list or not, is one name; else the cursor tells which of its names is meant.
    if (entry.uses.length === 0 || entry.uses.some((use) => whole.at(document, use)))
      return { name: entry.term, span: entry.termSpan };
    const [longest] = parts.filter((part) => touches(part.span, offset)).sort((a, b) => b.name.length - a.name.length);
    return longest ?? { name: entry.term, span: entry.termSpan };
  }
  const part = [{ name: entry.term }, ...parts].find(({ name }) => new Spelling(name).at(document, span));
  if (part) return { name: part.name, span };
  const words = document.text.slice(span.start, span.end);
  throw new RenameRefused({
    zh: `“${words}”是“${entry.term}”的别称或简写，不随名词改名；请在写“${entry.term}”的地方改名`,
    en: `“${words}” is another or a shorter name of “${entry.term}” and stays as it is; rename “${entry.term}” itself`,
  });
}

/**
 * The edits that rename `name`, a name of `entry`, to `newName`: in the headword, in the text and in definitions. In the text only
 * the characters that differ are replaced, so that quotation marks and note marks stay; other names of the entry stay, too.
 * @throws RenameRefused if `newName` cannot be a headword, or another entry bears it
 */
export function renameTerm(
  document: ParsedText,
  report: Report,
  entry: GlossaryEntry,
  name: string,
  newName: string,
): Edit[] {
  const entries = report.glossary?.entries ?? [];
  const same = entries.filter((other) => other === entry || formOf(other.term) === formOf(entry.term));
  refuseUnfit(newName);
  refuseTaken(
    entries.filter((other) => !same.includes(other)),
    newName,
  );
  const renaming = new Renaming(name, newName);
  const edits: Edit[] = [];
  for (const one of same) {
    const headword = { name: one.term, span: one.termSpan };
    const part = [headword, ...namesInHeadword(document, one)].find((known) => formOf(known.name) === formOf(name));
    if (part && (QUOTES.test(newName) || !QUOTES.test(part.name))) edits.push({ span: part.span, newText: newName });
  }
  const headwords = same.map(({ termSpan }) => termSpan);
  for (const span of [...headwords, ...entry.uses, ...usesInDefinitions(document, entries, name)]) {
    const edit = renaming.at(document, span);
    if (edit) edits.push(edit);
  }
  return edits;
}

/** The aliases of `entry` that stand in its headword. */
function namesInHeadword({ text }: ParsedText, { aliases, termSpan }: GlossaryEntry): NameAt[] {
  const headword = text.slice(termSpan.start, termSpan.end);
  return aliases.flatMap((name) => {
    const at = headword.indexOf(name);
    const start = termSpan.start + at;
    return at < 0 || formOf(name) === formOf(headword) ? [] : [{ name, span: { start, end: start + name.length } }];
  });
}

const SOURCE = {
  zh: '这一条注释写的是出处，不是名词，不能改名',
  en: 'This note gives a source; it defines no term that could be renamed',
};

/** Longer than any term of a published report: a definition pasted by mistake. */
const LONGEST_NAME = 80;

function refuseUnfit(name: string): void {
  const wrong = /[：:。；;]/.exec(name)?.[0];
  if (wrong) {
    throw new RenameRefused({
      zh: `名词里不能有“${wrong}”：它后面会被读作释义`,
      en: `A term must not hold “${wrong}”: what follows it would be read as the definition`,
    });
  }
  if (formOf(name).length < 2 || name.length > LONGEST_NAME) {
    throw new RenameRefused({
      zh: `名词应有2至${LONGEST_NAME}个字`,
      en: `A term has 2 to ${LONGEST_NAME} characters`,
    });
  }
}

function refuseTaken(others: readonly GlossaryEntry[], name: string): void {
  const form = formOf(name);
  for (const { term, aliases } of others) {
    if (formOf(term) === form) {
      throw new RenameRefused({
        zh: `名词解释中已有“${term}”，改名后两个词条分不开`,
        en: `The glossary already has “${term}”; the two entries could not be told apart`,
      });
    }
    if (aliases.some((alias) => formOf(alias) === form)) {
      throw new RenameRefused({
        zh: `“${name}”已是名词“${term}”的别称，改名后两个词条分不开`,
        en: `“${name}” is another name of the term “${term}”; the two entries could not be told apart`,
      });
    }
  }
}

/** Places in the definitions where `wanted` stands and no longer name. */
function usesInDefinitions({ folded }: ParsedText, entries: readonly GlossaryEntry[], wanted: string): Span[] {
  const names = entries.flatMap(({ term, aliases }) => [term, ...aliases]);
  const index = new TermIndex(names.map((name) => fold(name)));
  const pieces = entries.map(({ definition }) => ({ ...definition, open: false })).sort((a, b) => a.start - b.start);
  const form = formOf(wanted);
  return index.search(folded, pieces).filter(({ pattern }) => formOf(names[pattern] as string) === form);
}

function formOf(name: string): string {
  return normaliseTerm(fold(name));
}

const QUOTES = /[“”‘’"'「」『』]/;
/** What may stand inside a use and is not of the term: blanks and note marks. */
const WITHIN = /^(?:\s|\^?[[〔【](?:注释?)? ?\d{1,3} ?[\]〕】]|[①-⑳㉑-㉟㊱-㊿])*$/;

/** How a term is written, apart from widths, quotation marks and blanks. */
class Spelling {
  /** The characters that count. */
  readonly characters: readonly string[];

  constructor(readonly term: string) {
    this.characters = [...formOf(term)];
  }

  /** Where each of the term's characters stands in `span`; undefined where not the term stands there but an alias or a part. */
  at({ folded }: ParsedText, span: Span): number[] | undefined {
    const places: number[] = [];
    let others = '';
    let at = span.start;
    for (const character of folded.slice(span.start, span.end)) {
      const normal = normaliseTerm(character);
      if (normal !== '' && normal === this.characters[places.length]) places.push(at);
      else if (normal !== '') others += character;
      at += character.length;
    }
    const isCut = /[\r\n]/.test(others);
    return places.length === this.characters.length && (isCut || WITHIN.test(others)) ? places : undefined;
  }
}

/** The change from one name to another: what they have in common at both ends stays. */
class Renaming {
  readonly #old: Spelling;
  readonly #newName: string;
  /** Number of characters in common at the beginning and at the end. */
  readonly #before: number;
  readonly #behind: number;
  /** The characters between them in the new name. */
  readonly #inserted: string;

  constructor(oldName: string, newName: string) {
    this.#old = new Spelling(oldName);
    this.#newName = newName;
    const before = this.#old.characters;
    const after = [...newName].filter((character) => normaliseTerm(fold(character)) !== '');
    const same = (i: number, k: number): boolean => before[i] === formOf(after[k] ?? '') && before[i] !== undefined;
    let start = 0;
    while (same(start, start)) start++;
    let end = 0;
    while (end < Math.min(before.length, after.length) - start && same(before.length - end - 1, after.length - end - 1))
      end++;
    this.#before = start;
    this.#behind = end;
    this.#inserted = after.slice(start, after.length - end).join('');
  }

  /** The edit at a use of the old name; undefined where there is nothing to change. */
  at(document: ParsedText, span: Span): Edit | undefined {
    const { text } = document;
    if (text.slice(span.start, span.end) === this.#old.term && !QUOTES.test(this.#newName)) {
      return { span, newText: this.#newName };
    }
    const places = this.#old.at(document, span);
    if (!places) return undefined;
    const { length } = this.#old.characters;
    const replaced = places.slice(this.#before, length - this.#behind);
    const last = replaced.at(-1);
    const first = replaced[0] ?? endOf(text, places[this.#before - 1] ?? -1) ?? span.start;
    let end = last === undefined ? first : (endOf(text, last) ?? first);
    const kept = last === undefined ? '' : without(text, first, end, replaced);
    let newText = this.#inserted + kept;
    // A pair of quotation marks that would be left with nothing in it.
    if (newText.endsWith('“') && text[end] === '”') {
      newText = newText.slice(0, -1);
      end++;
    }
    return newText === text.slice(first, end) ? undefined : { span: { start: first, end }, newText };
  }
}

/** End of the character at `at`. */
function endOf(text: string, at: number): number | undefined {
  const code = text.codePointAt(at);
  return code === undefined ? undefined : at + (code > 0xffff ? 2 : 1);
}

/** The text from `start` to `end` without the characters at `places`. */
function without(text: string, start: number, end: number, places: readonly number[]): string {
  let rest = '';
  let from = start;
  for (const place of places) {
    rest += text.slice(from, place);
    from = endOf(text, place) ?? end;
  }
  return rest + text.slice(from, end);
}
