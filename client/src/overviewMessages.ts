import type { PlaceRange, ReportOverview } from './protocol.ts';

/** What the extension tells the panel. */
export interface ToOverview {
  type: 'show';
  /** For figures. */
  locale: string;
  /** Texts by name; `{0}` stands for a figure. */
  labels: Record<string, string>;
  /** The report's own address. */
  uri: string;
  reports: ReportOverview[];
}

/** What the panel tells the extension. */
export type ToExtension = { type: 'ready' } | { type: 'open'; uri: string; range: PlaceRange };
