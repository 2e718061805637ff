import type { Category } from '../../rules/rule.ts';
import { type Level, type Levels, ownLevel, type RuleDeclaration } from '../configuration.ts';

/** Names of the presets, as `extends` takes them. */
export const PRESET_NAMES = ['work-report', 'plan', 'official-document', 'core', 'all'] as const;

export type PresetName = (typeof PRESET_NAMES)[number];

export function isPreset(name: string): name is PresetName {
  return (PRESET_NAMES as readonly string[]).includes(name);
}

/** Levels that the preset gives the rules. A rule that is not named keeps the one it has. */
export function presetLevels(name: PresetName, rules: readonly RuleDeclaration[]): Levels {
  switch (name) {
    case 'all':
      return Object.fromEntries(rules.map(({ id, severity }) => [id, severity]));
    case 'core':
      return Object.fromEntries(rules.filter((rule) => !isCore(rule)).map(({ id }) => [id, 'off']));
    case 'work-report':
      return Object.fromEntries(rules.map((rule) => [rule.id, ownLevel(rule)]));
    default:
      return PRESETS[name];
  }
}

/** What the preset `core` leaves on: numbering, contents, glossary and what stands twice word for word. */
const CORE_CATEGORIES: readonly Category[] = ['numbering', 'enumeration', 'contents', 'glossary', 'duplication'];

/** Rules of these categories that judge likeness or wording. */
const BESIDES_CORE: readonly string[] = [
  'near-duplicate-paragraph',
  'year-on-year-copy',
  'duplicate-word',
  'stale-year',
  'undefined-jargon',
];

/** The rule about the comments that switch others off belongs to every choice of rules. */
const ALWAYS_CORE = 'suppression-unknown';

function isCore({ id, category }: RuleDeclaration): boolean {
  return id === ALWAYS_CORE || (CORE_CATEGORIES.includes(category) && !BESIDES_CORE.includes(id));
}

/**
 * What differs from the rules' own levels, which were chosen for work reports: the preset `work-report` is these own levels, and
 * takes back what a preset before it has changed.
 */
export const PRESETS = {
  // Plans number by chapters, sections and decimals side by side, skip layers under a chapter, and speak of many years to come.
  plan: {
    'numbering-scheme-mixed': 'off',
    'heading-level-skip': 'off',
    'heading-lone-item': 'off',
    'stale-year': 'off',
    'year-on-year-copy': 'off',
  },
  // GB/T 9704—2012: 7.2.5 brackets of the document number, 7.3.3 layers of headings, 7.3.4 note on attachments, 7.3.5.4 date.
  'official-document': {
    'doc-number-brackets': 'warning',
    'heading-level-skip': 'warning',
    'heading-level-inversion': 'warning',
    'heading-marker-width': 'information',
    'attachment-note': 'warning',
    'attachment-empty': 'warning',
    'date-padded': 'warning',
    'undefined-jargon': 'off',
  },
} satisfies Record<string, Record<string, Level>>;
