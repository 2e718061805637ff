import * as z from 'zod';
import type { RuleDeclaration } from '../configuration.ts';
import { configurationSchema } from './schema.ts';

/** The part of a JSON schema (draft 7) that matters here. */
export interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema | JsonSchema[];
  anyOf?: JsonSchema[];
  definitions?: Record<string, JsonSchema>;
  $ref?: string;
}

/** Where the schema of `rules` stands, which occurs in two places and is long. */
const RULES = 'rules';

/** JSON schema (draft 7) of `gangmu.json`, for editors. */
export function configurationJsonSchema(rules: readonly RuleDeclaration[]): JsonSchema {
  const schema = z.toJSONSchema(configurationSchema(rules), { target: 'draft-7', io: 'input' }) as JsonSchema;
  const override = schema.properties?.overrides?.items as JsonSchema;
  const all = schema.properties?.rules as JsonSchema;
  for (const { properties = {} } of [schema, override]) properties.rules = { $ref: `#/definitions/${RULES}` };
  return { ...schema, definitions: { ...schema.definitions, [RULES]: all } };
}

/** The keys that an object at `path` of what `schema` describes may have. */
export function keysAt(schema: JsonSchema, path: readonly (string | number)[]): string[] {
  const { definitions = {} } = schema;
  const formsOf = (node: JsonSchema): JsonSchema[] => {
    const named = definitions[node.$ref?.slice('#/definitions/'.length) ?? ''];
    return [node, ...[...(named ? [named] : []), ...(node.anyOf ?? [])].flatMap(formsOf)];
  };
  let forms = formsOf(schema);
  for (const step of path) {
    const next = forms.map(({ properties, items }) =>
      typeof step === 'string' ? properties?.[step] : Array.isArray(items) ? items[step] : items,
    );
    forms = next.flatMap((node) => (node ? formsOf(node) : []));
  }
  return forms.flatMap(({ properties = {} }) => Object.keys(properties));
}
