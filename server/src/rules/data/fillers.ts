/** Words that reports repeat most often without adding anything; counted over published reports. */
export const FILLERS: readonly string[] = [
  '进一步',
  '大力',
  '切实',
  '扎实',
  '着力',
  '全力',
  '不断',
  '积极',
  '全面',
  '深入',
];
