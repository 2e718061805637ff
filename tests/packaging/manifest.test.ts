import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { REPORT_PATTERNS } from '../../server/src/lsp/report-patterns.ts';

const ROOT = join(import.meta.dirname, '../..');
const text = readFileSync(join(ROOT, 'package.json'), 'utf8');
const manifest = JSON.parse(text);
const { commands, configuration, languages } = manifest.contributes;
const [language] = languages;

const readJson = (path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

describe('texts', () => {
  test.each(['package.nls.json', 'package.nls.zh-cn.json'])('%s has exactly the keys the manifest uses', (file) => {
    const used = new Set([...text.matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key));
    expect(Object.keys(readJson(file)).sort()).toEqual([...used].sort());
  });

  test('every text of the client is translated', () => {
    const sources = readdirSync(join(ROOT, 'client/src')).map((name) =>
      readFileSync(join(ROOT, 'client/src', name), 'utf8'),
    );
    const used = sources.flatMap((source) => [...source.matchAll(/l10n\.t\(\s*'([^']+)'/g)].map(([, key]) => key));
    expect(Object.keys(readJson('l10n/bundle.l10n.zh-cn.json')).sort()).toEqual([...new Set(used)].sort());
  });
});

describe('the language', () => {
  test('has the files that the service takes for reports', () => {
    const globs = [
      ...language.extensions.map((extension: string) => `**/*${extension}`),
      ...language.filenamePatterns.map((pattern: string) => `**/${pattern}`),
    ];
    expect(globs).toEqual(REPORT_PATTERNS);
  });

  test.each([
    ['政府工作报告', true],
    ['　　政 府 工 作 报 告', true],
    ['# 云溪县2024年政府工作报告', true],
    ['《云溪县政府工作报告》', true],
    ['云溪县财政局2023年工作总结（送审稿）', true],
    ['云溪县“十四五”规划纲要', true],
    ['下面是政府工作报告的要点，供参考。', false],
    ['会议听取了政府工作报告，审议并通过了决议', false],
    ['TODO list', false],
  ])('is known by the first line: %s → %s', (line, known) => {
    expect(new RegExp(language.firstLine).test(line)).toBe(known);
  });

  test('activates the extension, which a contributed language alone does not', () => {
    expect(manifest.activationEvents).toContain(`onLanguage:${language.id}`);
    for (const id of configuration.properties['gangmu.languages'].items.enum) {
      expect(manifest.activationEvents).toContain(`onLanguage:${id}`);
    }
  });
});

test('every command is registered by the client', () => {
  const source = readFileSync(join(ROOT, 'client/src/commands.ts'), 'utf8');
  const registered = [...source.matchAll(/registerCommand\('([^']+)'/g)].map(([, id]) => id);
  expect(commands.map(({ command }: { command: string }) => command)).toEqual(registered);
});
