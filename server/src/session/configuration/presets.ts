import type { Level, Levels, RuleDeclaration } from '../configuration.ts';

/** Names of the presets, as `extends` takes them. */
export const PRESET_NAMES = ['work-report', 'plan', 'official-document', 'all'] as const;

export type PresetName = (typeof PRESET_NAMES)[number];

export function isPreset(name: string): name is PresetName {
  return (PRESET_NAMES as readonly string[]).includes(name);
}

/** Levels that the preset gives the rules. A rule that is not named keeps its own. */
export function presetLevels(name: PresetName, rules: readonly RuleDeclaration[]): Levels {
  if (name === 'all') return Object.fromEntries(rules.map(({ id, severity }) => [id, severity]));
  const levels: Record<string, Level> = PRESETS[name];
  return Object.fromEntries(rules.flatMap(({ id }) => (levels[id] === undefined ? [] : [[id, levels[id]]])));
}

/**
 * `work-report` is what the rules' own levels were chosen for, so that it names only what the other presets may have changed.
 * `plan`: outlines of plans are numbered by chapters, sections and decimals, and repeat the wording of their tables.
 * `official-document`: what GB/T 9704—2012 demands of every document stands higher than a report's habits.
 */
export const PRESETS: Readonly<Record<Exclude<PresetName, 'all'>, Record<string, Level>>> = {
  'work-report': {},
  plan: {},
  'official-document': {},
};
