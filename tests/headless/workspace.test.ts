import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { nodeFiles } from '../../server/src/lsp/node-files.ts';
import { Session } from '../../server/src/session/session.ts';
import { Random } from '../accuracy/random.ts';
import { gangmuProcess } from './bundle.ts';
import { report, Workspace } from './gangmu.ts';

const CHARACTERS = [
  ...'山水田林路桥河湖村镇县乡学医养老幼扶农工商贸产业投资项目开工建成通车惠民增收清洁绿色平安法治改革创新',
];

/** Reports of which every other one has a paragraph of the one before, word for word or with some characters changed. */
function copiedReports(count: number): Record<string, string> {
  const random = new Random('copied reports');
  const paragraph = (length: number) => `${Array.from({ length }, () => random.pick(CHARACTERS)).join('')}。`;
  const changed = (text: string) => {
    const units = [...text];
    for (let i = 0; i < 6; i++) units[random.below(units.length)] = '某';
    return units.join('');
  };
  const files: Record<string, string> = { 'gangmu.json': '{ "duplicates": { "scope": "workspace" } }' };
  let copied = '';
  for (let i = 0; i < count; i++) {
    const own = [paragraph(80), paragraph(120), paragraph(66)];
    const text = `${report('一、过去一年工作', '二、今后一年打算', i % 3 === 0 ? '四、加强自身建设' : '三、加强自身建设')}${own.join('\n')}\n${copied}\n`;
    files[`${i % 4}/${String(i).padStart(2, '0')}工作报告.txt`] = text;
    copied = [own[0], changed(own[1] as string), `${own[0]}\n${own[1]}`, paragraph(90)][i % 4] as string;
  }
  return files;
}

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
