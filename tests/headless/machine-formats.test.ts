import { parse as parseJunit } from 'junit2json';
import { describe, expect, test } from 'vitest';
import type { GitlabIssue } from '../../server/src/headless/formats/gitlab.ts';
import { JsonFormatter } from '../../server/src/headless/formats/json.ts';
import { escapeXml } from '../../server/src/headless/formats/xml.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import { CLEAN, DAMAGED, GAP, Workspace } from './gangmu.ts';
import { readXml, type XmlElement } from './xml.ts';

/** A file name and findings with everything that markup could trip over. */
const AWKWARD = "“A&B”<报告>'.txt";
const FILES = { 'a.txt': CLEAN, 'b.txt': DAMAGED, [AWKWARD]: GAP };

async function lint(format: string, files: Record<string, string>) {
  return new Workspace(files).gangmu(['lint', '--format', format]);
}

describe('junit, read by junit2json', () => {
  test('has a suite a file, a failure a finding, and a test that passes for a clean file', async () => {
    const { out } = await lint('junit', FILES);
    const report = await parseJunit(out);
    if (!report || !('testsuite' in report)) expect.fail('no testsuites');
    expect(report).toMatchObject({ name: 'gangmu', tests: 3, failures: 2, errors: 0 });
    const suites = report.testsuite ?? [];
    expect(suites.map(({ name, tests, failures }) => [name, tests, failures])).toEqual([
      ['a.txt', 1, 0],
      ['b.txt', 1, 1],
      [AWKWARD, 1, 1],
    ]);
    expect(suites[0]?.testcase?.[0]?.failure).toBeUndefined();
    expect(suites[1]?.testcase?.[0]).toMatchObject({ name: 'heading-marker-damaged (9:1)', classname: 'b.txt' });
    expect(suites[2]?.testcase?.[0]?.failure?.[0]).toMatchObject({
      type: 'warning',
      message: expect.stringMatching(/^漏号/),
    });
  });

  test('what could not be checked is an error, never a test that passes', async () => {
    const { out, code } = await lint('junit', { 'a.txt': CLEAN, 'b.txt': '\0' });
    const report = await parseJunit(out);
    expect(code).toBe(2);
    expect(report).toMatchObject({ tests: 2, failures: 0, errors: 1 });
  });

  test('has only elements and attributes that readers of JUnit reports know, each in its place', async () => {
    const { out } = await lint('junit', { ...FILES, 'c.txt': '\0' });
    const allowed: Record<string, { attributes: string[]; children: string[] }> = {
      testsuites: { attributes: ['name', 'tests', 'failures', 'errors'], children: ['testsuite'] },
      testsuite: { attributes: ['name', 'tests', 'failures', 'errors'], children: ['testcase'] },
      testcase: { attributes: ['name', 'classname'], children: ['failure', 'error', 'system-out'] },
      failure: { attributes: ['message', 'type'], children: [] },
      error: { attributes: ['message', 'type'], children: [] },
      'system-out': { attributes: [], children: [] },
    };
    const visit = ({ name, attributes, children }: XmlElement): void => {
      expect(Object.keys(attributes).filter((key) => !allowed[name]?.attributes.includes(key))).toEqual([]);
      for (const child of children) {
        expect(allowed[name]?.children).toContain(child.name);
        visit(child);
      }
    };
    const root = readXml(out);
    expect(root.name).toBe('testsuites');
    visit(root);
  });
});

describe('checkstyle, read by an XML parser', () => {
  test('has a file each, and in it the errors with place and source', async () => {
    const { out } = await lint('checkstyle', FILES);
    const root = readXml(out);
    expect([root.name, root.attributes.version]).toEqual(['checkstyle', '4.3']);
    expect(root.children.map(({ name, attributes, children }) => [name, attributes.name, children.length])).toEqual([
      ['file', 'a.txt', 0],
      ['file', 'b.txt', 1],
      ['file', AWKWARD, 1],
    ]);
    expect(root.children[2]?.children[0]).toMatchObject({
      name: 'error',
      attributes: { line: '9', column: '1', severity: 'warning', source: 'gangmu.heading-number-gap' },
    });
  });

  test('what could not be checked is an error', async () => {
    const { out } = await lint('checkstyle', { 'b.txt': '\0' });
    expect(readXml(out).children[0]).toMatchObject({ attributes: { name: 'b.txt' }, children: [{ name: 'error' }] });
  });
});

describe('gitlab, held against the fields that GitLab documents', () => {
  test('has description, check name, fingerprint, severity, path and lines of every finding', async () => {
    const issues: GitlabIssue[] = JSON.parse((await lint('gitlab', FILES)).out);
    expect(issues.map(({ check_name, severity, location }) => [check_name, severity, location])).toEqual([
      ['heading-marker-damaged', 'major', { path: 'b.txt', lines: { begin: 9, end: 9 } }],
      ['heading-number-gap', 'minor', { path: AWKWARD, lines: { begin: 9, end: 9 } }],
    ]);
    for (const { description, fingerprint } of issues) {
      expect(description).not.toBe('');
      expect(fingerprint).toMatch(/^[0-9a-f]{40}$/);
    }
  });

  test('a fingerprint stays when the lines move, and no two are equal', async () => {
    const fingerprints = async (text: string) =>
      (JSON.parse((await lint('gitlab', { 'a.txt': text })).out) as GitlabIssue[]).map((issue) => issue.fingerprint);
    const before = await fingerprints(GAP);
    expect(await fingerprints(GAP.replace('各位代表：\n', '各位代表：\n\n\n'))).toEqual(before);
    const twice = await fingerprints(`${GAP}\n${GAP}`);
    expect(new Set(twice).size).toBe(twice.length);
  });

  test('what could not be checked blocks', async () => {
    const [issue] = JSON.parse((await lint('gitlab', { 'b.txt': '\0' })).out);
    expect(issue).toMatchObject({ check_name: 'unchecked', severity: 'blocker', location: { path: 'b.txt' } });
  });
});

describe('html', () => {
  test('is one page that loads nothing and runs nothing', async () => {
    const { out } = await lint('html', FILES);
    expect(out).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
    expect(out).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\son\w+=|src=/i);
    expect(out).toContain('@media (prefers-color-scheme: dark)');
    expect(out).toContain('@media print');
  });

  test('every element is closed, whatever the text holds', async () => {
    const text = `${GAP}这里写 </mark><b>粗 & 体。\n`.replace('四、加强', '四、加强<i>');
    const page = (await lint('html', { [AWKWARD]: text })).out;
    const root = readXml(page.replace('<!doctype html>\n', '').replace(/<meta ([^>]*)>/g, '<meta $1/>'));
    expect(root.name).toBe('html');
    expect(page).toContain('&lt;i&gt;');
  });

  test('shows the outline with bars, the findings in their places and the use of the glossary', async () => {
    const glossary =
      '\n名词解释\n\n1.双桥行动：指同时修好两座老桥的计划。\n2.一站通办：指在一个窗口办完各类事项的做法。\n';
    const text = GAP.replace('这里写第1部分的内容，', '这里写双桥行动的内容，') + glossary;
    const { out } = await lint('html', { 'a.txt': text });
    expect(out).toMatch(/四、加强自身建设 <span class="count">1<\/span>/);
    expect(out).toContain('<mark>四、</mark>加强自身建设');
    expect(out).toMatch(/<td class="bar"><span style="width:100\.0%">/);
    expect(out).toContain('名词解释 2 条，正文用到 1 条');
    expect(out).toMatch(/<li class="unused">一站通办 0<\/li>/);
  });

  test('says what could not be checked', async () => {
    expect((await lint('html', { 'b.txt': '\0' })).out).toMatch(/<section class="unchecked"><h2>未能检查<\/h2>/);
  });
});

test.each([
  ['a&b<c>"d"', 'a&amp;b&lt;c&gt;&quot;d&quot;'],
  ['一\n二\t三', '一&#10;二&#9;三'],
  ['\u0000\u0008\ufffe', '\ufffd\ufffd\ufffd'],
  ['𠮷\ud842', '𠮷\ufffd'],
])('%j in markup is %j', (text, escaped) => expect(escapeXml(text)).toBe(escaped));

test('the cost of json grows with the number of findings, not with its square', () => {
  const cpuOf = (count: number): number => {
    const text = '一行文字。\n'.repeat(count);
    const place = { zh: '这里', en: 'here' };
    const findings = Array.from({ length: count }, (_, i) => ({
      rule: 'some-rule',
      severity: 'warning' as const,
      span: { start: 6 * i, end: 6 * i + 2 },
      message: place,
      related: [{ span: { start: 0, end: 2 }, message: place }],
    }));
    const document = { text, lines: new LineIndex(text) };
    const source = {
      name: 'a.txt',
      uri: 'file:///a.txt',
      bytes: new Uint8Array(),
      text,
      encoding: 'utf-8' as const,
      bom: false,
    };
    const formatter = new JsonFormatter({ version: '', locale: 'zh', color: false, dryRun: false, folder: '/' });
    const before = process.cpuUsage();
    formatter.add({ source, document, findings, fixed: 0, complaints: [], ran: true });
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  cpuOf(2000);
  // Eight times the findings: four times the linear growth is allowed, half of the square.
  expect(cpuOf(32_000)).toBeLessThan(32 * Math.max(cpuOf(4000), 5000));
});
