import { describe, expect, it } from 'vitest';
import type { DocumentSymbol, FoldingRange } from 'vscode-languageserver-types';
import { EditedText } from '../../server/src/features/edited-text.ts';
import { fixAll } from '../../server/src/features/fix-all.ts';
import { foldingRanges } from '../../server/src/features/folding.ts';
import { hover } from '../../server/src/features/hover.ts';
import { placeAt } from '../../server/src/features/place.ts';
import { selectionRange } from '../../server/src/features/selection.ts';
import { documentSymbols } from '../../server/src/features/symbols.ts';
import type { ParsedText } from '../../server/src/report/model.ts';
import { parse } from '../../server/src/report/parse.ts';
import { check } from '../../server/src/rules/check.ts';
import { corpusFiles, SKIP_WITHOUT_CORPUS } from '../corpus/corpus.ts';

const files = [...corpusFiles('seeds'), ...corpusFiles('reports')];

describe.skipIf(SKIP_WITHOUT_CORPUS)('on real reports (skipped without the corpus)', () => {
  it('there are some', () => expect(files).not.toEqual([]));

  it.each(files.map(({ name, text }) => [name, text]))(
    '%s: outline, folds, hovers and fixes hold together',
    (_, text) => {
      const document = parse(text as string);
      expectInOrder(documentSymbols(document, 'zh'), document);
      expectNested(foldingRanges(document));
      expectHovers(document);
      expectFixedOnce(document);
      for (let offset = 0; offset < document.text.length; offset += SELECTION_STEP)
        selectionRange(document, document.lines.position(offset));
    },
  );
});

/** Characters from one selection tried to the next: enough to meet every kind of place, few enough to be quick. */
const SELECTION_STEP = 997;

/** No symbol begins before the one in front of it has ended. */
function expectInOrder(symbols: readonly DocumentSymbol[], { lines }: ParsedText): void {
  let end = 0;
  for (const { name, range, children = [] } of symbols) {
    expect(lines.offset(range.start), `${name} begins behind the symbol before it`).toBeGreaterThanOrEqual(end);
    end = lines.offset(range.end);
    expectInOrder(children, { lines } as ParsedText);
  }
}

/** No fold ends inside another one that began before it. */
function expectNested(folds: readonly FoldingRange[]): void {
  const open: FoldingRange[] = [];
  for (const fold of folds) {
    while ((open.at(-1)?.endLine ?? Number.POSITIVE_INFINITY) < fold.startLine) open.pop();
    expect(fold.endLine).toBeLessThanOrEqual(open.at(-1)?.endLine ?? Number.POSITIVE_INFINITY);
    open.push(fold);
  }
}

/** Every use of a term shows a definition: its own, or that of a longer term around it. */
function expectHovers(document: ParsedText): void {
  for (const { glossary } of document.reports) {
    for (const { uses } of glossary?.entries ?? []) {
      for (const use of uses) {
        const place = placeAt(document, use.start);
        expect(place?.kind, `at ${use.start}`).toBe('term');
        expect((place?.span.end ?? 0) - (place?.span.start ?? 0)).toBeGreaterThanOrEqual(use.end - use.start);
        expect(
          hover(document, document.lines.position(use.start), { locale: 'zh', format: 'markdown' }),
        ).not.toBeNull();
      }
    }
  }
}

/** A second fix-all has nothing left to do. */
function expectFixedOnce(document: ParsedText): void {
  const findingsIn = (text: ParsedText) => check(text, ({ severity }) => severity).findings;
  const edited = new EditedText(document.text);
  edited.apply(fixAll(document, findingsIn));
  expect(fixAll(parse(edited.text), findingsIn)).toEqual([]);
}
