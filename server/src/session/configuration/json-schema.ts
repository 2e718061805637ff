import * as z from 'zod';
import type { RuleDeclaration } from '../configuration.ts';
import { configurationSchema } from './schema.ts';

/** JSON schema (draft 7) of `gangmu.json`, for editors. */
export function configurationJsonSchema(rules: readonly RuleDeclaration[]): object {
  return z.toJSONSchema(configurationSchema(rules), { target: 'draft-7', io: 'input' });
}
