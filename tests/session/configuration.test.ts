import { describe, expect, test } from 'vitest';
import { rules } from '../../server/src/rules/registry.ts';
import { inForce } from '../../server/src/session/configuration/in-force.ts';
import { configurationJsonSchema } from '../../server/src/session/configuration/json-schema.ts';
import { PRESETS } from '../../server/src/session/configuration/presets.ts';
import {
  type Configuration,
  ConfigurationError,
  configurationFor,
  DEFAULT_CONFIGURATION,
  levelOf,
  optionsOf,
  type RuleDeclaration,
  readConfiguration,
} from '../../server/src/session/configuration.ts';

const RULES = ['heading-number-gap', 'heading-number-duplicate', 'duplicate-paragraph'];

const declared = (id: string): RuleDeclaration => ({
  id,
  name: { zh: id, en: id },
  category: 'numbering',
  severity: 'error',
});

/** A rule that takes options, as a rule file declares them. */
const LONG_TITLE: RuleDeclaration = {
  ...declared('heading-overlong'),
  severity: 'information',
  off: true,
  options: {
    defaults: { most: 40 },
    shape: (z) => ({ most: z.int().min(1).max(200).describe('最多的字数') }),
  },
};

const DECLARED = [...RULES.map(declared), LONG_TITLE];

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
    expect(configuration).toEqual(DEFAULT_CONFIGURATION);
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
    expect(level(DEFAULT_CONFIGURATION, 'constructor')).toBe('error');
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
    [
      '{ "rules": { ⟦"spelling"⟧: "off" } }',
      `未知的规则“spelling”；可用的有：${DECLARED.map(({ id }) => id).join('、')}`,
    ],
    ['{ ⟦"rule"⟧: {} }', '未知的设置项“rule”；是不是“rules”？'],
    ['{ "overrides": [{ "files": ["a"], "rules": {}, ⟦"rulez"⟧: {} }] }', '未知的设置项“rulez”；是不是“rules”？'],
    ['{ "rules": { "duplicate-paragraph": ⟦"warn"⟧ } }', '未知的级别“warn”；是不是“warning”？'],
    ['{ "rules": { "duplicate-paragraph": [⟦"of"⟧] } }', '未知的级别“of”；是不是“off”？'],
    ['{ "rules": { "duplicate-paragraph": ["off", { ⟦"min"⟧: 3 }] } }', '未知的设置项“min”；请删去'],
    ['{ "rules": { "heading-overlong": ["hint", { ⟦"mots"⟧: 3 }] } }', '未知的设置项“mots”；是不是“most”？'],
    [
      '{ "rules": { "heading-overlong": ["hint", { "most": ⟦0⟧ }] } }',
      '“rules.heading-overlong.1.most”的值不对；请写成不小于 1 的数',
    ],
    [
      '{ "rules": { "heading-overlong": ["hint", { "most": ⟦"20"⟧ }] } }',
      '“rules.heading-overlong.1.most”的值不对；请写成数',
    ],
    ['{ "duplicates": { "scope": ⟦"workspaces"⟧ } }', '未知的值“workspaces”；是不是“workspace”？'],
    ['{ "duplicates": { ⟦"scop"⟧: "file" } }', '未知的设置项“scop”；是不是“scope”？'],
    ['{ "names": [{ ⟦"nmae"⟧: "甲", "post": "县长" }] }', '未知的设置项“nmae”；是不是“name”？'],
    ['{ "names": [{ "name": "甲", "post": ⟦[]⟧ }] }', '“names.0.post”的值不对；请写成非空的值'],
    ['{ "glossary": ⟦"a.txt"⟧ }', '“glossary”的值不对；请写成数组 [ … ]'],
    ['{ "ignore": ⟦"a.txt"⟧ }', '“ignore”的值不对；请写成数组 [ … ]'],
    ['{ "overrides": [{ "files": ⟦[]⟧, "rules": {} }] }', '“overrides.0.files”的值不对；请写成非空的值'],
    ['⟦[]⟧', '配置的值不对；请写成对象 { … }'],
    ['{ "rules": {} ⟦"ignore"⟧: [] }', '不是有效的 JSON：缺少逗号；请改正这一处'],
    ['', '不是有效的 JSON：缺少值；请改正这一处'],
    [
      '{ "overrides": [{ "files": ["a"], "rules": { ⟦"x"⟧: "off" } }] }',
      `未知的规则“x”；可用的有：${DECLARED.map(({ id }) => id).join('、')}`,
    ],
  ])('%s', async (marked, message) => {
    const error = await errorOf(marked.replace(/[⟦⟧]/g, ''));
    expect(`${error.what.zh}；${error.remedy.zh}`).toBe(message);
    expect(error.file).toBe('file:///r/gangmu.json');
    if (marked) expect(error.span).toEqual({ start: marked.indexOf('⟦'), end: marked.indexOf('⟧') - 1 });
  });

  test('an override without files', async () => {
    expect((await errorOf('{ "overrides": [{ "rules": {} }] }')).what.zh).toBe('“overrides.0.files”的值不对');
  });

  test('a byte order mark is not one of them', async () => {
    const files = { 'file:///r/gangmu.json': '\ufeff{}' };
    expect((await configurationOf('file:///r/a.txt', files)).file).toBe('file:///r/gangmu.json');
  });
});

test('the JSON schema offers the rule ids with their options, and nothing else', () => {
  const schema = configurationJsonSchema(DECLARED);
  const { properties = {} } = schema.definitions?.rules ?? {};
  expect(Object.keys(properties)).toEqual(DECLARED.map(({ id }) => id));
  expect(JSON.stringify(properties['heading-overlong'])).toMatch(
    /"most":\{[^}]*"description":"最多的字数","default":40\}/,
  );
  expect(JSON.stringify(schema)).not.toContain('"additionalProperties":{}');
});

describe('extends', () => {
  const BASE = `{
    "rules": { "heading-number-gap": "off", "heading-overlong": ["hint", { "most": 30 }] },
    "ignore": ["旧稿"],
    "glossary": ["名词.txt"],
    "names": [{ "name": "甲", "post": "县长" }],
    "overrides": [{ "files": ["*.md"], "rules": { "duplicate-paragraph": "off" } }]
  }`;

  test('what the file says itself stands over what it extends; lists grow; options stay where only the level is given', async () => {
    const files = {
      'file:///r/shared/base.json': BASE,
      'file:///r/gangmu.json': `{
        "extends": ["./shared/base.json"],
        "rules": { "heading-number-gap": "error", "heading-overlong": "warning" },
        "glossary": ["../术语.txt"],
        "names": [{ "name": "乙", "post": ["副县长", "局长"] }]
      }`,
    };
    const configuration = await configurationOf('file:///r/a.txt', files);
    expect(level(configuration, 'heading-number-gap')).toBe('error');
    expect(level(configuration, 'heading-overlong')).toBe('warning');
    expect(optionsOf(configuration, LONG_TITLE)).toEqual({ most: 30 });
    expect(configuration.glossary.map(({ uri }) => decodeURI(uri))).toEqual([
      'file:///r/shared/名词.txt',
      'file:///术语.txt',
    ]);
    expect(configuration.names).toEqual([
      { name: '甲', posts: ['县长'] },
      { name: '乙', posts: ['副县长', '局长'] },
    ]);
  });

  test('globs are relative to the file that holds them', async () => {
    const files = {
      'file:///r/shared/base.json': BASE,
      'file:///r/gangmu.json': '{ "extends": "./shared/base.json" }',
    };
    expect((await configurationOf('file:///r/旧稿/a.txt', files)).ignored).toBe(false);
    expect((await configurationOf('file:///r/shared/旧稿/a.txt', files)).ignored).toBe(true);
    expect(level(await configurationOf('file:///r/shared/a.md', files), 'duplicate-paragraph')).toBe('off');
    expect(level(await configurationOf('file:///r/a.md', files), 'duplicate-paragraph')).toBe('error');
  });

  test('the preset “all” switches on what rests by itself', async () => {
    const files = { 'file:///r/gangmu.json': '{ "extends": "all", "rules": { "duplicate-paragraph": "off" } }' };
    const configuration = await configurationOf('file:///r/a.txt', files);
    expect(levelOf(DEFAULT_CONFIGURATION, LONG_TITLE)).toBe('off');
    expect(levelOf(configuration, LONG_TITLE)).toBe('information');
    expect(level(configuration, 'duplicate-paragraph')).toBe('off');
  });

  test('a later preset takes back what an earlier one changed', async () => {
    const levels = async (presets: string) => {
      const files = { 'file:///r/gangmu.json': `{ "extends": ${presets} }` };
      const read = { read: async (file: string) => files[file as keyof typeof files] };
      const configuration = await configurationFor('file:///r/a.txt', read, rules);
      return ['doc-number-brackets', 'stale-year'].map((id) => {
        const rule = rules.find((candidate) => candidate.id === id);
        return rule && levelOf(configuration, rule);
      });
    };
    expect(await levels('"official-document"')).toEqual(['warning', 'warning']);
    expect(await levels('["official-document", "plan"]')).toEqual(['warning', 'off']);
    expect(await levels('["official-document", "plan", "work-report"]')).toEqual(['information', 'warning']);
  });

  test('core leaves on what numbering, glossary and exact repeats need, at the level it has', async () => {
    const read = {
      read: async (file: string) =>
        file.endsWith('/gangmu.json') ? '{ "extends": ["official-document", "core"] }' : undefined,
    };
    const configuration = await configurationFor('file:///r/a.txt', read, rules);
    const levelById = new Map(rules.map((rule) => [rule.id, levelOf(configuration, rule)]));
    expect(levelById.get('heading-number-gap')).toBe('warning');
    expect(levelById.get('heading-level-skip')).toBe('warning');
    expect(levelById.get('glossary-unused-term')).not.toBe('off');
    expect(levelById.get('duplicate-paragraph')).toBe('error');
    expect(levelById.get('body-duplicated')).not.toBe('off');
    for (const id of [
      'near-duplicate-paragraph',
      'duplicate-word',
      'punctuation-width',
      'confused-word',
      'stray-space',
    ]) {
      expect([id, levelById.get(id)]).toEqual([id, 'off']);
    }
  });

  test('presets name rules that there are', () => {
    const known = rules.map(({ id }) => id);
    for (const levels of Object.values(PRESETS)) {
      expect(Object.keys(levels).filter((id) => !known.includes(id))).toEqual([]);
    }
  });

  test.each([
    ['{ "extends": ⟦"work-reports"⟧ }', '没有预设“work-reports”；是不是“work-report”？'],
    ['{ "extends": [⟦"./none.json"⟧] }', '没有文件“./none.json”；请检查路径（相对于写它的配置文件）'],
    ['{ "extends": ⟦"./gangmu.json"⟧ }', '“./gangmu.json”又引用回来，成了循环；请去掉其中一处 extends'],
  ])('%s', async (marked, message) => {
    const error = await errorOf(marked.replace(/[⟦⟧]/g, ''));
    expect(`${error.what.zh}；${error.remedy.zh}`).toBe(message);
    expect(error.span).toEqual({ start: marked.indexOf('⟦'), end: marked.indexOf('⟧') - 1 });
  });

  test('a fault in the file that is extended is told of that file', async () => {
    const files = { 'file:///r/gangmu.json': '{ "extends": "./b.json" }', 'file:///r/b.json': '{ "rule": {} }' };
    const error = await configurationOf('file:///r/a.txt', files).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ file: 'file:///r/b.json', what: { zh: '未知的设置项“rule”' } });
  });
});

describe('documents around', () => {
  test('an override may name the report of the year before', async () => {
    const files = {
      'file:///r/gangmu.json': `{
        "duplicates": { "scope": "workspace" },
        "baseline": "基线.json",
        "overrides": [{ "files": ["2025/**"], "previousReport": "2024/报告.txt", "duplicates": { "scope": "file" } }]
      }`,
    };
    const configuration = await configurationOf('file:///r/2025/报告.txt', files);
    expect(decodeURI(configuration.previousReport?.uri ?? '')).toBe('file:///r/2024/报告.txt');
    expect(configuration.duplicates).toBe('file');
    expect(decodeURI(configuration.baseline?.uri ?? '')).toBe('file:///r/基线.json');
    const other = await configurationOf('file:///r/2024/报告.txt', files);
    expect(other.previousReport).toBeUndefined();
    expect(other.duplicates).toBe('workspace');
  });
});

function configurationOf(uri: string, files: Record<string, string>) {
  return configurationFor(uri, { read: async (file) => files[file] }, DECLARED);
}

function level(configuration: Configuration, id: string) {
  return levelOf(configuration, { id, severity: 'error' });
}

async function errorOf(text: string): Promise<ConfigurationError> {
  const uri = 'file:///r/gangmu.json';
  const files = { read: async (file: string) => (file === uri ? text : undefined) };
  return readConfiguration(uri, files, DECLARED).then(
    (file) => expect.fail(`the file was accepted: ${JSON.stringify(file && inForce(file, 'file:///r/a.txt'))}`),
    (error: unknown) => {
      expect(error).toBeInstanceOf(ConfigurationError);
      return error as ConfigurationError;
    },
  );
}
