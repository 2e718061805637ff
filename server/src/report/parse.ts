import { fold } from '../text/fold.ts';
import { LineIndex } from '../text/lines.ts';
import type { ParsedText } from './model.ts';

/** Reads `text` into reports, sections, glossaries and note marks. Any string parses; nothing throws. */
export function parse(text: string): ParsedText {
  return { text, folded: fold(text), lines: new LineIndex(text), reports: [], furniture: [], damage: [] };
}
