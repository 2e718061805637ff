/** What stands before the first word of a paragraph: `two` full-width blanks, `none`, or what stands there now. */
export type Indent = 'keep' | 'two' | 'none';

/** Blank lines from one paragraph to the next: `one`, `none`, or as many as there are now. */
export type BlankLines = 'keep' | 'one' | 'none';

/** After which numbered line a new line gets the next marker: `series` behind an item of a list, `always` behind any heading. */
export type NextMarker = 'series' | 'always' | 'off';

/** How reports are laid out. */
export interface FormatSettings {
  /** Whether formatting mends numbers, marker forms and widths where the mending is safe. */
  numbering: boolean;
  indent: Indent;
  blankLines: BlankLines;
  nextMarker: NextMarker;
}

export const INDENTS: readonly Indent[] = ['keep', 'two', 'none'];
export const BLANK_LINES: readonly BlankLines[] = ['keep', 'one', 'none'];
export const NEXT_MARKERS: readonly NextMarker[] = ['series', 'always', 'off'];

/** Leaves a clean report as it is. */
export const DEFAULT_FORMAT: FormatSettings = {
  numbering: true,
  indent: 'keep',
  blankLines: 'keep',
  nextMarker: 'series',
};
