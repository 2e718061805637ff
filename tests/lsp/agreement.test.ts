import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeAction, Diagnostic, Range } from 'vscode-languageserver-protocol';
import { decode } from '../../server/src/session/encoding.ts';
import { MODERN, Server } from './server.ts';

const CORPUS = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const COMMAND = fileURLToPath(new URL('../../server/dist/gangmu.js', import.meta.url));
const SEVERITIES = ['', 'error', 'warning', 'information', 'hint'];

/** A finding as `gangmu lint --format json` prints it. */
interface Printed {
  rule: string;
  severity: string;
  message: string;
  range: Range;
  related: { range: Range; message: string }[];
  fix?: { title: string; safe: boolean; edits: { range: Range; newText: string }[] };
}

const paths = ['seeds', 'reports'].flatMap((folder) =>
  existsSync(`${CORPUS}/${folder}`)
    ? readdirSync(`${CORPUS}/${folder}`)
        .filter((name) => name.endsWith('.txt'))
        .map((name) => `${CORPUS}/${folder}/${name}`)
    : [],
);

if (paths.length === 0) {
  it.skipIf(!process.env.CI)('lint and server agree on the corpus (skipped: it is not beside the repository)', () => {
    throw new Error('the corpus is missing');
  });
}

describe.runIf(paths.length > 0)('lint and server', () => {
  const printed = new Map<string, Printed[]>();
  let server: Server;

  beforeAll(async () => {
    for (const { file, findings } of JSON.parse(lint(paths)) as { file: string; findings: Printed[] }[])
      printed.set(file, findings);
    server = await new Server().initialize(MODERN);
  }, 60_000);

  afterAll(() => server.stop());

  it.each(paths.map((path) => [path.slice(CORPUS.length + 1), path]))('agree on %s', async (_, path) => {
    const uri = pathToFileURL(path).href;
    await server.open(uri, decode(readFileSync(path)).text);
    const { items } = await server.request<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    const reported: Printed[] = [];
    for (const diagnostic of items) reported.push(await asPrinted(uri, diagnostic));
    expect(reported).toEqual(printed.get(path));
    await server.close(uri);
  });

  async function asPrinted(uri: string, diagnostic: Diagnostic): Promise<Printed> {
    const { code, severity = 0, message, range, relatedInformation = [], data } = diagnostic;
    const finding: Printed = {
      rule: String(code),
      severity: String(SEVERITIES[severity]),
      message: String(message),
      range,
      related: relatedInformation.map(({ location, message }) => ({ range: location.range, message })),
    };
    if (!data) return finding;
    const context = { diagnostics: [diagnostic], only: ['quickfix'] };
    const actions = await server.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context,
    });
    const action = actions.find(({ diagnostics }) => diagnostics?.length === 1);
    const changes = (action?.edit?.documentChanges ?? []) as { edits: { range: Range; newText: string }[] }[];
    const edits = changes.flatMap(({ edits }) => edits);
    return { ...finding, fix: { title: String(action?.title), safe: data.fix === 'safe', edits } };
  }
});

/** What lint prints; its exit code tells of findings only. */
function lint(files: readonly string[]): string {
  try {
    return execFileSync(process.execPath, [COMMAND, 'lint', '--format', 'json', ...files], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    if (status !== 1) throw error;
    return stdout;
  }
}
