import type { DocumentCheck, FeatureCheck } from './check.ts';
import { DISPLAY } from './display.ts';
import { DRAFTING } from './drafting.ts';
import { EDITING } from './editing.ts';
import { NAVIGATION } from './navigation.ts';
import { REPORT_CHECKS } from './report.ts';

/** What is checked on every document of the workspace. */
export const DOCUMENT_CHECKS: Readonly<Record<string, DocumentCheck>> = REPORT_CHECKS;

/** What is checked once in each host. */
export const FEATURE_CHECKS: Readonly<Record<string, FeatureCheck>> = {
  ...NAVIGATION,
  ...DRAFTING,
  ...EDITING,
  ...DISPLAY,
};
