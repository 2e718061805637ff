import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../server/src/session/configuration.ts';
import type { Files } from '../../server/src/session/files.ts';
import { Session } from '../../server/src/session/session.ts';

const ROOT = 'file:///reports';
const URI = `${ROOT}/draft.report`;
const PARAGRAPH =
  '全年新修乡村道路三十六公里，改造老旧桥梁十四座，让山里的孩子走上平坦的路，也让山货运得出去、卖得上价钱。';
const reportWith = (text: string) =>
  `柳溪县政府工作报告\n\n一、过去一年工作\n各项任务都已完成。\n${text}\n二、今后一年打算\n继续做好各项工作。\n`;

function sessionOf(texts: Record<string, string>): Session {
  const files: Files = {
    read: async (uri) => texts[uri.slice(ROOT.length + 1)],
    reports: async (folder) =>
      Object.keys(texts)
        .filter((name) => name.endsWith('.report'))
        .map((name) => `${folder}/${name}`),
  };
  return new Session({ files });
}

describe('a search over the workspace', () => {
  const texts = {
    'draft.report': reportWith(PARAGRAPH),
    'other.report': reportWith(PARAGRAPH),
    'gangmu.json': '{ "duplicates": { "scope": "workspace" } }',
  };
  const repeats = async (session: Session) =>
    (await session.findings(URI)).findings.flatMap(({ rule, related }) =>
      related.flatMap(({ other }) => (other ? [`${rule} ${other.uri}`] : [])),
    );

  it('finds what another report says too, and names that report', async () => {
    expect(await repeats(sessionOf(texts))).toContain(`duplicate-paragraph ${ROOT}/other.report`);
  });

  it('sees the other report as it is in the editor', async () => {
    const session = sessionOf(texts);
    await session.findings(URI);
    session.open({ uri: `${ROOT}/other.report`, languageId: 'report', version: 1, text: reportWith('另一段。') });
    expect(await repeats(session)).toEqual([]);
  });

  it('leaves out what is ignored', async () => {
    const configuration = '{ "duplicates": { "scope": "workspace" }, "ignore": ["other.report"] }';
    expect(await repeats(sessionOf({ ...texts, 'gangmu.json': configuration }))).toEqual([]);
  });

  it('is not made unless it is asked for', async () => {
    expect(await repeats(sessionOf({ ...texts, 'gangmu.json': '{}' }))).toEqual([]);
  });
});

it.each([
  ['previousReport', '{ "previousReport": ⟦"none.txt"⟧ }'],
  ['glossary', '{ "glossary": [⟦"none.txt"⟧] }'],
])('a %s that is not there is an error at its place, not silence', async (_, marked) => {
  const session = sessionOf({ 'draft.report': reportWith(''), 'gangmu.json': marked.replace(/[⟦⟧]/g, '') });
  const { configurationError, findings } = await session.findings(URI);
  expect(findings).toEqual([]);
  expect(configurationError).toBeInstanceOf(ConfigurationError);
  expect(configurationError).toMatchObject({
    file: `${ROOT}/gangmu.json`,
    what: { zh: '没有文件“none.txt”' },
    span: { start: marked.indexOf('⟦'), end: marked.indexOf('⟧') - 1 },
  });
});
