import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import * as z from 'zod';
import type { Localised } from '../../rules/rule.ts';
import type { Span } from '../../text/span.ts';
import { ConfigurationError, type ConfigurationFile, LEVELS, type Level, type Levels } from '../configuration.ts';
import { suggestion } from './suggestion.ts';

const level = z.enum(LEVELS as [Level, ...Level[]]).describe('问题的级别；off 关闭这条规则');
/** No rule has options so far, so an option is an unknown setting. */
const setting = z.union([level, z.tuple([level, z.strictObject({}).optional()])]);
const rules = z.record(z.string(), setting).describe('各规则的级别；没有写的规则用自己的级别');
const globs = z.array(z.string().min(1));

const schema = z.strictObject({
  $schema: z.string().optional().describe('本文件的 JSON Schema，供编辑器提示'),
  rules: rules.optional(),
  ignore: globs.optional().describe('不检查的文件（相对于本文件所在文件夹的通配符；以 ! 开头的把文件收回来）'),
  overrides: z
    .array(
      z.strictObject({
        files: globs.min(1).describe('适用的文件（相对于本文件所在文件夹的通配符）'),
        rules: rules.describe('这些文件另用的级别'),
      }),
    )
    .optional()
    .describe('对一部分文件另设级别；后写的优先'),
});

/**
 * JSON schema of `gangmu.json`, for editors.
 *
 * @param ruleIds the only keys that `rules` may have
 */
export function configurationJsonSchema(ruleIds: readonly string[]): object {
  return z.toJSONSchema(schema, {
    target: 'draft-7',
    override: ({ jsonSchema }) => {
      if (jsonSchema.propertyNames) jsonSchema.propertyNames = { enum: [...ruleIds] };
    },
  });
}

/**
 * Reads JSON with comments and trailing commas.
 *
 * @throws {ConfigurationError} that names the first thing wrong with the text
 */
export function parseConfigurationText(text: string, uri: string, ruleIds: readonly string[]): ConfigurationFile {
  const root = parseJson(text, uri);
  const result = schema.safeParse(getNodeValue(root));
  if (!result.success) throw invalid(innermost(result.error.issues[0] as z.core.$ZodIssue, root), root, uri);
  const { rules: settings = {}, ignore = [], overrides = [] } = result.data;
  checkRuleIds(settings, ['rules'], root, uri, ruleIds);
  overrides.forEach((override, i) => {
    checkRuleIds(override.rules, ['overrides', i, 'rules'], root, uri, ruleIds);
  });
  return {
    uri,
    rules: levelsOf(settings),
    ignore,
    overrides: overrides.map((override) => ({ files: override.files, rules: levelsOf(override.rules) })),
  };
}

function levelsOf(settings: z.infer<typeof rules>): Levels {
  return Object.fromEntries(
    Object.entries(settings).map(([id, value]) => [id, typeof value === 'string' ? value : value[0]]),
  );
}

function parseJson(text: string, uri: string): Node {
  const errors: ParseError[] = [];
  const root = parseTree(text.replace(/^\ufeff/, ' '), errors, { allowTrailingComma: true });
  const error = errors[0];
  if (root && !error) return root;
  const expected = (error && EXPECTED[printParseErrorCode(error.error)]) ?? { zh: '写法有误', en: 'malformed' };
  throw new ConfigurationError(
    uri,
    { zh: `不是有效的 JSON：${expected.zh}`, en: `not valid JSON: ${expected.en}` },
    { zh: '请改正这一处', en: 'correct this place' },
    error && { start: error.offset, end: error.offset + error.length },
  );
}

const EXPECTED: Record<string, Localised> = {
  InvalidSymbol: { zh: '有不认识的字符', en: 'an unknown symbol' },
  InvalidNumberFormat: { zh: '数字写法有误', en: 'a malformed number' },
  PropertyNameExpected: { zh: '缺少用双引号括起的键', en: 'a key in double quotes is missing' },
  ValueExpected: { zh: '缺少值', en: 'a value is missing' },
  ColonExpected: { zh: '缺少冒号', en: 'a colon is missing' },
  CommaExpected: { zh: '缺少逗号', en: 'a comma is missing' },
  CloseBraceExpected: { zh: '缺少右花括号', en: 'a closing brace is missing' },
  CloseBracketExpected: { zh: '缺少右方括号', en: 'a closing bracket is missing' },
  EndOfFileExpected: { zh: '结尾之后还有内容', en: 'something follows the end' },
  UnexpectedEndOfComment: { zh: '注释没有结束', en: 'a comment does not end' },
  UnexpectedEndOfString: { zh: '字符串没有结束', en: 'a string does not end' },
};

/** Of a setting that is neither a level nor a level with options, what is wrong with the form it was meant to have. */
function innermost(issue: z.core.$ZodIssue, root: Node): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const meant = Array.isArray(valueAt(root, issue.path as (string | number)[])) ? issue.errors[1] : issue.errors[0];
  const inner = meant?.[0];
  return inner ? { ...inner, path: [...issue.path, ...inner.path] } : issue;
}

function invalid(issue: z.core.$ZodIssue, root: Node, uri: string): ConfigurationError {
  const path = issue.path as (string | number)[];
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] as string;
    return unknown(
      uri,
      { zh: '未知的设置项', en: 'unknown setting' },
      key,
      knownKeys(path),
      keySpan(root, [...path, key]),
    );
  }
  const span = nodeSpan(root, path);
  if (issue.code === 'invalid_value') {
    const given = String(valueAt(root, path));
    return unknown(uri, { zh: '未知的级别', en: 'unknown level' }, given, LEVELS, span);
  }
  const place = path.length === 0 ? { zh: '配置', en: 'the configuration' } : same(`“${path.join('.')}”`);
  const expected =
    issue.code === 'invalid_type' ? TYPES[issue.expected] : { zh: '非空的值', en: 'something not empty' };
  return new ConfigurationError(
    uri,
    { zh: `${place.zh}的值不对`, en: `${place.en} has a wrong value` },
    { zh: `请写成${expected?.zh ?? issue.message}`, en: `make it ${expected?.en ?? issue.message}` },
    span,
  );
}

function knownKeys(path: readonly (string | number)[]): string[] {
  if (path.length === 0) return Object.keys(schema.shape);
  return path[0] === 'overrides' && path.length === 2 ? Object.keys(schema.shape.overrides.unwrap().element.shape) : [];
}

const TYPES: Record<string, Localised> = {
  object: { zh: '对象 { … }', en: 'an object { … }' },
  record: { zh: '对象 { … }', en: 'an object { … }' },
  array: { zh: '数组 [ … ]', en: 'an array [ … ]' },
  string: { zh: '字符串', en: 'a string' },
};

function checkRuleIds(levels: object, path: (string | number)[], root: Node, uri: string, ruleIds: readonly string[]) {
  for (const id of Object.keys(levels)) {
    if (ruleIds.includes(id)) continue;
    throw unknown(uri, { zh: '未知的规则', en: 'unknown rule' }, id, ruleIds, keySpan(root, [...path, id]));
  }
}

function unknown(uri: string, kind: Localised, word: string, known: readonly string[], span: Span | undefined) {
  const like = suggestion(word, known);
  return new ConfigurationError(
    uri,
    { zh: `${kind.zh}“${word}”`, en: `${kind.en} “${word}”` },
    known.length === 0
      ? { zh: '请删去', en: 'delete it' }
      : like === undefined
        ? { zh: `可用的有：${known.join('、')}`, en: `known are: ${known.join(', ')}` }
        : { zh: `是不是“${like}”？`, en: `did you mean “${like}”?` },
    span,
  );
}

function same(text: string): Localised {
  return { zh: text, en: text };
}

function valueAt(root: Node, path: (string | number)[]): unknown {
  const node = findNodeAtLocation(root, path);
  return node && getNodeValue(node);
}

function nodeSpan(root: Node, path: (string | number)[]): Span | undefined {
  const node = findNodeAtLocation(root, path);
  return node && { start: node.offset, end: node.offset + node.length };
}

/** Where the key itself stands that `path` ends in. */
function keySpan(root: Node, path: (string | number)[]): Span | undefined {
  const key = findNodeAtLocation(root, path)?.parent?.children?.[0];
  return key && { start: key.offset, end: key.offset + key.length };
}
