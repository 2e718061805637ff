import type { Rule } from '../../server/src/rules/rule.ts';
import { LEVELS } from '../../server/src/session/configuration.ts';

/** `manifest`, the text of package.json, with every rule in its setting `gangmu.rules`, so that editors complete and explain them. */
export function withRuleSettings(manifest: string, rules: readonly Rule[]): string {
  const content = JSON.parse(manifest);
  const setting = content.contributes.configuration.properties['gangmu.rules'];
  setting.additionalProperties = false;
  setting.properties = Object.fromEntries(
    rules.map(({ id, name, severity, off }) => [
      id,
      { type: 'string', enum: LEVELS, description: `${name.zh}（默认 ${off ? 'off' : severity}）` },
    ]),
  );
  return `${JSON.stringify(content, null, 2)}\n`;
}
