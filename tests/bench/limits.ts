/**
 * What the short check (`.ci/run`) allows, about twice what was measured on two cores with other work beside it. All are ratios of
 * CPU time within one run, so that they hold on a slow machine and on a busy day. Lower them whenever something has become faster:
 * the log says what was measured.
 */
export const LIMITS = {
  headless: {
    /** 10 MB with the core rules, to the floor program. Measured: 11.6. */
    core: 23,
    /** 10 MB with every rule and 2,000 terms, to the floor program. Measured: 22.5. */
    all: 45,
    /** A folder of 100 reports with every rule and repeats across files, to the floor program. Measured: 15.9. */
    across: 35,
    /** Ten times the text, beyond what one report takes: 10 is linear. Measured: 5.9, as compiled code is fast. */
    growth: 10,
    /** One report cold, to `node -e 0`. Measured: 3.4. */
    start: 7,
    /** The second run, which reads the cache, to the first. Measured: 0.17. */
    cached: 0.25,
    /** Memory for 10 MB with every rule, to the floor program's. Measured: 4.3. */
    memory: 9,
  },
  servers: {
    /** After an edit in 10 MB, to the same in 50 KB. Measured: 0.1 to 0.9, as nothing grows. */
    hover: 2,
    /** Measured: 0.3. */
    completion: 2,
    /** The first answer. Measured: 0.7 to 2. */
    diagnostic: 4,
    /** The check of everything behind it. Measured: 136 to 242, as the text is 200 times as long. */
    checked: 450,
    /** The outline after an edit of the body in 10 MB, to the incremental stub. Measured: 3.6 to 4.1, 11 where one edit asked for a new reading. */
    outlineAfterBody: 25,
    /** The outline after an edit of a heading in 10 MB, to the stub that reads everything again. Measured: 0.1 to 0.3. */
    outlineAfterHeading: 1,
    /** What a server holds with 10 MB open, to the same stub. Measured: 1.9 to 2.7. */
    memory: 4.5,
  },
  /** What is in use after all edits, or after all documents are closed again, to the same after a tenth of them. */
  memory: {
    /** Measured: 1.04. */
    edits: 1.15,
    /** Measured: 1.04. */
    documents: 1.12,
  },
} as const;
