import { execFile } from 'node:child_process';
import { access, chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

const FAULTY = `云溪县政府工作报告
一、去年工作回顾
去年的各项工作都完成了，群众比较满意。
（一）农业。去年种粮十万亩，产量再上台阶。
二）林业。去年种树一万亩，绿化再上台阶。
二、今年工作安排
今年的各项工作都要抓紧，让群众更加满意。
`;
const CLEAN = FAULTY.replace('二）林业', '（二）林业');

const read = (path: string) => readFile(join(ROOT, path), 'utf8');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gangmu-ci-'));
  await mkdir(join(folder, '报告'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = (text: string, path = '报告/工作报告.txt') => writeFile(join(folder, path), text);

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs `command` in bash, in the folder of the reports. */
function bash(command: string, env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { cwd: folder, env: { ...process.env, ...env } };
    execFile('bash', ['-e', '-c', command], options, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

describe('the GitHub action', () => {
  interface Action {
    inputs: Record<string, { default?: string }>;
    runs: { using: string; steps: { id?: string; uses?: string; run?: string; env?: Record<string, string> }[] };
  }

  /** Runs the steps that are commands, with inputs put in as GitHub does. */
  async function runAction(given: Record<string, string> = {}): Promise<Ended & { outputs: string }> {
    const { inputs, runs } = load(await read('action.yml')) as Action;
    const value = (name: string) => given[name] ?? inputs[name]?.default ?? '';
    for (const name of Object.keys(given)) expect(Object.keys(inputs)).toContain(name);
    const outputs = join(folder, 'outputs');
    await writeFile(outputs, '');
    let ended: Ended = { code: 0, stdout: '', stderr: '' };
    for (const { run, env = {} } of runs.steps) {
      if (!run || ended.code !== 0) continue;
      const filled = Object.entries(env).map(([name, text]) => [
        name,
        text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, input: string) => value(input)),
      ]);
      expect(run).not.toContain('${{');
      ended = await bash(run, { ...Object.fromEntries(filled), GITHUB_ACTION_PATH: ROOT, GITHUB_OUTPUT: outputs });
    }
    return { ...ended, outputs: await readFile(outputs, 'utf8') };
  }

  test('marks the findings and fails', async () => {
    await put(FAULTY);
    const { code, stdout, outputs } = await runAction();
    expect(stdout).toMatch(/^::error file=报告\/工作报告\.txt,line=5,.*heading-marker-damaged/m);
    expect(code).toBe(1);
    expect(outputs).toBe('exit-code=1\n');
  });

  test('says nothing of a clean report', async () => {
    await put(CLEAN);
    expect(await runAction({ paths: '报告/\n' })).toMatchObject({ code: 0, outputs: 'exit-code=0\n' });
  });

  test('writes SARIF to a file', async () => {
    await put(FAULTY);
    const { code, stdout } = await runAction({ format: 'sarif', output: 'gangmu.sarif' });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    const { runs } = JSON.parse(await readFile(join(folder, 'gangmu.sarif'), 'utf8'));
    expect(runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId)).toContain('heading-marker-damaged');
  });

  test('takes no input for a command', async () => {
    await put(CLEAN);
    const { code } = await runAction({ paths: '$(touch owned)\n; touch owned\n--fix' });
    expect(code).toBe(2);
    await expect(access(join(folder, 'owned'))).rejects.toThrow();
  });

  test('fails where there is nothing to check', async () => {
    expect(await runAction()).toMatchObject({ code: 2, outputs: 'exit-code=2\n' });
  });
});

describe('the hooks of pre-commit', () => {
  interface Hook {
    id: string;
    entry: string;
    language: string;
    files: string;
  }
  const hook = async (id: string) => {
    const hooks = load(await read('.pre-commit-hooks.yaml')) as Hook[];
    return hooks.find((candidate) => candidate.id === id) as Hook;
  };
  /** As pre-commit runs a hook of the language `script`: the entry is a path in the hooks' repository. */
  const runHook = async (id: string) => bash(`"${ROOT}"/${(await hook(id)).entry} 报告/工作报告.txt`);

  test('gangmu-lint refuses a faulty report and passes a clean one', async () => {
    await put(FAULTY);
    expect(await runHook('gangmu-lint')).toMatchObject({ code: 1, stdout: expect.stringContaining('序号残缺') });
    await put(CLEAN);
    expect(await runHook('gangmu-lint')).toMatchObject({ code: 0 });
  });

  test('gangmu-fix repairs what is safe', async () => {
    await put(FAULTY);
    expect(await runHook('gangmu-fix')).toMatchObject({ code: 0 });
    expect(await readFile(join(folder, '报告/工作报告.txt'), 'utf8')).toBe(CLEAN);
  });

  test.each(['gangmu-lint', 'gangmu-fix'])('%s is for reports only', async (id) => {
    const { files, language } = await hook(id);
    expect(language).toBe('script');
    const pattern = new RegExp(files);
    const paths = ['稿/政府工作报告.txt', '2024年工作总结（送审稿）.txt', '规划纲要.txt', 'a.report', 'a.baogao'];
    expect(paths.filter((path) => !pattern.test(path))).toEqual([]);
    expect(['报告.md', 'notes.txt', '报告.txt.bak'].filter((path) => pattern.test(path))).toEqual([]);
  });
});

describe('docs/ci.md', () => {
  /** The first block of code after a heading. */
  const blockOf = async (heading: string): Promise<string> => {
    const page = await read('docs/ci.md');
    const block = new RegExp(`^## ${heading}$[\\s\\S]*?^\`\`\`\\w+\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(page)?.[1];
    expect(block, heading).toBeDefined();
    return block as string;
  };

  test('the job for GitLab writes a Code Quality report', async () => {
    await put(FAULTY);
    const { gangmu } = load(await blockOf('GitLab CI')) as {
      gangmu: { script: string[]; artifacts: { reports: { codequality: string } } };
    };
    const [clone, ...rest] = gangmu.script;
    expect(clone).toMatch(/^git clone .* \.gangmu$/);
    await symlink(ROOT, join(folder, '.gangmu'));
    const { code } = await bash(rest.join('\n'));
    expect(code).toBe(1);
    const report = JSON.parse(await readFile(join(folder, gangmu.artifacts.reports.codequality), 'utf8'));
    expect(report).toEqual([
      expect.objectContaining({
        check_name: 'heading-marker-damaged',
        fingerprint: expect.stringMatching(/./),
        location: expect.objectContaining({ path: '报告/工作报告.txt' }),
      }),
    ]);
  });

  test('the inputs in the table are those of the action', async () => {
    const { inputs } = load(await read('action.yml')) as { inputs: object };
    const table = /^\| 输入 [\s\S]*?(?=^\n)/m.exec(await read('docs/ci.md'))?.[0] ?? '';
    expect([...table.matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name)).toEqual(Object.keys(inputs));
  });

  test('the git hook refuses a commit of a faulty report', async () => {
    const git = 'git -c user.name=a -c user.email=a@example.com';
    await bash('git init -q .');
    const path = join(folder, '.git/hooks/pre-commit');
    await writeFile(path, await blockOf('git 钩子'));
    await chmod(path, 0o755);
    await mkdir(join(folder, 'node_modules/.bin'), { recursive: true });
    await symlink(join(ROOT, 'server/bin/gangmu.js'), join(folder, 'node_modules/.bin/gangmu'));
    await put(FAULTY);
    const refused = await bash(`git add 报告; ${git} commit -q -m 初稿`);
    expect(refused.code).not.toBe(0);
    expect(refused.stdout + refused.stderr).toContain('heading-marker-damaged');
    await put(CLEAN);
    await put('不是报告。\n', 'notes.txt');
    expect(await bash(`git add 报告 notes.txt; ${git} commit -q -m 初稿`)).toMatchObject({ code: 0 });
  }, 20_000);
});
