/** Shows what the command does, on a sample report with planted faults. Run by `npm start`, after the build. */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const SAMPLE = 'samples/示例报告.txt';

/** Exit code of a check that ran and found errors, which the sample has. */
const FOUND = 1;

function show(explanation, ...args) {
  console.log(`\n● ${explanation}\n  $ npx gangmu ${args.join(' ')}\n`);
  const { status } = spawnSync(process.execPath, [join(root, 'server/bin/gangmu.js'), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  return status;
}

const outlined = show('大纲：示例报告读成的章节，行号在冒号后', 'outline', SAMPLE);
const linted = show('校对：示例报告里有意埋下的问题', 'lint', SAMPLE);
console.log('\n● 还可以：npx gangmu glossary 列出名词解释，npx gangmu lint --fix 修复，npx gangmu rules 查看规则。');
process.exitCode = outlined === 0 && linted === FOUND ? 0 : 1;
