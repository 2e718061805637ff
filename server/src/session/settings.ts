import {
  BLANK_LINES,
  DEFAULT_FORMAT,
  type FormatSettings,
  INDENTS,
  NEXT_MARKERS,
} from '../features/format-settings.ts';
import { type Configuration, DEFAULT_CONFIGURATION, LEVELS, type Level } from './configuration.ts';

/**
 * Configuration that the host's settings (`gangmu.rules`, `gangmu.format`) describe, for documents that no configuration file speaks of.
 * The host checks its own settings against their schema; what is no level here leaves the rule at its own, and what is no layout leaves it as it is.
 */
export function configurationOfSettings(settings: unknown): Configuration {
  const rules = property(settings, 'rules');
  const given = typeof rules === 'object' && rules !== null ? Object.entries(rules) : [];
  const levels = given.filter((entry): entry is [string, Level] => LEVELS.includes(entry[1] as Level));
  return {
    ...DEFAULT_CONFIGURATION,
    rules: Object.fromEntries(levels),
    format: formatOf(property(settings, 'format')),
  };
}

function formatOf(given: unknown): FormatSettings {
  const choice = <T>(key: keyof FormatSettings, choices: readonly T[], otherwise: T): T =>
    choices.find((one) => one === property(given, key)) ?? otherwise;
  return {
    numbering: choice('numbering', [true, false], DEFAULT_FORMAT.numbering),
    indent: choice('indent', INDENTS, DEFAULT_FORMAT.indent),
    blankLines: choice('blankLines', BLANK_LINES, DEFAULT_FORMAT.blankLines),
    nextMarker: choice('nextMarker', NEXT_MARKERS, DEFAULT_FORMAT.nextMarker),
  };
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
