import type { Checked } from './checker.ts';
import type { Complaint } from './complaint.ts';
import type { Source } from './source.ts';

/** What became of one file. */
export interface Check {
  /** What is to be said of it, although nothing went wrong. */
  notice?: Complaint;
  /** Why it could not be checked. */
  complaint?: Complaint;
  source?: Source;
  checked?: Checked;
}
