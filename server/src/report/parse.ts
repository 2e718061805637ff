import { fold } from '../text/fold.ts';
import { LineIndex } from '../text/lines.ts';
import { findDamage } from './damage.ts';
import { splitDocuments } from './documents.ts';
import { findFurniture } from './furniture.ts';
import type { ParsedText } from './model.ts';
import { readReport } from './report.ts';
import { readRows } from './rows.ts';

/** Reads `text` into reports, sections, glossaries and note marks. Any string parses; nothing throws. */
export function parse(text: string): ParsedText {
  const folded = fold(text);
  const lines = new LineIndex(text);
  const documents = splitDocuments(folded, readRows(folded, lines));
  const furniture = documents.flatMap((document) => findFurniture(folded, document));
  const reports = documents.filter((d) => d.rows.length > 0).map((document) => readReport({ text, folded }, document));
  const paragraphs = reports.flatMap((report) => report.paragraphs);
  return { text, folded, lines, reports, furniture, damage: findDamage(folded, lines, paragraphs) };
}
