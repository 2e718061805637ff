import { describe, expect, test } from 'vitest';
import { rules } from '../../server/src/rules/registry.ts';
import { CLEAN, Workspace } from './gangmu.ts';

const FILES = {
  'shared/base.json':
    '{ "extends": "official-document", "glossary": ["terms.txt"], "rules": { "date-padded": "off" } }',
  'gangmu.json': `{
    // 上级的规定在先
    "extends": ["./shared/base.json"],
    "rules": { "heading-number-gap": "error", "sentence-overlong": ["hint", {}] },
    "overrides": [{ "files": ["2025/**"], "previousReport": "2024/a.txt" }],
    "baseline": "known.json",
    "names": [{ "name": "沈知远", "post": "县长" }],
    "format": { "indent": "two" }
  }`,
  '2025/a.txt': CLEAN,
};

describe('--print-config', () => {
  test('prints what is in force in the words of the configuration, with every path resolved', async () => {
    const { code, out } = await new Workspace(FILES).gangmu(['lint', '--print-config', '2025/a.txt']);
    expect(code).toBe(0);
    const shown = JSON.parse(out);
    expect(shown).toMatchObject({
      file: 'gangmu.json',
      ignored: false,
      glossary: ['shared/terms.txt'],
      previousReport: '2024/a.txt',
      names: [{ name: '沈知远', post: ['县长'] }],
      duplicates: { scope: 'file' },
      format: { numbering: true, indent: 'two', blankLines: 'keep', nextMarker: 'series' },
      baseline: 'known.json',
    });
    expect(Object.keys(shown.rules)).toEqual(rules.map(({ id }) => id));
    expect(shown.rules).toMatchObject({
      'heading-number-gap': 'error',
      'date-padded': 'off',
      'doc-number-brackets': 'warning',
      'sentence-overlong': ['hint', rules.find(({ id }) => id === 'sentence-overlong')?.options?.defaults],
    });
  });

  test('is told of a fault in a file that is extended, at its place', async () => {
    const files = { ...FILES, 'shared/base.json': '{\n  "rulez": {}\n}' };
    const { code, err } = await new Workspace(files).gangmu(['lint', '--print-config', '2025/a.txt']);
    expect([code, err]).toEqual([2, 'shared/base.json:2:3: 未知的设置项“rulez”; 是不是“rules”？\n']);
  });
});
