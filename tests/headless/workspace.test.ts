import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { nodeFiles } from '../../server/src/lsp/node-files.ts';
import { Session } from '../../server/src/session/session.ts';
import { gangmuProcess } from './bundle.ts';
import { copiedReports } from './copied-reports.ts';
import { Workspace } from './gangmu.ts';

interface JsonFile {
  file: string;
  findings: { rule: string; message: string; related: { file?: string }[] }[];
}

/** `file: rule → file it repeats` of every repeat of another file. */
function repeatsIn(json: string): string[] {
  const files: JsonFile[] = JSON.parse(json);
  return files.flatMap(({ file, findings }) =>
    findings.flatMap(({ rule, related }) =>
      related.flatMap((place) => (place.file ? [`${file}: ${rule} → ${place.file}`] : [])),
    ),
  );
}

describe('repeats across the files of a workspace', () => {
  test('are those that the editor shows', async () => {
    const workspace = new Workspace(copiedReports(12));
    const { out } = await workspace.gangmu(['lint', '--format', 'json']);
    const session = new Session({ files: nodeFiles });
    for (const { file, findings } of JSON.parse(out) as JsonFile[]) {
      const shown = await session.findings(pathToFileURL(`${workspace.folder}/${file}`).href);
      expect(findings.map(({ rule, message }) => `${rule} ${message}`)).toEqual(
        shown.findings.map(({ rule, message }) => `${rule} ${message.zh}`),
      );
    }
    const repeats = repeatsIn(out);
    expect(repeats).toContain('1/01工作报告.txt: duplicate-paragraph → 0/00工作报告.txt');
    expect(repeats).toContain('2/02工作报告.txt: near-duplicate-paragraph → 1/01工作报告.txt');
    expect(repeats.length).toBeGreaterThanOrEqual(12);
  });

  test('are found in files that were not asked for', async () => {
    const workspace = new Workspace(copiedReports(4));
    const { out } = await workspace.gangmu(['lint', '--format', 'json', '1/01工作报告.txt']);
    expect(repeatsIn(out)).toContain('1/01工作报告.txt: duplicate-paragraph → 0/00工作报告.txt');
  });

  test('are found in the standard input', async () => {
    const files = copiedReports(4);
    const workspace = new Workspace(files);
    const name = '1/01工作报告.txt';
    const { out } = await workspace.gangmu(['lint', '--format', 'json', '--stdin', '--stdin-filename', name], {
      input: files[name] as string,
    });
    expect(repeatsIn(out)).toContain(`${name}: duplicate-paragraph → 0/00工作报告.txt`);
  });

  test('stand in the baseline once they are known', async () => {
    const workspace = new Workspace(copiedReports(8));
    const lint = (...options: string[]) =>
      workspace.gangmu(['lint', '--format', 'json', '--baseline', 'known.json', ...options]);
    await lint('--update-baseline');
    const { out, err } = await lint();
    expect([repeatsIn(out), err]).toEqual([[], '']);
  });

  test('do not depend on the number of threads', () => {
    const { folder } = new Workspace(copiedReports(12));
    const one = gangmuProcess(['lint', '--format', 'json', '--jobs', '1'], folder);
    expect(repeatsIn(one.stdout).length).toBeGreaterThan(0);
    expect(gangmuProcess(['lint', '--format', 'json', '--jobs', '3'], folder)).toEqual(one);
  });
});
