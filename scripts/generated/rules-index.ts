import type { Category, Rule } from '../../server/src/rules/rule.ts';

const LEVELS = { error: '错误', warning: '警告', information: '信息', hint: '提示' } as const;
const FIXES = { safe: '安全', suggested: '建议' } as const;

const CATEGORIES: Record<Category, string> = {
  numbering: '标题与序号',
  contents: '目录',
  enumeration: '列举',
  duplication: '重复',
  glossary: '名词解释与注号',
  layout: '版面与文本',
  punctuation: '标点',
  numbers: '数字与指标',
  wording: '用词',
};

/** The page docs/rules/README.md: every rule, by category, and how a rule page is written. */
export function rulesIndex(rules: readonly Rule[]): string {
  const groups = Object.entries(CATEGORIES).map(([category, name]) => ({
    name,
    members: rules.filter((rule) => rule.category === category),
  }));
  return `# 规则

共 ${rules.length} 条。

${groups
  .filter(({ members }) => members.length > 0)
  .map(table)
  .join('\n')}
级别：**错误**，凭文件本身就能证明；**警告**，编辑几乎一定同意；**信息**、**提示**，请看一眼；**关闭**，在配置中打开后才检查。
修正：**安全**的只动序号、宽窄和完全相同的重复，全部修正（\`--fix\`、保存时）会用到；**建议**的要逐个确认。
级别和选项的写法见[配置](../configuration.md)。

## 规则页的写法

每条规则一页，文件名是规则的标识，一级标题是“名称 \`标识\`”，二级标题依次是**反例**、**正例**、**为什么**、**怎么改**、**配置**、**依据**。

- **反例**下的每个代码块是一份完整的小报告（至少两三个标题），检查结果必须恰好是这条规则的一个问题，别无其他。
  紧跟着的、标明 \`改后\` 的代码块是修正之后的全文；修正之后不得再有任何问题。能修正的规则至少写一个 \`改后\`。
- **正例**下的每个代码块不得有任何问题。
- 这些例子由 \`tests/rules/pages.test.ts\` 逐个运行；本页由 \`npm run generate\` 按规则表写出，不要手改。
`;
}

function table({ name, members }: { name: string; members: readonly Rule[] }): string {
  const rows = members.map(
    ({ id, name: title, severity, off, fixable }) =>
      `| [\`${id}\`](${id}.md) | ${title.zh} | ${off ? '关闭' : LEVELS[severity]} | ${fixable ? FIXES[fixable] : '—'} |\n`,
  );
  return `## ${name}\n\n| 规则 | 名称 | 默认级别 | 修正 |\n| --- | --- | --- | --- |\n${rows.join('')}`;
}
