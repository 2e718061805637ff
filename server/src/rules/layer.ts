import type { MarkerStyle } from '../report/model.ts';

/** Layers of GB/T 9704—2012, 7.3.3 and GB/T 15834—2011, B.3.8, the highest first. Divisions of a book (第一章) stand above them all. */
const LAYERS: Partial<Record<MarkerStyle, number>> = {
  han: 1,
  'han-paren': 2,
  arabic: 3,
  'arabic-paren': 4,
  'arabic-half-paren': 4,
  circled: 5,
};

/** The layer that the standard gives a form of marker; undefined for forms it does not order (1.1, a., 第一条). */
export function layerOf(style: MarkerStyle): number | undefined {
  return LAYERS[style];
}

/** Whether headings with such a marker have a title of their own; below, a number often opens a sentence or a row of a list. */
export function isTitled(style: MarkerStyle): boolean {
  return (LAYERS[style] ?? 1) <= 2 && !UNTITLED.has(style);
}

const UNTITLED: ReadonlySet<MarkerStyle> = new Set(['decimal', 'letter', 'article']);
