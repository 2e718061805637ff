import type { ParsedText, Region } from '../../server/src/report/model.ts';
import { withOrdinal } from '../../server/src/rules/marker-form.ts';
import type { Edit } from '../../server/src/rules/rule.ts';
import { fold } from '../../server/src/text/fold.ts';
import { parseEnclosed, parseHan } from '../../server/src/text/numerals.ts';
import type { Span } from '../../server/src/text/span.ts';

/**
 * Numbers as anyone can see them: at the start of a line, or in front of an item. Read without the parser's outline, so that
 * a heading the parser overlooks is a fault it misses.
 */
export interface Ordinal extends Span {
  raw: string;
  style: OrdinalStyle;
  value: number;
}

export type OrdinalStyle = '一、' | '（一）' | '1.' | '（1）' | '①' | '一是' | '一要' | '第一，';

const HAN = '[一二三四五六七八九十百]{1,4}';
const HEADING = new RegExp(
  `^ *(?:(?<han>${HAN})、|\\((?<paren>${HAN})\\)|(?<arabic>\\d{1,3})[.、](?!\\d)|\\((?<arabicParen>\\d{1,3})\\)|(?<circled>[①-⑳]))`,
);
const ITEM = new RegExp(`(?<=^|[。;:,] ?)(?:(?<han>${HAN}) ?(?<verb>是|要)|第(?<rank>${HAN})(?=,))`, 'g');

/** The numbers at the starts of body paragraphs, in text order. */
export function headingOrdinals(document: ParsedText): Ordinal[] {
  const found: Ordinal[] = [];
  for (const { start, end } of paragraphsOf(document, 'body')) {
    const match = HEADING.exec(document.folded.slice(start, Math.min(end, start + 12)));
    if (!match) continue;
    const { han, paren, arabic, arabicParen, circled } = match.groups as Record<string, string | undefined>;
    const style = han ? '一、' : paren ? '（一）' : arabic ? '1.' : arabicParen ? '（1）' : '①';
    const value =
      (circled ? parseEnclosed(circled)?.value : undefined) ??
      (arabic || arabicParen ? Number(arabic ?? arabicParen) : parseHan(han ?? paren ?? ''));
    if (value) found.push(ordinal(document, style, value, start, start + match[0].length));
  }
  return found;
}

/** The ordinals of items inside and at the starts of body paragraphs: 一是, 一要, 第一，. In text order. */
export function itemOrdinals(document: ParsedText): Ordinal[] {
  const found: Ordinal[] = [];
  for (const { start, end } of paragraphsOf(document, 'body')) {
    for (const match of document.folded.slice(start, end).matchAll(ITEM)) {
      const { han, verb, rank } = match.groups as Record<string, string | undefined>;
      const value = parseHan(han ?? rank ?? '');
      const style = rank ? '第一，' : verb === '是' ? '一是' : '一要';
      const from = start + match.index;
      if (value) found.push(ordinal(document, style, value, from, from + match[0].length));
    }
  }
  return found;
}

/** The spans of the paragraphs of a region, in text order. */
export function paragraphsOf(document: ParsedText, region: Region): Span[] {
  return document.reports.flatMap(({ paragraphs }) =>
    paragraphs.filter((paragraph) => paragraph.region === region).map(({ span }) => span),
  );
}

/** Of each style the stretches of three or more in which every number is one more than the one before. */
export function runsOf(ordinals: readonly Ordinal[]): Ordinal[][] {
  const runs: Ordinal[][] = [];
  const open = new Map<OrdinalStyle, Ordinal[]>();
  for (const next of ordinals) {
    const run = open.get(next.style);
    if (run && run.at(-1)?.value === next.value - 1) run.push(next);
    else {
      const fresh = [next];
      runs.push(fresh);
      open.set(next.style, fresh);
    }
  }
  return runs.filter((run) => run.length >= SHORTEST_RUN);
}

/** Two numbers do not show a reader that they are a series. */
const SHORTEST_RUN = 3;

/** The edit that gives `ordinal` another number in its own numerals and width; undefined where there is no such number. */
export function renumbered(ordinal: Ordinal, value: number): Edit | undefined {
  const newText = withOrdinal(ordinal.raw, value);
  return newText === undefined ? undefined : { span: { start: ordinal.start, end: ordinal.end }, newText };
}

/** The marker without its numeral: what must be the same in every marker of a style before one of them can be odd. */
export function formOf({ raw }: Ordinal): string {
  return raw
    .replace(/[0-9０-９]+/, '1')
    .replace(/[一二三四五六七八九十百]+/, '一')
    .replace(/[①-⑳]/, '①');
}

function ordinal(document: ParsedText, style: OrdinalStyle, value: number, start: number, end: number): Ordinal {
  const blanks = /^ */.exec(fold(document.text.slice(start, end)))?.[0].length ?? 0;
  return { start: start + blanks, end, raw: document.text.slice(start + blanks, end), style, value };
}
