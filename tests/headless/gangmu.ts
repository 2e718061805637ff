import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import { run } from '../../server/src/headless/run.ts';

/** A folder of its own for one test, and the command line run in it. */
export class Workspace {
  readonly folder = mkdtempSync(join(tmpdir(), 'gangmu-'));

  constructor(files: Record<string, string | Uint8Array> = {}) {
    workspaces.push(this);
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  write(name: string, content: string | Uint8Array, mode = 0o644): void {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    chmodSync(path, mode);
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  bytes(name: string): Buffer {
    return readFileSync(join(this.folder, name));
  }

  /** Runs the command line as a terminal that is none would see it, in Chinese unless `environment` says otherwise. */
  async gangmu(
    args: readonly string[],
    { input = '', environment = {}, watched = false }: RunOptions = {},
  ): Promise<{ code: number; out: string; err: string; bytes: Buffer }> {
    const out: Buffer[] = [];
    const err: string[] = [];
    const code = await run(args, {
      out: (text) => out.push(Buffer.from(text)),
      err: (text) => err.push(text),
      outIsTerminal: false,
      errIsTerminal: watched,
      input: async () => Buffer.from(input),
      folder: this.folder,
      environment,
    });
    const bytes = Buffer.concat(out);
    return { code, out: bytes.toString('utf8'), err: err.join(''), bytes };
  }
}

interface RunOptions {
  input?: string | Uint8Array;
  environment?: Record<string, string>;
  /** Whether a person looks at the standard error. */
  watched?: boolean;
}

const workspaces: Workspace[] = [];

afterEach(() => {
  for (const { folder } of workspaces.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A report without a fault. */
export const CLEAN = report('一、过去一年工作', '二、今后一年打算', '三、加强自身建设');

/** A report with one error, at its fourth paragraph: a heading that has lost its opening bracket. Fixed by a safe fix. */
export const DAMAGED = report(
  '一、过去一年工作',
  '（一）产业稳步发展',
  '二）城乡变化很大',
  '（三）民生继续改善',
  '二、今后一年打算',
);

/** A report with one warning, which no safe fix mends: part three is missing. */
export const GAP = report('一、过去一年工作', '二、今后一年打算', '四、加强自身建设');

/** A report with these headings, each with a paragraph of its own. */
export function report(...headings: string[]): string {
  const parts = headings.map((heading, i) => `${heading}\n这里写第${i + 1}部分的内容，各不相同。\n`);
  return `柳溪县政府工作报告\n\n各位代表：\n\n${parts.join('')}`;
}
