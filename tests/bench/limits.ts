/**
 * What the short check (`.ci/run`) allows, about twice what was measured on two cores with other work beside it. All are ratios of
 * CPU time within one run, so that they hold on a slow machine and on a busy day. Lower them whenever something has become faster.
 */
export const LIMITS = {
  headless: {
    /** 10 MB with the core rules, to the floor program. Measured: 11.6. */
    core: 24,
    /** 10 MB with every rule and 2,000 terms, to the floor program. Measured: 45. */
    all: 90,
    /** A folder of 100 reports with every rule and repeats across files, to the floor program. Measured: 60. */
    across: 120,
    /** Ten times the text, beyond what one report takes: 10 is linear. Measured: 6.6. */
    growth: 14,
    /** One report cold, to `node -e 0`. Measured: 4.3. */
    start: 8,
    /** The second run, which reads the cache, to the first. Measured: 0.3. */
    cached: 0.6,
    /** Memory for 10 MB with every rule, to the floor program's. Measured: 5.7. */
    memory: 11,
  },
  servers: {
    /** After an edit in 10 MB, to the same in 50 KB. Measured: 60. */
    hover: 120,
    completion: 120,
    diagnostic: 120,
    /** The outline after an edit of the body in 10 MB, to the incremental stub. Measured: 100. */
    outlineAfterBody: 200,
    /** The outline after an edit of a heading in 10 MB, to the stub that reads everything again. Measured: 10. */
    outlineAfterHeading: 20,
    /** What a server holds with 10 MB open, to the same stub. Measured: 3. */
    memory: 6,
  },
  /** What is in use after all edits, or after all documents are closed again, to the same after a tenth of them. Measured: 1.04, 1.12. */
  memory: { edits: 1.15, documents: 1.25 },
} as const;
