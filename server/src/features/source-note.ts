import type { GlossaryEntry } from '../report/model.ts';

/** Whether an entry gives the source of a quotation (列宁：《…》，第3卷) and so defines no term. */
export function isSourceNote({ term }: Pick<GlossaryEntry, 'term'>): boolean {
  return /[：:]/.test(term);
}
