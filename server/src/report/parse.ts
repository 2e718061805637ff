import { fold } from '../text/fold.ts';
import { LineIndex } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { findDamage } from './damage.ts';
import { splitDocuments } from './documents.ts';
import { findFurniture } from './furniture.ts';
import type { ParsedText, Report } from './model.ts';
import { readReport } from './report.ts';
import { readRows } from './rows.ts';
import { finish, type Steps } from './steps.ts';
import { findLineBreaks, joinRows, withoutLineBreaks } from './wrapped.ts';

/** Reads `text` into reports, sections, glossaries and note marks. Any string parses; nothing throws. */
export function parse(text: string): ParsedText {
  return finish(parseInSteps(text));
}

/** Does what `parse` does in steps, for texts so long that an editor would be felt to stand still. */
export function* parseInSteps(text: string): Steps<ParsedText> {
  const written = fold(text);
  yield;
  const lines = new LineIndex(text);
  yield;
  const documents = splitDocuments(written, yield* readRows(written, lines));
  yield;
  const breaks = documents.map(({ rows }) => findLineBreaks(written, lines, rows));
  const lineBreaks = breaks.flat();
  const folded = withoutLineBreaks(written, lineBreaks);
  documents.forEach((document, i) => {
    document.rows = joinRows(folded, document.rows, breaks[i] as Span[]);
  });
  yield;
  const furniture = documents.flatMap((document) => findFurniture(written, document));
  yield;
  const reports: Report[] = [];
  for (const document of documents) {
    if (document.rows.length > 0) reports.push(yield* readReport({ text, folded }, document));
  }
  yield;
  const paragraphs = reports.flatMap((report) => report.paragraphs);
  const damage = yield* findDamage(folded, lines, paragraphs);
  return { text, folded, lines, reports, furniture, lineBreaks, damage };
}
