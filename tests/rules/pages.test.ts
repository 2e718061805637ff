import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../server/src/rules/registry.ts';
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
