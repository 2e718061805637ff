import type { FaultGroup } from './fault.ts';

/** Share of the injected faults of a group that must be found. */
export const RECALL_GOAL: Record<FaultGroup, number> = {
  numbering: 0.98,
  marker: 0.98,
  enumeration: 0.97,
  duplicate: 0.97,
  glossary: 0.97,
};

/** New findings that one fault may give, on average. */
export const FRESH_GOAL = 1.05;

/** Share of the safe fixes that must give back the clean text. */
export const RESTORED_GOAL = 0.98;

/** Findings per 10,000 characters of clean text. */
export const SILENCE_GOAL = { error: 0.05, warning: 0.5 };
