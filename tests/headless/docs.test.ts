import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../../server/src/headless/program.ts';
import type { Terminal } from '../../server/src/headless/terminal.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { inForce } from '../../server/src/session/configuration/in-force.ts';
import { readConfiguration } from '../../server/src/session/configuration.ts';

const CLI = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8');
const CONFIGURATION = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');

describe('docs/cli.md', () => {
  const commands = createProgram('zh', {} as Terminal, () => {}).commands;

  test.each(
    commands.flatMap((command) =>
      command.options.filter(({ hidden }) => !hidden).map(({ long }) => [command.name(), long]),
    ),
  )('tells of %s %s', (_, option) => {
    expect(CLI).toContain(option);
  });

  test('tells of no option that does not exist', () => {
    const known = new Set(commands.flatMap((command) => command.options.map(({ long }) => long)));
    const told = CLI.split('## 用在持续集成里')[0]?.match(/--[a-z][a-z-]*/g) ?? [];
    expect(told.filter((option) => !known.has(option))).toEqual([]);
  });
});

test('the example of docs/configuration.md is a valid configuration', async () => {
  const [, example = ''] = /```jsonc\n([\s\S]*?)```/.exec(CONFIGURATION) ?? [];
  const uri = 'file:///r/gangmu.json';
  const file = await readConfiguration(uri, { read: async (asked) => (asked === uri ? example : undefined) }, rules);
  if (!file) expect.fail('no configuration');
  expect(inForce(file, 'file:///r/a.txt').rules).toMatchObject({ 'duplicate-sentence': 'off' });
  expect(inForce(file, 'file:///r/归档/a.txt').ignored).toBe(true);
  expect(inForce(file, 'file:///r/归档/2024年定稿.txt').ignored).toBe(false);
});
