import { describe, expect, test } from 'vitest';
import type { Finding } from '../../server/src/rules/rule.ts';
import {
  applyBaseline,
  type Baseline,
  baselineKey,
  entryOf,
  formatBaseline,
  parseBaseline,
} from '../../server/src/session/baseline.ts';
import { ConfigurationError } from '../../server/src/session/configuration.ts';
import { LineIndex } from '../../server/src/text/lines.ts';

const URI = 'file:///r/gangmu-baseline.json';

describe('a finding is known again', () => {
  const BEFORE = '一、工作回顾\n上年工作。\n⟦三、⟧今后打算\n今年工作。\n';

  test.each([
    ['when lines come before it', `标题\n\n${BEFORE}`],
    ['when the text elsewhere changes', BEFORE.replace('上年工作', '去年的工作')],
    ['when widths and blanks change', BEFORE.replace('⟦三、⟧今后打算', '　　⟦三、⟧今后 打算')],
    ['when line ends change', BEFORE.replaceAll('\n', '\r\n')],
  ])('%s', (_, after) => expect(fingerprint(after)).toBe(fingerprint(BEFORE)));

  test.each([
    ['when its own words change', BEFORE.replace('⟦三、⟧', '⟦四、⟧')],
    ['when the words beside it change', BEFORE.replace('今后打算', '下一步打算')],
  ])('but not %s', (_, after) => expect(fingerprint(after)).not.toBe(fingerprint(BEFORE)));

  test('and not as a finding of another rule', () => {
    const { document, finding } = marked(BEFORE);
    const { findings } = applyBaseline([entryOf({ ...finding, rule: 'other' }, document)], [finding], document);
    expect(findings).toEqual([finding]);
  });
});

test('each entry answers for one finding, and those left over are stale', () => {
  const { document, finding } = marked('⟦三、⟧打算\n');
  const entry = entryOf(finding, document);
  expect(applyBaseline([entry], [finding, finding], document)).toEqual({
    findings: [finding],
    known: [finding],
    stale: [],
  });
  expect(applyBaseline([entry, entry], [finding], document).stale).toEqual([entry]);
});

describe('the file', () => {
  test('is written in a fixed order and read back', () => {
    const entry = (rule: string) => ({ rule, fingerprint: '0123456789abcdef', text: '“三、”打算' });
    const baseline: Baseline = new Map([
      ['b.txt', [entry('z'), entry('a')]],
      ['a.txt', [entry('m')]],
      ['clean.txt', []],
    ]);
    const text = formatBaseline(baseline);
    expect(text).toBe(
      `{
  "version": 1,
  "files": {
    "a.txt": [
      {"rule":"m","fingerprint":"0123456789abcdef","text":"“三、”打算"}
    ],
    "b.txt": [
      {"rule":"a","fingerprint":"0123456789abcdef","text":"“三、”打算"},
      {"rule":"z","fingerprint":"0123456789abcdef","text":"“三、”打算"}
    ]
  }
}
`,
    );
    expect(formatBaseline(parseBaseline(text, URI))).toBe(text);
    expect(parseBaseline(formatBaseline(new Map()), URI).size).toBe(0);
  });

  test.each(['', '[]', '{}', '{"version":2,"files":{}}', '{"version":1,"files":{"a":[{"rule":"x"}]}}'])(
    'is refused where it is malformed: %s',
    (text) => expect(() => parseBaseline(text, URI)).toThrow(ConfigurationError),
  );

  test('names documents by their paths from its folder', () => {
    expect(baselineKey(URI, 'file:///r/2025/%E6%8A%A5%E5%91%8A.txt')).toBe('2025/报告.txt');
    expect(baselineKey(URI, 'file:///else/a.txt')).toBe('file:///else/a.txt');
  });
});

function fingerprint(text: string): string {
  const { document, finding } = marked(text);
  return entryOf(finding, document).fingerprint;
}

function marked(text: string) {
  const start = text.indexOf('⟦');
  const bare = text.replace(/[⟦⟧]/g, '');
  const finding: Finding = {
    rule: 'heading-number-gap',
    severity: 'warning',
    span: { start, end: text.indexOf('⟧') - 1 },
    message: { zh: '', en: '' },
    related: [],
  };
  return { finding, document: { text: bare, lines: new LineIndex(bare) } };
}
