import { findNodeAtLocation, getNodeValue, type Node } from 'jsonc-parser';
import type * as z from 'zod';
import type { Localised } from '../../rules/rule.ts';
import type { Span } from '../../text/span.ts';
import { suggestion } from '../../text/suggestion.ts';
import { ConfigurationError, LEVELS, type RuleDeclaration } from '../configuration.ts';
import { configurationJsonSchema, keysAt } from './json-schema.ts';

type Path = (string | number)[];
type Issue = z.core.$ZodIssue;

/**
 * What the first thing wrong with the configuration file at `uri` is, and what to do about it. A misspelt key goes before the
 * key that is missing for it.
 */
export function invalid(
  error: z.core.$ZodError,
  root: Node,
  uri: string,
  rules: readonly RuleDeclaration[],
): ConfigurationError {
  const issue = innermost(
    error.issues.find(({ code }) => code === 'unrecognized_keys') ?? (error.issues[0] as Issue),
    root,
  );
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] as string;
    const kind = path.at(-1) === 'rules' ? UNKNOWN.rule : UNKNOWN.setting;
    return unknown(uri, kind, key, keysAt(configurationJsonSchema(rules), path), keySpan(root, [...path, key]));
  }
  const span = nodeSpan(root, path);
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    const kind = values.join() === LEVELS.join() ? UNKNOWN.level : UNKNOWN.value;
    return unknown(uri, kind, String(valueAt(root, path)), values, span);
  }
  const place = path.length === 0 ? { zh: '配置', en: 'the configuration' } : same(`“${path.join('.')}”`);
  const expected = expectation(issue);
  return new ConfigurationError(
    uri,
    { zh: `${place.zh}的值不对`, en: `${place.en} has a wrong value` },
    { zh: `请写成${expected.zh}`, en: `make it ${expected.en}` },
    span,
  );
}

const UNKNOWN = {
  rule: { zh: '未知的规则', en: 'unknown rule' },
  setting: { zh: '未知的设置项', en: 'unknown setting' },
  level: { zh: '未知的级别', en: 'unknown level' },
  value: { zh: '未知的值', en: 'unknown value' },
} satisfies Record<string, Localised>;

/** Of a value that has none of several forms, what is wrong with the form it was meant to have: a list is the last of them. */
function innermost(issue: Issue, root: Node): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const isList = Array.isArray(valueAt(root, issue.path as Path));
  const inner = (isList ? issue.errors.at(-1) : issue.errors[0])?.[0];
  return inner ? innermost({ ...inner, path: [...issue.path, ...inner.path] }, root) : issue;
}

function expectation(issue: Issue): Localised {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? same(issue.expected);
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? { zh: `不小于 ${issue.minimum} 的数`, en: `a number from ${issue.minimum}` }
        : { zh: '非空的值', en: 'something not empty' };
    case 'too_big':
      return { zh: `不大于 ${issue.maximum} 的数`, en: `a number up to ${issue.maximum}` };
    default:
      return same(issue.message);
  }
}

const TYPES: Record<string, Localised> = {
  object: { zh: '对象 { … }', en: 'an object { … }' },
  array: { zh: '数组 [ … ]', en: 'an array [ … ]' },
  tuple: { zh: '数组 [ … ]', en: 'an array [ … ]' },
  string: { zh: '字符串', en: 'a string' },
  number: { zh: '数', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
};

function unknown(
  uri: string,
  kind: Localised,
  word: string,
  known: readonly string[],
  span: Span | undefined,
): ConfigurationError {
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

function valueAt(root: Node, path: Path): unknown {
  const node = findNodeAtLocation(root, path);
  return node && getNodeValue(node);
}

function nodeSpan(root: Node, path: Path): Span | undefined {
  const node = findNodeAtLocation(root, path);
  return node && { start: node.offset, end: node.offset + node.length };
}

/** Where the key itself stands that `path` ends in. */
function keySpan(root: Node, path: Path): Span | undefined {
  const key = findNodeAtLocation(root, path)?.parent?.children?.[0];
  return key && { start: key.offset, end: key.offset + key.length };
}
