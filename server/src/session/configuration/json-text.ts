import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Localised } from '../../rules/rule.ts';
import { ConfigurationError } from '../configuration.ts';

/**
 * The tree of a text in JSON with comments and trailing commas. A byte order mark is passed over.
 *
 * @throws {ConfigurationError} that names the first place that is malformed
 */
export function parseJson(text: string, uri: string): Node {
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
