import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { frame } from '../../server/src/headless/formats/frame.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import { CLEAN, DAMAGED, GAP, Workspace } from './gangmu.ts';

describe('text', () => {
  test('names place, level, rule, message and the other place', async () => {
    const { out } = await new Workspace({ 'a.txt': GAP }).gangmu(['lint', 'a.txt']);
    const [head, message, line, caret, related] = out.split('\n');
    expect(head).toBe('a.txt:9:1  警告  heading-number-gap  可在编辑器中修复');
    expect(message).toMatch(/^ {2}漏号：/);
    expect(line).toBe('  9 │ 四、加强自身建设');
    expect(caret).toBe('    │ ^^^^');
    expect(related).toMatch(/^ {2}→ a\.txt:7:1 {2}/);
    expect(out).toMatch(/\n检查了 1 个文件，警告 1 处\n$/);
  });

  test('says so where there is nothing to say', async () => {
    const { out } = await new Workspace({ 'a.txt': CLEAN }).gangmu(['lint']);
    expect(out).toBe('检查了 1 个文件，没有发现问题\n');
  });

  test('is coloured where it is asked for, and only there', async () => {
    const workspace = new Workspace({ 'a.txt': GAP });
    expect((await workspace.gangmu(['lint', '--color'])).out).toContain('\u001b[33m警告');
    expect((await workspace.gangmu(['lint'])).out).not.toContain('\u001b');
  });

  test('speaks English where it is asked to, by option or by environment', async () => {
    const workspace = new Workspace({ 'a.txt': GAP });
    const english = (await workspace.gangmu(['lint', '--lang', 'en'])).out;
    expect(english).toMatch(/^a\.txt:9:1 {2}warning {2}heading-number-gap/);
    expect((await workspace.gangmu(['lint'], { environment: { LANG: 'en_US.UTF-8' } })).out).toBe(english);
    expect((await workspace.gangmu(['lint'], { environment: { LANG: 'en_US', LC_ALL: 'C' } })).out).toContain('警告');
  });
});

describe('the line around a place', () => {
  test.each([
    ['前面的文字⟦重复⟧后面的文字', '前面的文字重复后面的文字', '          ^^^^'],
    ['ＡＢ（⟦一⟧）ab', 'ＡＢ（一）ab', '      ^^'],
    ['a\tb⟦𠮷⟧c', 'a b𠮷c', '   ^^'],
    ['⟦⟧正文', '正文', '^'],
    ['正文⟦⟧', '正文', '    ^'],
    ['上一行\n正⟦文\n下一⟧行', '正文…', '  ^^^'],
    ['上一行\r\n正⟦文⟧\r\n下一行', '正文', '  ^^'],
  ])('%j', (marked, line, carets) => {
    expect(shown(marked)).toEqual([line, carets]);
  });

  test.each([
    ['in the middle', 24_000, 2],
    ['at the beginning', 0, 2],
    ['at the end', 47_998, 2],
    ['longer than the window', 10_000, 5_000],
    ['the whole line', 0, 48_000],
  ])('of 48,000 characters is cut to a window around it: %s', (_, start, length) => {
    const text = '字'.repeat(48_000);
    const { before, place, after, indent, width } = frame(
      { text, lines: new LineIndex(text) },
      { start, end: start + length },
    );
    const columns = [...(before + place + after)].reduce((sum, character) => sum + (character === '…' ? 1 : 2), 0);
    expect(columns).toBeLessThanOrEqual(66);
    expect(columns).toBeGreaterThan(60);
    expect(indent + width).toBeLessThanOrEqual(66);
    expect(before.startsWith('…')).toBe(start > 0);
    expect((place + after).endsWith('…')).toBe(start + length < 48_000 || length > 100);
  });

  function shown(marked: string): string[] {
    const start = marked.indexOf('⟦');
    const text = marked.replace(/[⟦⟧]/g, '');
    const { before, place, after, indent, width } = frame(
      { text, lines: new LineIndex(text) },
      { start, end: marked.indexOf('⟧') - 1 },
    );
    return [before + place + after, ' '.repeat(indent) + '^'.repeat(width)];
  }
});

test('json has zero-based positions in UTF-16 units, and every edit of a fix', async () => {
  const { out } = await new Workspace({ 'a.txt': CLEAN, 'b.txt': DAMAGED }).gangmu(['lint', '--format', 'json']);
  expect(JSON.parse(out)).toEqual([
    { file: 'a.txt', findings: [] },
    {
      file: 'b.txt',
      findings: [
        {
          rule: 'heading-marker-damaged',
          severity: 'error',
          message: expect.stringContaining('二）'),
          range: { start: { line: 8, character: 0 }, end: { line: 8, character: expect.any(Number) } },
          related: expect.any(Array),
          fix: {
            title: expect.any(String),
            safe: true,
            edits: [
              {
                range: { start: { line: 8, character: 0 }, end: { line: 8, character: expect.any(Number) } },
                newText: expect.stringContaining('（'),
              },
            ],
          },
        },
      ],
    },
  ]);
});

test('github annotates one line a finding, with everything escaped that could end it early', async () => {
  const { out } = await new Workspace({ '50%,a:b.txt': GAP }).gangmu(['lint', '--format', 'github']);
  expect(out).toMatch(
    /^::warning file=50%25%2Ca%3Ab\.txt,line=9,endLine=9,col=1,endColumn=2,title=heading-number-gap::漏号：[^\n]+\n$/,
  );
});

describe('sarif', () => {
  test('places, rules and fixes are those of the findings', async () => {
    const { log } = await sarif({ '报告 一.txt': DAMAGED, 'b.txt': GAP });
    const run = log.runs[0];
    expect(log.version).toBe('2.1.0');
    expect(run?.columnKind).toBe('utf16CodeUnits');
    expect(run?.tool.driver.rules?.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    expect(run?.invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
    expect(run?.results?.map(({ ruleId, level, locations }) => [ruleId, level, place(locations?.[0])])).toEqual([
      ['heading-number-gap', 'warning', 'b.txt 9:1-9:3'],
      ['heading-marker-damaged', 'error', '%E6%8A%A5%E5%91%8A%20%E4%B8%80.txt 9:1-9:3'],
    ]);
    expect(run?.results?.[1]?.fixes?.[0]?.artifactChanges[0]?.replacements[0]?.insertedContent?.text).toContain('（');
  });

  test('every result is valid by the constraints of the standard', async () => {
    const { log } = await sarif({ 'a.txt': DAMAGED, 'b.txt': GAP });
    const run = log.runs[0];
    for (const { ruleId, ruleIndex, message, locations = [], relatedLocations = [] } of run?.results ?? []) {
      expect(run?.tool.driver.rules?.[ruleIndex ?? -1]?.id).toBe(ruleId);
      expect(message.text).not.toBe('');
      for (const { physicalLocation } of [...locations, ...relatedLocations]) {
        expect(physicalLocation?.artifactLocation?.uri).toMatch(/^[!-~]+$/);
        const { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 } = physicalLocation?.region ?? {};
        expect(startLine).toBeGreaterThan(0);
        expect(startColumn).toBeGreaterThan(0);
        expect(endLine > startLine || endColumn >= startColumn).toBe(true);
      }
      expect(new Set(relatedLocations.map(({ id }) => id)).size).toBe(relatedLocations.length);
    }
    for (const { helpUri } of run?.tool.driver.rules ?? []) expect(() => new URL(helpUri ?? '')).not.toThrow();
  });

  test('what could not be checked makes the run unsuccessful', async () => {
    const { log, code } = await sarif({ 'a.txt': GAP, 'b.txt': '\0' });
    expect(code).toBe(2);
    expect(log.runs[0]?.invocations?.[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: 'error', message: { text: expect.stringMatching(/^b\.txt: /) } }],
    });
    expect(log.runs[0]?.results).toHaveLength(1);
  });

  async function sarif(files: Record<string, string>): Promise<{ log: Log; code: number }> {
    const { out, code } = await new Workspace(files).gangmu(['lint', '--format', 'sarif']);
    return { log: JSON.parse(out), code };
  }

  function place(location: NonNullable<NonNullable<Log['runs'][0]['results']>[0]['locations']>[0] | undefined): string {
    const { artifactLocation, region } = location?.physicalLocation ?? {};
    return `${artifactLocation?.uri} ${region?.startLine}:${region?.startColumn}-${region?.endLine}:${region?.endColumn}`;
  }
});
