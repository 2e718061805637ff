/** The requests of the service that are its own, as far as the views read their answers. */
export const REQUESTS = {
  overview: 'gangmu/overview',
  terms: 'gangmu/terms',
  duplicates: 'gangmu/duplicates',
  exportOutline: 'gangmu/exportOutline',
  exportGlossary: 'gangmu/exportGlossary',
} as const;

export interface Place {
  line: number;
  character: number;
}

/** Zero-based lines, UTF-16 characters. */
export interface PlaceRange {
  start: Place;
  end: Place;
}

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export interface TermsView {
  terms: Term[];
  undefined: { term: string; range: PlaceRange; message: string }[];
}

export interface Term {
  term: string;
  aliases: string[];
  ordinal: number | null;
  definition: string;
  range: PlaceRange;
  uses: { range: PlaceRange; context: string }[];
}

export interface DuplicateCluster {
  rule: string;
  name: string;
  severity: Severity;
  message: string;
  words: string;
  length: number;
  places: DuplicatePlace[];
}

export interface DuplicatePlace {
  uri: string;
  range: PlaceRange;
  words: string;
  found: boolean;
}

export interface Overview {
  reports: ReportOverview[];
}

export interface ReportOverview {
  title: string | null;
  range: PlaceRange;
  characters: number;
  partial: { head: boolean; tail: boolean };
  findings: Record<Severity, number>;
  sections: SectionOverview[];
  terms: number | null;
  previous?: {
    uri: string;
    title: string | null;
    characters: number;
    dropped: { caption: string; level: number; characters: number; range: PlaceRange }[];
  };
}

export interface SectionOverview {
  caption: string;
  level: number;
  range: PlaceRange;
  characters: number;
  findings: Record<Severity, number>;
  leads: { text: string; range: PlaceRange }[];
  children: SectionOverview[];
  /** Absent without a previous report, null where it has no such section. */
  previous?: number | null;
}
