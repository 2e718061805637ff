import { type Configuration, DEFAULT_CONFIGURATION, LEVELS, type Level } from './configuration.ts';

/**
 * Configuration that the host's settings (`gangmu.rules`) describe, for documents that no configuration file speaks of.
 * The host checks its own settings against their schema; what is no level here leaves the rule at its own.
 */
export function configurationOfSettings(settings: unknown): Configuration {
  const rules = property(settings, 'rules');
  if (typeof rules !== 'object' || rules === null) return DEFAULT_CONFIGURATION;
  const levels = Object.entries(rules).filter((entry): entry is [string, Level] => LEVELS.includes(entry[1] as Level));
  return { ...DEFAULT_CONFIGURATION, rules: Object.fromEntries(levels) };
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
