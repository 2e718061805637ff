import { describe, expect, it } from 'vitest';
import type { Position, Range } from 'vscode-languageserver-types';
import { codeLenses } from '../../server/src/features/code-lens.ts';
import { comparable } from '../../server/src/features/comparable.ts';
import { completion } from '../../server/src/features/completion.ts';
import { documentLinks } from '../../server/src/features/document-links.ts';
import { EditedText } from '../../server/src/features/edited-text.ts';
import { inlayHints } from '../../server/src/features/inlay-hints.ts';
import { linkedEditingRanges } from '../../server/src/features/linked-editing.ts';
import { prepareRename, renameEdits } from '../../server/src/features/rename.ts';
import { RenameRefused } from '../../server/src/features/rename-refused.ts';
import { semanticTokens } from '../../server/src/features/semantic-tokens.ts';
import type { GlossaryEntry, ParsedText } from '../../server/src/report/model.ts';
import { parse } from '../../server/src/report/parse.ts';
import { walk } from '../../server/src/report/walk.ts';
import { corpusFiles, SKIP_WITHOUT_CORPUS } from '../corpus/corpus.ts';
import { URI, wordsAt } from './marked.ts';

const files = [...corpusFiles('seeds'), ...corpusFiles('reports')];

/** Characters from one place tried to the next: enough to meet every kind of place, few enough to be quick. */
const STEP = 499;
/** Terms and titles renamed in each report. */
const RENAMED = 4;

describe.skipIf(SKIP_WITHOUT_CORPUS)('on real reports (skipped without the corpus)', () => {
  it('there are some', () => expect(files).not.toEqual([]));

  it.each(files.map(({ name, text }) => [name, text]))('%s: what helps a writer holds together', (_, text) => {
    const document = parse(text as string);
    expectApart(semanticTokens(document).map(({ span }) => span));
    expectApart(documentLinks(document, URI, 'zh').map(({ range }) => spanOf(document, range)));
    expectInside(document);
    for (let offset = 0; offset < document.text.length; offset += STEP) {
      const position = document.lines.position(offset);
      expectCompletion(document, position);
      linkedEditingRanges(document, position);
    }
    expectTermsRenamed(document);
    expectTitlesRenamed(document);
  });
});

function spanOf({ lines }: ParsedText, { start, end }: Range) {
  return { start: lines.offset(start), end: lines.offset(end) };
}

function expectApart(spans: readonly { start: number; end: number }[]): void {
  let before = 0;
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(before);
    expect(end).toBeGreaterThan(start);
    before = end;
  }
}

function expectInside(document: ParsedText): void {
  const range = { start: { line: 0, character: 0 }, end: document.lines.position(document.text.length) };
  const show = { uses: true, lengths: true };
  for (const locale of ['zh', 'en'] as const) {
    for (const { label } of inlayHints(document, range, { damagedMarkers: true, sectionPath: true }, locale))
      expect(label).not.toBe('');
    for (const { command } of codeLenses(document, { uri: URI, locale, show, showsReferences: true }))
      expect(command?.title).not.toMatch(/NaN|undefined/);
  }
}

/** Every offer replaces words of the cursor's line that end at the cursor or with the closing mark behind it. */
function expectCompletion(document: ParsedText, position: Position): void {
  for (const invoked of [true, false]) {
    const options = { uri: URI, locale: 'zh' as const, invoked, glossaries: [] };
    for (const { textEdit } of completion(document, position, options).items) {
      const { start, end } = (textEdit as { range: Range }).range;
      expect([start.line, end.line]).toEqual([position.line, position.line]);
      expect(start.character).toBeLessThanOrEqual(position.character);
      expect(end.character - position.character).toBeOneOf([0, 1]);
    }
  }
}

const NEW_TERM = '甲乙丙丁戊己庚辛';
const NEW_TITLE = '甲乙丙丁戊己庚';

/** A renamed term has all its uses under the new name, and nothing but it has changed. */
function expectTermsRenamed(document: ParsedText): void {
  const entries = document.reports.flatMap(({ glossary }) => glossary?.entries ?? []);
  for (const entry of sample(entries.filter(({ aliases, term }) => term && aliases.length === 0))) {
    const renamed = rename(document, entry.termSpan.start, NEW_TERM);
    if (!renamed) continue;
    const after = parse(renamed).reports.flatMap(({ glossary }) => glossary?.entries ?? []);
    expect(after.length).toBe(entries.length);
    const now = after.find(({ term }) => comparable(term) === NEW_TERM);
    expect(now?.definition.end, entry.term).toBeGreaterThan(0);
    expect((now as GlossaryEntry).uses.length, entry.term).toBeGreaterThanOrEqual(wholeUses(document, entry));
  }
}

/** Uses of the term as it stands in the headword, quotation marks and blanks apart. */
function wholeUses({ text }: ParsedText, { term, uses }: GlossaryEntry): number {
  return uses.filter(({ start, end }) => comparable(text.slice(start, end)) === comparable(term)).length;
}

/** A renamed title is one in the outline, too. */
function expectTitlesRenamed(document: ParsedText): void {
  const sections = document.reports.flatMap((report) => [...walk(report.sections)]);
  for (const section of sample(sections.filter(({ kind, marker }) => kind !== 'lead' && marker))) {
    const renamed = rename(document, section.title.span.end - 1, NEW_TITLE);
    if (!renamed) continue;
    const after = parse(renamed).reports.flatMap((report) => [...walk(report.sections)]);
    expect(
      after.some(({ title }) => title.text.startsWith(NEW_TITLE)),
      section.title.text,
    ).toBe(true);
  }
}

/** The text after a rename; undefined where it is refused. */
function rename(document: ParsedText, offset: number, newName: string): string | undefined {
  const position = document.lines.position(offset);
  let words: string;
  try {
    words = wordsAt(document, prepareRename(document, position).range);
  } catch (error) {
    expect(error).toBeInstanceOf(RenameRefused);
    return undefined;
  }
  const isTitle =
    newName === NEW_TITLE &&
    document.reports.some(({ sections }) => [...walk(sections)].some(({ title }) => title.text === words));
  if (newName === NEW_TITLE && !isTitle) return undefined;
  const edits = renameEdits(document, position, newName);
  expectApart(edits.map(({ span: { start, end } }) => ({ start, end: Math.max(end, start + 1) })));
  const edited = new EditedText(document.text);
  edited.apply(edits);
  return edited.text;
}

/** Some of `things`, spread over all of them. */
function sample<T>(things: readonly T[]): T[] {
  const step = Math.max(1, Math.floor(things.length / RENAMED));
  return things.filter((_, i) => i % step === 0).slice(0, RENAMED);
}
