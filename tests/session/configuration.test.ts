import { describe, expect, test } from 'vitest';
import { rules } from '../../server/src/rules/registry.ts';
import { configurationJsonSchema } from '../../server/src/session/configuration/schema.ts';
import {
  type Configuration,
  ConfigurationError,
  configurationFor,
  levelOf,
  parseConfiguration,
} from '../../server/src/session/configuration.ts';

const RULES = ['heading-number-gap', 'heading-number-duplicate', 'duplicate-paragraph'];

describe('which file is in force', () => {
  test('the nearest one from the document’s own folder upward, and only that one', async () => {
    const files = {
      'file:///reports/gangmu.json': '{ "rules": { "heading-number-gap": "off", "duplicate-paragraph": "off" } }',
      'file:///reports/2024/gangmu.json': '{ "rules": { "heading-number-gap": "hint" } }',
    };
    const near = await configurationOf('file:///reports/2024/spring/a.txt', files);
    expect(near.file).toBe('file:///reports/2024/gangmu.json');
    expect(level(near, 'heading-number-gap')).toBe('hint');
    expect(level(near, 'duplicate-paragraph')).toBe('error');
    const far = await configurationOf('file:///reports/2023/a.txt', files);
    expect(level(far, 'duplicate-paragraph')).toBe('off');
  });

  test('none leaves every rule at its own level', async () => {
    const configuration = await configurationOf('file:///reports/a.txt', {});
    expect(configuration).toEqual({ ignored: false, rules: {} });
  });

  test('a document that was never saved has none', async () => {
    const configuration = await configurationOf('untitled:Untitled-1', { 'file:///gangmu.json': '{ "no": 1 }' });
    expect(configuration.file).toBeUndefined();
  });

  test('folders with blanks and Chinese names are found by either spelling of the URI', async () => {
    const files = { 'file:///%E6%8A%A5%E5%91%8A%202024/gangmu.json': '{ "rules": { "duplicate-paragraph": "hint" } }' };
    expect(level(await configurationOf('file:///报告 2024/a.txt', files), 'duplicate-paragraph')).toBe('hint');
  });
});

describe('levels', () => {
  test('a later override that matches wins over an earlier one and over the rules', async () => {
    const text = `{
      // 征求意见稿放宽
      "rules": { "heading-number-gap": "error", "duplicate-paragraph": ["warning", {}] },
      "overrides": [
        { "files": ["草稿/**"], "rules": { "heading-number-gap": "warning" } },
        { "files": ["*.report"], "rules": { "heading-number-gap": "hint" } },
      ],
    }`;
    const levels = async (path: string) => {
      const configuration = await configurationOf(`file:///r/${path}`, { 'file:///r/gangmu.json': text });
      return RULES.map((id) => level(configuration, id));
    };
    expect(await levels('a.txt')).toEqual(['error', 'error', 'warning']);
    expect(await levels('草稿/a.txt')).toEqual(['warning', 'error', 'warning']);
    expect(await levels('草稿/上/a.report')).toEqual(['hint', 'error', 'warning']);
  });

  test('a rule named like a member of every object keeps its own', () => {
    expect(level({ ignored: false, rules: {} }, 'constructor')).toBe('error');
  });
});

describe('ignored files', () => {
  test.each([
    ['归档', '归档/2020/a.txt', true],
    ['归档', '各县/归档/a.txt', true],
    ['归档/', '归档/a.txt', true],
    ['/归档', '各县/归档/a.txt', false],
    ['归档/*.txt', '归档/a.txt', true],
    ['归档/*.txt', '归档/a.report', false],
    ['*.md', 'x/y/README.md', true],
    ['a.txt', 'ba.txt', false],
  ])('%s for %s: %s', async (glob, path, ignored) => {
    const files = { 'file:///r/gangmu.json': JSON.stringify({ ignore: [glob] }) };
    expect((await configurationOf(`file:///r/${path}`, files)).ignored).toBe(ignored);
  });

  test('a later glob with ! takes a file back in', async () => {
    const files = { 'file:///r/gangmu.json': '{ "ignore": ["归档/**", "!归档/定稿.txt"] }' };
    expect((await configurationOf('file:///r/归档/初稿.txt', files)).ignored).toBe(true);
    expect((await configurationOf('file:///r/归档/定稿.txt', files)).ignored).toBe(false);
  });
});

describe('a file that cannot be used is an error that names place and remedy', () => {
  test.each([
    ['{ "rules": { ⟦"heading-numbr-gap"⟧: "off" } }', '未知的规则“heading-numbr-gap”；是不是“heading-number-gap”？'],
    ['{ "rules": { ⟦"spelling"⟧: "off" } }', `未知的规则“spelling”；可用的有：${RULES.join('、')}`],
    ['{ ⟦"rule"⟧: {} }', '未知的设置项“rule”；是不是“rules”？'],
    ['{ "overrides": [{ "files": ["a"], "rules": {}, ⟦"rulez"⟧: {} }] }', '未知的设置项“rulez”；是不是“rules”？'],
    ['{ "rules": { "duplicate-paragraph": ⟦"warn"⟧ } }', '未知的级别“warn”；是不是“warning”？'],
    ['{ "rules": { "duplicate-paragraph": [⟦"of"⟧] } }', '未知的级别“of”；是不是“off”？'],
    ['{ "rules": { "duplicate-paragraph": ["off", { ⟦"min"⟧: 3 }] } }', '未知的设置项“min”；请删去'],
    ['{ "ignore": ⟦"a.txt"⟧ }', '“ignore”的值不对；请写成数组 [ … ]'],
    ['{ "overrides": [{ "files": ⟦[]⟧, "rules": {} }] }', '“overrides.0.files”的值不对；请写成非空的值'],
    ['⟦[]⟧', '配置的值不对；请写成对象 { … }'],
    ['{ "rules": {} ⟦"ignore"⟧: [] }', '不是有效的 JSON：缺少逗号；请改正这一处'],
    ['', '不是有效的 JSON：缺少值；请改正这一处'],
    [
      '{ "overrides": [{ "files": ["a"], "rules": { ⟦"x"⟧: "off" } }] }',
      `未知的规则“x”；可用的有：${RULES.join('、')}`,
    ],
  ])('%s', async (marked, message) => {
    const error = await errorOf(marked.replace(/[⟦⟧]/g, ''));
    expect(`${error.what.zh}；${error.remedy.zh}`).toBe(message);
    expect(error.file).toBe('file:///r/gangmu.json');
    if (marked) expect(error.span).toEqual({ start: marked.indexOf('⟦'), end: marked.indexOf('⟧') - 1 });
  });

  test('an override without rules', async () => {
    expect((await errorOf('{ "overrides": [{ "files": ["a"] }] }')).what.zh).toBe('“overrides.0.rules”的值不对');
  });

  test('a byte order mark is not one of them', async () => {
    await expect(parseConfiguration('\ufeff{}', 'file:///r/gangmu.json', RULES)).resolves.toMatchObject({ rules: {} });
  });
});

test('gangmu.schema.json is what the editor checks the file against (vitest -u writes it)', async () => {
  const schema = configurationJsonSchema(rules.map(({ id }) => id));
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../gangmu.schema.json');
});

test('the JSON schema offers the rule ids and nothing else', () => {
  const schema = JSON.stringify(configurationJsonSchema(RULES));
  expect(schema).toContain(`"propertyNames":{"enum":${JSON.stringify(RULES)}}`);
  expect(schema).toContain('"additionalProperties":false');
});

function configurationOf(uri: string, files: Record<string, string>) {
  return configurationFor(uri, { read: async (file) => files[file] }, RULES);
}

function level(configuration: Configuration, id: string) {
  return levelOf(configuration, { id, severity: 'error' });
}

async function errorOf(text: string): Promise<ConfigurationError> {
  return parseConfiguration(text, 'file:///r/gangmu.json', RULES).then(
    () => expect.fail('the file was accepted'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(ConfigurationError);
      return error as ConfigurationError;
    },
  );
}
