/** A unit that is not among the statutory ones. */
export interface NonstatutoryUnit {
  unit: string;
  /** The statutory unit to write. */
  statutory: string;
  /** Whether the two are the same quantity, so that the figure stays. */
  same: boolean;
}

/**
 * Units that 《国务院关于在我国统一实行法定计量单位的命令》 (1984) and GB 3100-1993 leave out. 亩 stays out of the list: it
 * is the usual unit of reports, and tolerated.
 */
export const NONSTATUTORY_UNITS: readonly NonstatutoryUnit[] = [
  { unit: '公分', statutory: '厘米', same: true },
  { unit: '公升', statutory: '升', same: true },
  { unit: '公尺', statutory: '米', same: true },
  { unit: '平方公尺', statutory: '平方米', same: true },
  { unit: '立方公尺', statutory: '立方米', same: true },
  { unit: '市斤', statutory: '公斤', same: false },
  { unit: '市尺', statutory: '米', same: false },
  { unit: '平方尺', statutory: '平方米', same: false },
  { unit: '华里', statutory: '公里', same: false },
  { unit: '马力', statutory: '千瓦', same: false },
  { unit: '英尺', statutory: '米', same: false },
  { unit: '英里', statutory: '公里', same: false },
  { unit: '英亩', statutory: '公顷', same: false },
  { unit: '加仑', statutory: '升', same: false },
];
