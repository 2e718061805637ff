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

/** Checked first, while nothing is open. */
export const REST_CHECK = 'the service does not run before a report is opened';

/** How long the service took to start. */
export interface StartUp {
  /** Milliseconds from opening the first report until its outline is there, the editor's own work included. */
  outlineMs: number;
}
