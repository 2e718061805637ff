/** A Markdown table; the first column is to the left, the others to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

/** A figure with three digits that count. */
export function figure(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '—';
  if (value >= 100) return String(Math.round(value));
  return value.toFixed(value >= 10 ? 1 : 2);
}

/** A goal, in the users' words, and what was measured. */
export interface Goal {
  what: string;
  /** At most, or where `atLeast` is set at least. */
  goal: number;
  measured: number;
  unit: string;
  atLeast?: true;
}

/** The goals beside what was measured. */
export function goalTable(goals: readonly Goal[]): string {
  return table(
    ['目标', '至多／至少', '实测', '达到'],
    goals.map(({ what, goal, measured, unit, atLeast }) => [
      what,
      `${atLeast ? '≥' : '≤'} ${goal}${unit}`,
      Number.isNaN(measured) ? '—' : `${figure(measured)}${unit}`,
      Number.isNaN(measured) ? '没有测成' : (atLeast ? measured >= goal : measured <= goal) ? '是' : '**否**',
    ]),
  );
}
