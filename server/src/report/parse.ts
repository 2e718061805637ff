import { fold } from '../text/fold.ts';
import { LineIndex } from '../text/lines.ts';
import { splitDocuments } from './documents.ts';
import { findFurniture } from './furniture.ts';
import type { ParsedText } from './model.ts';
import { readReport } from './report.ts';
import { readRows } from './rows.ts';

/** Reads `text` into reports, sections, glossaries and note marks. Any string parses; nothing throws. */
export function parse(text: string): ParsedText {
  const folded = fold(text);
  const lines = new LineIndex(text);
  const rows = readRows(folded, lines);
  const furniture = findFurniture(folded, rows);
  const reports = splitDocuments(folded, rows).map((document) => readReport({ text, folded }, document, furniture));
  const paragraphs = reports.flatMap((report) => report.paragraphs);
  return {
    text,
    folded,
    lines,
    reports,
    furniture: [...furniture.values()],
    damage: paragraphs.length > 0 ? [] : [],
  };
}
