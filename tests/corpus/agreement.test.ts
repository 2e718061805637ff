import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import type { JsonFinding } from '../../server/src/headless/formats/json.ts';
import { MODERN, Server } from '../lsp/server.ts';

const COMMAND = fileURLToPath(new URL('../../server/bin/gangmu.js', import.meta.url));
const CORPUS = ['seeds', 'reports'].map((name) =>
  fileURLToPath(new URL(`../../../shared/corpus/${name}/`, import.meta.url)),
);
const FILES = CORPUS.filter(existsSync).flatMap((folder) =>
  readdirSync(folder).flatMap((name) => (name.endsWith('.txt') ? [folder + name] : [])),
);

/** More than the output of `lint --format json` on the corpus takes. */
const BUFFER = 256 * 1024 * 1024;

/** What the command and the server both say of a finding. */
interface Shared {
  rule: unknown;
  severity: unknown;
  message: string;
  range: unknown;
  related: unknown;
  fix: unknown;
}

// In continuous integration the corpus must be there: skipping must not look like agreement.
describe.skipIf(FILES.length === 0 && !process.env.CI)(
  'command and editor say the same (skipped without the corpus)',
  () => {
    let server: Server;
    let linted: Map<string, JsonFinding[]>;

    beforeAll(async () => {
      expect(FILES, 'the corpus is missing').not.toEqual([]);
      server = await new Server([COMMAND, 'server']).initialize(MODERN, { locale: 'zh-cn' });
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [COMMAND, 'lint', '--lang', 'zh', '--format', 'json', ...FILES],
        { maxBuffer: BUFFER },
        // Errors among the findings make the exit code 1.
      ).catch((error: { code: number; stdout: string }) => (error.code === 1 ? error : Promise.reject(error)));
      const files = JSON.parse(stdout) as { file: string; findings: JsonFinding[] }[];
      linted = new Map(files.map(({ file, findings }) => [file, findings]));
    }, 120_000);

    afterAll(async () => {
      await server?.stop();
    });

    test.each(FILES.map((file) => [file.split('/').at(-1), file]))('%s', async (_, file) => {
      const uri = pathToFileURL(file as string).href;
      const { items } = await server.request<{ items: Diagnostic[] }>('textDocument/diagnostic', {
        textDocument: { uri },
      });
      const findings = linted.get(file as string);
      expect(items.map(ofDiagnostic)).toEqual(findings?.map(ofFinding));
    });
  },
);

/** By the numbers of the protocol, which begin at 1. */
const SEVERITIES = [undefined, 'error', 'warning', 'information', 'hint'];

function ofFinding({ rule, severity, message, range, related, fix }: JsonFinding): Shared {
  return { rule, severity, message, range, related, fix: fix && (fix.safe ? 'safe' : 'suggested') };
}

function ofDiagnostic({ code, severity, message, range, relatedInformation = [], data }: Diagnostic): Shared {
  return {
    rule: code,
    severity: SEVERITIES[severity ?? 0],
    message: message as string,
    range,
    related: relatedInformation.map((place) => ({ range: place.location.range, message: place.message })),
    fix: (data as { fix?: string } | undefined)?.fix,
  };
}
