import { describe, expect, it } from 'vitest';
import { Cancelled, cancellationOf } from '../../server/src/session/cancellation.ts';
import type { Files } from '../../server/src/session/files.ts';
import { Session } from '../../server/src/session/session.ts';

const URI = 'file:///reports/draft.report';
const CONFIGURATION = 'file:///reports/gangmu.json';
const FAULTY = '一、去年工作回顾\n去年的各项工作都完成了。\n三、今年工作安排\n今年的各项工作都要抓紧。\n';

/** Files that a test can change, and how often each was read. */
class MemoryFiles implements Files {
  readonly reads: string[] = [];
  constructor(readonly texts: Record<string, string> = {}) {}

  async read(uri: string): Promise<string | undefined> {
    this.reads.push(uri);
    return this.texts[uri];
  }

  async reports(folder: string): Promise<string[]> {
    return Object.keys(this.texts).filter((uri) => uri.startsWith(folder) && uri.endsWith('.report'));
  }
}

function opened(text: string, files = new MemoryFiles(), settings?: unknown): Session {
  const session = new Session({ files, settings });
  session.open({ uri: URI, languageId: 'report', version: 1, text });
  return session;
}

const rulesOf = async (session: Session, uri = URI): Promise<string[]> =>
  (await session.findings(uri)).findings.map(({ rule }) => rule);

describe('documents', () => {
  it('are read once a version', () => {
    const session = opened(FAULTY);
    const before = session.parsed(URI);
    expect(session.parsed(URI)).toBe(before);
    session.update(URI, [{ text: '一、农业\n' }], 2);
    expect(session.parsed(URI)).not.toBe(before);
  });

  it('take edits one after the other', () => {
    const session = opened('一二三\n');
    const at = (character: number) => ({ line: 0, character });
    session.update(
      URI,
      [
        { range: { start: at(1), end: at(2) }, text: '' },
        { range: { start: at(1), end: at(1) }, text: '四' },
      ],
      2,
    );
    expect(session.snapshot(URI)).toMatchObject({ version: 2, text: '一四三\n' });
  });

  it('come from the file again once they are closed', async () => {
    const session = opened('改了一半', new MemoryFiles({ [URI]: FAULTY }));
    expect((await session.load(URI))?.text).toBe('改了一半');
    session.close(URI);
    expect(await session.load(URI)).toMatchObject({ version: null, text: FAULTY });
  });

  it('that are not open or not there are told apart', async () => {
    const session = new Session({ files: new MemoryFiles() });
    expect(session.snapshot(URI)).toBeUndefined();
    expect(() => session.parsed(URI)).toThrow(RangeError);
    await expect(session.findings(URI)).rejects.toThrow('does not exist');
  });

  it('of the workspace are the open ones and the reports of its folders, each once', async () => {
    const other = 'file:///reports/other.report';
    const session = opened(FAULTY, new MemoryFiles({ [URI]: FAULTY, [other]: FAULTY, 'file:///else/x.report': '' }));
    session.folders = ['file:///reports/'];
    expect(await session.workspaceUris()).toEqual([URI, other]);
  });

  it('are read from their files again only when these change', async () => {
    const files = new MemoryFiles({ [URI]: FAULTY });
    const session = new Session({ files });
    await session.load(URI);
    await session.load(URI);
    expect(files.reads).toEqual([URI]);
    files.texts[URI] = '';
    session.filesChanged([URI]);
    expect((await session.load(URI))?.text).toBe('');
  });
});

describe('findings', () => {
  it('are those of the rules', async () => {
    expect(await rulesOf(opened(FAULTY))).toEqual(['heading-number-gap']);
  });

  it('follow the nearest configuration file, and its changes', async () => {
    const files = new MemoryFiles({ [CONFIGURATION]: '{ "rules": { "heading-number-gap": "off" } }' });
    const session = opened(FAULTY, files);
    expect(await rulesOf(session)).toEqual([]);
    files.texts[CONFIGURATION] = '{ "rules": { "heading-number-gap": "hint" } }';
    session.filesChanged([CONFIGURATION]);
    expect((await session.findings(URI)).findings).toMatchObject([{ severity: 'hint' }]);
  });

  it('follow the settings of the host only where no configuration file speaks', async () => {
    const settings = { rules: { 'heading-number-gap': 'off' } };
    expect(await rulesOf(opened(FAULTY, new MemoryFiles(), settings))).toEqual([]);
    expect(await rulesOf(opened(FAULTY, new MemoryFiles({ [CONFIGURATION]: '{}' }), settings))).toEqual([
      'heading-number-gap',
    ]);
    const session = opened(FAULTY);
    await session.findings(URI);
    session.replaceSettings(settings);
    expect(await rulesOf(session)).toEqual([]);
  });

  it('follow the settings of the innermost folder that has its own', async () => {
    const session = opened(FAULTY);
    const level = (level: string) => ({ rules: { 'heading-number-gap': level } });
    const severity = async () => (await session.findings(URI)).findings[0]?.severity;
    session.replaceSettings(level('hint'), new Map([['file:///rep', level('off')]]));
    expect(await severity()).toBe('hint');
    session.replaceSettings(
      level('hint'),
      new Map([
        ['file:///', level('off')],
        ['file:///reports', level('error')],
      ]),
    );
    expect(await severity()).toBe('error');
  });

  it('pass over settings that are none', async () => {
    for (const settings of [null, 'off', { rules: 1 }, { rules: { 'heading-number-gap': 'loud' } }])
      expect(await rulesOf(opened(FAULTY, new MemoryFiles(), settings))).toEqual(['heading-number-gap']);
  });

  it('are none, with the reason, where the configuration cannot be read', async () => {
    const session = opened(FAULTY, new MemoryFiles({ [CONFIGURATION]: '{ "rulez": {} }' }));
    const { findings, configurationError } = await session.findings(URI);
    expect(findings).toEqual([]);
    expect(configurationError?.file).toBe(CONFIGURATION);
  });

  it('are none of a file that the configuration ignores', async () => {
    const session = opened(FAULTY, new MemoryFiles({ [CONFIGURATION]: '{ "ignore": ["*.report"] }' }));
    expect(await rulesOf(session)).toEqual([]);
    expect(await session.fixAll(session.snapshot(URI) as never)).toEqual([]);
  });

  it('are not looked for any more once nobody waits for them', async () => {
    const abort = new AbortController();
    const asked = opened(FAULTY).findings(URI, cancellationOf(abort.signal));
    abort.abort();
    await expect(asked).rejects.toBeInstanceOf(Cancelled);
  });

  it('are of the version asked about, whatever is typed meanwhile', async () => {
    const session = opened(FAULTY);
    const asked = session.findings(URI);
    session.update(URI, [{ text: '' }], 2);
    expect((await asked).findings).toHaveLength(1);
  });
});

describe('documents around a report', () => {
  const SHARED = '东岸灌区的老渠全部换成了管道，浇一遍地由五天缩短到一天半，省下来的水正好够新开的两千亩果园用。\n';
  const DRAFT = `一、去年工作回顾\n${SHARED}二、今年工作安排\n今年的各项工作都要抓紧。\n`;
  const OTHER = 'file:///reports/towns.report';
  const LAST = 'file:///reports/last/2023.report';

  it('are searched for copies where the configuration asks for the workspace, and again after they change', async () => {
    const files = new MemoryFiles({ [CONFIGURATION]: '{ "duplicates": { "scope": "workspace" } }', [OTHER]: DRAFT });
    const session = opened(DRAFT, files);
    const { findings } = await session.findings(URI);
    expect(findings.map(({ rule }) => rule)).toEqual(['duplicate-paragraph']);
    expect(findings[0]?.related[0]?.other?.uri).toBe(OTHER);
    files.texts[OTHER] = '一、去年工作回顾\n去年的各项工作都完成了。\n';
    session.filesChanged([OTHER]);
    expect(await rulesOf(session)).toEqual([]);
  });

  it('are left alone otherwise', async () => {
    expect(await rulesOf(opened(DRAFT, new MemoryFiles({ [OTHER]: DRAFT })))).toEqual([]);
  });

  it('include the report of the year before', async () => {
    const files = new MemoryFiles({ [CONFIGURATION]: '{ "previousReport": "last/2023.report" }', [LAST]: DRAFT });
    expect(await rulesOf(opened(DRAFT, files))).toEqual(['year-on-year-copy']);
  });

  it('include the files that define terms', async () => {
    const GLOSSARY = 'file:///reports/names.report';
    const files = new MemoryFiles({
      [CONFIGURATION]: '{ "glossary": ["names.report"] }',
      [GLOSSARY]: '名词解释\n1.“田间学堂”：指把课堂设在田头的培训方式。\n',
    });
    const [glossary] = await opened(DRAFT, files).glossaries(URI);
    expect(glossary?.uri).toBe(GLOSSARY);
    expect(await opened(DRAFT).glossaries(URI)).toEqual([]);
  });
});
