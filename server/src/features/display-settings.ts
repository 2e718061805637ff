/** What the user wants shown between the lines of the text. */
export interface DisplaySettings {
  inlayHints: {
    /** Behind the heading of a deep section the sections around it. */
    sectionPath: boolean;
    /** In front of a damaged marker what it should be. */
    damagedMarkers: boolean;
  };
  codeLens: {
    /** Above a glossary entry how often its term is used. */
    uses: boolean;
    /** Above a heading the length of its section and its share of the report. */
    lengths: boolean;
  };
}

/** Little is shown unless it is asked for: a report is read as running text. */
export const DISPLAY_DEFAULTS: DisplaySettings = {
  inlayHints: { sectionPath: false, damagedMarkers: true },
  codeLens: { uses: false, lengths: false },
};

/** The display settings among the host's settings (`gangmu.*`); the default where one is missing or no boolean. */
export function displaySettings(settings: unknown): DisplaySettings {
  const flag = (group: keyof DisplaySettings, name: string, otherwise: boolean): boolean => {
    const value = property(property(settings, group), name);
    return typeof value === 'boolean' ? value : otherwise;
  };
  const { inlayHints, codeLens } = DISPLAY_DEFAULTS;
  return {
    inlayHints: {
      sectionPath: flag('inlayHints', 'sectionPath', inlayHints.sectionPath),
      damagedMarkers: flag('inlayHints', 'damagedMarkers', inlayHints.damagedMarkers),
    },
    codeLens: {
      uses: flag('codeLens', 'uses', codeLens.uses),
      lengths: flag('codeLens', 'lengths', codeLens.lengths),
    },
  };
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
