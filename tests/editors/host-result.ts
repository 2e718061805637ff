/** Prefix of the lines by which the extension host reports; everything else it prints is noise. */
export const REPORT_PREFIX = 'GANGMU-E2E ';

/** How a check ended. */
export interface HostResult {
  check: string;
  /** The document it was made on; absent where the check brings its own. */
  file?: string;
  /** Absent where the check passed. */
  error?: string;
}

/** How long the extension took to start, in milliseconds. */
export interface StartUp {
  /** Until the service runs. */
  activationMs: number;
  /** From there until a report that is opened shows its outline. */
  outlineMs: number;
}
