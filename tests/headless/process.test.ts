import { execFile, spawn } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { GAP, Workspace } from './gangmu.ts';

const LAUNCHER = fileURLToPath(new URL('../../server/bin/gangmu.js', import.meta.url));
const BUNDLE = fileURLToPath(new URL('../../server/dist/gangmu.js', import.meta.url));

describe('the built command', () => {
  test('was built before the tests (npm run build)', () => {
    expect(existsSync(BUNDLE)).toBe(true);
  });

  test('checks, and tells by its exit code', async () => {
    const workspace = new Workspace({ 'a.txt': GAP });
    const { code, stdout } = await gangmu(workspace, 'lint', '--max-warnings', '0');
    expect(stdout).toContain('a.txt:9:1');
    expect(code).toBe(1);
  });

  test('reads the configuration and prints the rule pages it brings along', async () => {
    const workspace = new Workspace({ 'gangmu.json': '{ "rules": { "heading-number-gap": "off" } }', 'a.txt': GAP });
    expect((await gangmu(workspace, 'lint')).stdout).toContain('没有发现问题');
    expect((await gangmu(workspace, 'rules', 'heading-number-gap')).stdout).toMatch(/^# /);
  });

  test('does not mind a reader that goes away early', async () => {
    const files = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`${i}.txt`, GAP]));
    const workspace = new Workspace(files);
    const child = spawn(process.execPath, [LAUNCHER, 'lint', '--max-warnings', '0'], { cwd: workspace.folder });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.stdout.destroy();
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect(errors).toBe('');
    expect(code).toBe(1);
  });

  test('ends the standard input’s text only when it has been written whole', async () => {
    const long = GAP + Array.from({ length: 20_000 }, (_, i) => `这里是编号为${i}的一行文字。\n`).join('');
    const child = spawn(process.execPath, [LAUNCHER, 'lint', '--stdin', '--fix']);
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stdin.end(long);
    await new Promise((resolve) => child.once('close', resolve));
    expect(Buffer.concat(chunks).toString()).toBe(long);
  });
});

test('the launcher says what to do where nothing was built', async () => {
  const workspace = new Workspace({ 'bin/package.json': '{ "type": "commonjs" }' });
  cpSync(LAUNCHER, join(workspace.folder, 'bin/gangmu.js'));
  const { code, stderr } = await execute(join(workspace.folder, 'bin/gangmu.js'), [], workspace);
  expect(stderr).toBe('gangmu: 还没有构建; 请先运行 npm run build\n');
  expect(code).toBe(2);
});

function gangmu(workspace: Workspace, ...args: string[]) {
  return execute(LAUNCHER, args, workspace);
}

async function execute(program: string, args: readonly string[], { folder }: Workspace) {
  const env = { ...process.env, LANG: 'zh_CN.UTF-8', LC_ALL: '', LC_MESSAGES: '' };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [program, ...args], { cwd: folder, env });
    return { code: 0, stdout, stderr };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}
