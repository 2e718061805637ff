import type { Locale, Localised, Rule } from '../../server/src/rules/rule.ts';
import { LEVELS } from '../../server/src/session/configuration.ts';

/** `manifest`, the text of package.json, with every rule in its setting `gangmu.rules`, so that editors complete and explain them. */
export function withRuleSettings(manifest: string, rules: readonly Rule[]): string {
  const content = JSON.parse(manifest);
  const setting = content.contributes.configuration.properties['gangmu.rules'];
  setting.additionalProperties = false;
  setting.properties = Object.fromEntries(
    rules.map(({ id }) => [id, { type: 'string', enum: LEVELS, description: `%${PREFIX}${id}%` }]),
  );
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** `texts`, the manifest's texts in one language, with the name and the level of every rule. */
export function withRuleNames(texts: string, rules: readonly Rule[], locale: Locale): string {
  const others = Object.entries(JSON.parse(texts)).filter(([key]) => !key.startsWith(PREFIX));
  const names = rules.map(({ id, name, severity, off }) => [
    `${PREFIX}${id}`,
    DESCRIPTION[locale].replace('{name}', name[locale]).replace('{level}', off ? 'off' : severity),
  ]);
  return `${JSON.stringify(Object.fromEntries([...others, ...names]), null, 2)}\n`;
}

/** Of the keys of the rules' texts. */
const PREFIX = 'rule.';

const DESCRIPTION: Localised = { zh: '{name}（默认 {level}）', en: '{name} (default {level})' };
