import { rules } from '../../server/src/rules/registry.ts';
import { configurationJsonSchema } from '../../server/src/session/configuration/json-schema.ts';
import { withRuleNames, withRuleSettings } from './manifest.ts';
import { rulesIndex } from './rules-index.ts';

/**
 * Everything that is written from the table of rules, by its path in the repository.
 *
 * @param read gives the present text of a file of the repository
 */
export function generatedFiles(read: (path: string) => string): Record<string, string> {
  return {
    'docs/rules/README.md': rulesIndex(rules),
    'gangmu.schema.json': `${JSON.stringify(configurationJsonSchema(rules), null, 2)}\n`,
    'package.json': withRuleSettings(read('package.json'), rules),
    'package.nls.json': withRuleNames(read('package.nls.json'), rules, 'en'),
    'package.nls.zh-cn.json': withRuleNames(read('package.nls.zh-cn.json'), rules, 'zh'),
  };
}
