import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../server/src/rules/registry.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { applyEdits, describeFindings, findingsOf } from './checking.ts';
import { PAGE_SECTIONS, readRulePage } from './rule-page.ts';

const PAGES = new URL('../../docs/rules/', import.meta.url);

describe.each(rules.map((rule) => ({ id: rule.id, rule })))('docs/rules: $id', ({ id, rule }) => {
  const file = new URL(`${id}.md`, PAGES);
  const page = readRulePage(existsSync(file) ? readFileSync(file, 'utf8') : '');

  it('names the rule and has the sections of a rule page', () => {
    expect(page.title).toBe(`${rule.name.zh} \`${id}\``);
    expect(page.headings).toEqual(PAGE_SECTIONS);
    expect(page.wrong.length, '反例').toBeGreaterThan(0);
    expect(page.right.length, '正例').toBeGreaterThan(0);
  });

  it.each(page.wrong.map((example, index) => ({ ...example, number: index + 1 })))(
    '反例 $number gives this finding and nothing else',
    ({ text, fixed }) => {
      const findings = findingsOf(text, id, page.settings);
      expect(
        findings.map((finding) => finding.rule),
        describeFindings(text, findings).join('\n'),
      ).toEqual([id]);
      const fix = findings[0]?.fix;
      if (fixed === undefined && rule.fixable === undefined) expect(fix).toBeUndefined();
      if (!fix) {
        expect(fixed, 'a text after the fix, but no fix').toBeUndefined();
        return;
      }
      expect(rule.fixable, 'a fix, but the rule says it has none').toBeDefined();
      const after = applyEdits(text, fix.edits);
      const left = findingsOf(after, id, page.settings);
      expect(left, describeFindings(after, left).join('\n')).toEqual([]);
      if (fixed !== undefined) expect(after).toBe(fixed);
    },
  );

  it.runIf(rule.fixable)('shows at least one fix', () => {
    expect(page.wrong.some(({ fixed }) => fixed !== undefined)).toBe(true);
  });

  it.each(page.right.map((text, index) => ({ text, number: index + 1 })))('正例 $number gives none', ({ text }) => {
    const findings = findingsOf(text, id, page.settings);
    expect(findings, describeFindings(text, findings).join('\n')).toEqual([]);
  });
});

it('docs/rules/README.md lists every rule (npx vitest run tests/rules/pages.test.ts -u writes it)', async () => {
  await expect(indexPage(rules)).toMatchFileSnapshot('../../docs/rules/README.md');
});

const LEVELS = { error: '错误', warning: '警告', information: '信息', hint: '提示' } as const;
const FIXES = { safe: '安全', suggested: '建议' } as const;

function indexPage(listed: readonly Rule[]): string {
  const rows = listed.map(
    ({ id, name, severity, off, fixable }) =>
      `| [\`${id}\`](${id}.md) | ${name.zh} | ${off ? '关闭' : LEVELS[severity]} | ${fixable ? FIXES[fixable] : '—'} |`,
  );
  return `# 规则

| 规则 | 名称 | 默认级别 | 修正 |
| --- | --- | --- | --- |
${rows.join('\n')}

级别：**错误**，凭文件本身就能证明；**警告**，编辑几乎一定同意；**信息**、**提示**，请看一眼；**关闭**，在配置中打开后才检查。
修正：**安全**的只动序号、宽窄和完全相同的重复，全部修正（\`--fix\`、保存时）会用到；**建议**的要逐个确认。

## 规则页的写法

每条规则一页，文件名是规则的标识，一级标题是“名称 \`标识\`”，二级标题依次是${PAGE_SECTIONS.map((section) => `**${section}**`).join('、')}。

- **反例**下的每个代码块是一份完整的小报告（至少两三个标题），检查结果必须恰好是这条规则的一个问题，别无其他。
  紧跟着的、标明 \`改后\` 的代码块是修正之后的全文；修正之后不得再有任何问题。能修正的规则至少写一个 \`改后\`。
- **正例**下的每个代码块不得有任何问题。
- 这些例子由 \`tests/rules/pages.test.ts\` 逐个运行；本页由同一个测试按规则表生成（\`-u\` 更新）。
`;
}
