import type { SectionOverview } from '../src/protocol.ts';

/** A section's place in the map, in shares of its height and width. */
export interface Cell {
  section: SectionOverview;
  /** Index of the parent's cell. */
  parent: number | undefined;
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** Room for a line of words in each innermost section, as long as the map stays within reason. */
const LINE_PX = 32;
const LOWEST_PX = 260;
const HIGHEST_PX = 1400;

/**
 * The cells of the map in text order, parents before children: height is length, each level a column. What a section says
 * before its first child comes first in its height; a section without children reaches to the right edge.
 */
export function cellsOf(sections: readonly SectionOverview[]): Cell[] {
  const columns = Math.max(1, depthOf(sections));
  const cells: Cell[] = [];
  const lay = (siblings: readonly SectionOverview[], top: number, bottom: number, depth: number, parent?: number) => {
    const room = siblings.reduce((sum, { characters }) => sum + characters, 0) || 1;
    let at = top;
    for (const section of siblings) {
      const end = at + ((bottom - top) * section.characters) / room;
      const right = section.children.length > 0 ? (depth + 1) / columns : 1;
      const index = cells.push({ section, parent, top: at, bottom: end, left: depth / columns, right }) - 1;
      const inside = section.children.reduce((sum, { characters }) => sum + characters, 0);
      const own = Math.max(0, section.characters - inside) / Math.max(section.characters, 1);
      lay(section.children, at + (end - at) * own, end, depth + 1, index);
      at = end;
    }
  };
  lay(sections, 0, 1, 0);
  return cells;
}

/** Height of the map in pixels. */
export function mapHeight(cells: readonly Cell[]): number {
  const innermost = cells.filter(({ section }) => section.children.length === 0).length;
  return Math.min(Math.max(innermost * LINE_PX, LOWEST_PX), HIGHEST_PX);
}

function depthOf(sections: readonly SectionOverview[]): number {
  return sections.reduce((depth, { children }) => Math.max(depth, 1 + depthOf(children)), 0);
}
