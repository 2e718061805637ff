import type { LinedText } from '../text/lines.ts';

/** The line end that the text uses: that of its first line; `\n` for a text of one line. */
export function lineEndOf({ text, lines }: LinedText): string {
  const first = text.slice(0, lines.start(1));
  return /\r\n$|\r$/.exec(first)?.[0] ?? '\n';
}
