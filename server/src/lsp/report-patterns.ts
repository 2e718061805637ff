/** Globs of the files that are taken for reports without being opened: those that the language `report` of the editors has. */
export const REPORT_PATTERNS: readonly string[] = [
  '**/*.report',
  '**/*.baogao',
  '**/*报告*.txt',
  '**/*工作总结*.txt',
  '**/*规划纲要*.txt',
];
