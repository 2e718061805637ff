import { type Argument, Command, Option } from 'commander';
import type { Locale, Localised } from '../rules/rule.ts';
import { suggestion } from '../text/suggestion.ts';
import type { LintOptions } from './commands/lint.ts';
import type { MergeOptions } from './commands/merge.ts';
import type { RulesOptions } from './commands/rules.ts';
import { UsageError } from './complaint.ts';
import { columnsOf } from './formats/columns.ts';
import {
  GLOSSARY_FORMATS,
  type GlossaryFormat,
  LINT_FORMATS,
  OUTLINE_FORMATS,
  type OutlineFormat,
  RULES_FORMATS,
} from './formats/names.ts';
import { LOCALES } from './language.ts';
import type { Shard } from './shards.ts';
import { type ExitCode, type Manner, type Terminal, wantsColor } from './terminal.ts';
import { SEE_HELP } from './usage.ts';
import { VERSION } from './version.ts';

/**
 * The command line: what is accepted and what is run for it. A command's code is loaded when the command is run.
 *
 * @param done takes the exit code of the command that ran
 */
export function createProgram(locale: Locale, terminal: Terminal, done: (code: ExitCode) => void): Command {
  const t = (text: Localised) => text[locale];
  const program = new Command('gangmu');
  const command = (name: string, description: Localised) =>
    withCommonOptions(program.command(name), t).description(t(description)).copyInheritedSettings(program);
  /** `gangmu --color lint` and `gangmu lint --color` are the same. */
  const mannerOf = (command: Command): Manner => ({
    locale,
    color: wantsColor(command.optsWithGlobals<{ color?: boolean }>().color, terminal),
  });

  withCommonOptions(program, t)
    .enablePositionalOptions()
    .description(t(TEXTS.program))
    .version(VERSION, '-V, --version', t(TEXTS.version))
    .helpOption('-h, --help', t(TEXTS.help))
    .helpCommand('help [command]', t(TEXTS.help))
    .addHelpText('after', `\n${t(TEXTS.exitCodes)}`)
    .configureHelp({
      displayWidth: columnsOf,
      styleTitle: (title) => WORDS[title]?.[locale] ?? title,
      styleUsage: (usage) => usage.replace(/\[(options|command)\]/g, (word) => WORDS[word]?.[locale] ?? word),
      subcommandTerm: (subcommand) =>
        [subcommand.name(), ...subcommand.registeredArguments.map(argumentTerm)].join(' '),
      optionDescription: (option) => option.description,
    })
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.err(text),
      outputError: () => {},
    })
    .exitOverride();

  command('lint', TEXTS.lint)
    .argument('[paths...]', t(TEXTS.paths))
    .addOption(choice('--format <format>', TEXTS.format, LINT_FORMATS, t))
    .addOption(new Option('--fix', t(TEXTS.fix)).conflicts('fixDryRun'))
    .option('--fix-dry-run', t(TEXTS.fixDryRun))
    .addOption(new Option('--max-warnings <n>', t(TEXTS.maxWarnings)).argParser(count('--max-warnings')))
    .option('--stdin', t(TEXTS.stdin))
    .option('--stdin-filename <file>', t(TEXTS.stdinFilename))
    .option('--config <file>', t(TEXTS.config))
    .option('--no-config', t(TEXTS.noConfig))
    .option('--print-config <file>', t(TEXTS.printConfig))
    .option('--baseline <file>', t(TEXTS.baseline))
    .addOption(new Option('--update-baseline', t(TEXTS.updateBaseline)).conflicts('pruneBaseline'))
    .option('--prune-baseline', t(TEXTS.pruneBaseline))
    .addOption(new Option('--jobs <n>', t(TEXTS.jobs)).argParser(jobs))
    .option('--cache', t(TEXTS.cache))
    .option('--cache-location <file>', t(TEXTS.cacheLocation))
    .addOption(
      new Option('--shard <i/n>', t(TEXTS.shard))
        .argParser(shard)
        .conflicts(['fix', 'fixDryRun', 'stdin', 'updateBaseline', 'pruneBaseline']),
    )
    .option('--shard-folder <folder>', t(TEXTS.shardFolder))
    .option('--quiet', t(TEXTS.quiet))
    .option('--verbose', t(TEXTS.verbose))
    .action(async (paths: string[], options: LintOptions & { printConfig?: string }, command: Command) => {
      if (options.stdin && paths.length > 0) throw usage(TEXTS.stdinAndPaths, TEXTS.stdinOrPaths);
      if (options.stdinFilename !== undefined && !options.stdin) throw usage(TEXTS.filenameAlone, TEXTS.addStdin);
      if (options.printConfig !== undefined) {
        const { printConfig } = await import('./commands/print-config.ts');
        done(await printConfig(options.printConfig, options.config, terminal));
      } else {
        const { lint } = await import('./commands/lint.ts');
        done(await lint(paths, options, mannerOf(command), terminal));
      }
    });

  command('merge', TEXTS.merge)
    .argument('[folders...]', t(TEXTS.shards))
    .addOption(choice('--format <format>', TEXTS.format, LINT_FORMATS, t))
    .addOption(new Option('--max-warnings <n>', t(TEXTS.maxWarnings)).argParser(count('--max-warnings')))
    .option('--quiet', t(TEXTS.quiet))
    .option('--verbose', t(TEXTS.verbose))
    .action(async (folders: string[], options: MergeOptions, command: Command) => {
      const { merge } = await import('./commands/merge.ts');
      done(await merge(folders, options, mannerOf(command), terminal));
    });

  command('outline', TEXTS.outline)
    .argument('<files...>', t(TEXTS.paths))
    .addOption(choice('--format <format>', TEXTS.format, OUTLINE_FORMATS, t))
    .option('--leads', t(TEXTS.leads))
    .action(async (paths: string[], options: { format: OutlineFormat; leads?: boolean }, command: Command) => {
      const { outline } = await import('./commands/outline.ts');
      done(await outline(paths, options, mannerOf(command), terminal));
    });

  command('glossary', TEXTS.glossary)
    .argument('<files...>', t(TEXTS.paths))
    .addOption(choice('--format <format>', TEXTS.format, GLOSSARY_FORMATS, t))
    .action(async (paths: string[], options: { format: GlossaryFormat }, command: Command) => {
      const { glossary } = await import('./commands/glossary.ts');
      done(await glossary(paths, options, mannerOf(command), terminal));
    });

  command('rules', TEXTS.rules)
    .argument('[rule]', t(TEXTS.rule))
    .addOption(choice('--format <format>', TEXTS.format, RULES_FORMATS, t))
    .action(async (id: string | undefined, options: RulesOptions, command: Command) => {
      const { rules } = await import('./commands/rules.ts');
      done(await rules(id, options, mannerOf(command), terminal));
    });

  command('init', TEXTS.init).action(async (_: object, command: Command) => {
    const { init } = await import('./commands/init.ts');
    done(await init(mannerOf(command), terminal));
  });

  command('server', TEXTS.server)
    .option('--stdio', t(TEXTS.stdio))
    .option('--node-ipc', t(TEXTS.nodeIpc))
    .option('--socket <port>', t(TEXTS.socket))
    .option('--pipe <name>', t(TEXTS.pipe))
    .addOption(new Option('--clientProcessId <pid>').hideHelp())
    .action(async ({ stdio, nodeIpc, socket, pipe }: Record<string, unknown>) => {
      if ([stdio, nodeIpc, socket, pipe].filter((transport) => transport !== undefined).length !== 1) {
        throw usage(TEXTS.transports, TEXTS.nameOneTransport);
      }
      const { startServer } = await import('../lsp/node-server.ts');
      startServer();
    });

  return program;
}

function argumentTerm(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '…' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function withCommonOptions(command: Command, t: (text: Localised) => string): Command {
  return command
    .addOption(choice('--lang <language>', TEXTS.lang, LOCALES, t, undefined))
    .option('--color', t(TEXTS.color))
    .option('--no-color', t(TEXTS.noColor));
}

/** An option that takes one of a few values, the first of them if it is not given. */
function choice(
  flags: string,
  description: Localised,
  values: readonly string[],
  t: (text: Localised) => string,
  otherwise: string | undefined = values[0],
): Option {
  const listed = { zh: `${description.zh}：${values.join('、')}`, en: `${description.en}: ${values.join(', ')}` };
  const option = new Option(flags, t(listed)).argParser((value) => {
    if (values.includes(value)) return value;
    const like = suggestion(value, values);
    throw usage(
      { zh: `${option.long} 没有“${value}”`, en: `${option.long} has no “${value}”` },
      like === undefined
        ? { zh: `可用的有：${values.join('、')}`, en: `known are: ${values.join(', ')}` }
        : { zh: `是不是“${like}”？`, en: `did you mean “${like}”?` },
    );
  });
  return otherwise === undefined ? option : option.default(otherwise);
}

function count(option: string): (value: string) => number {
  return (value) => {
    if (/^\d{1,9}$/.test(value)) return Number(value);
    throw usage(
      { zh: `${option} 的值“${value}”不是整数`, en: `“${value}” is no value for ${option}` },
      { zh: '请写 0 或正整数', en: 'give a whole number from 0' },
    );
  };
}

function jobs(value: string): number | undefined {
  if (value === 'auto') return undefined;
  if (/^[1-9]\d?$/.test(value)) return Number(value);
  throw usage(
    { zh: `--jobs 的值“${value}”不对`, en: `“${value}” is no value for --jobs` },
    { zh: '请写 1 到 99 的整数，或 auto', en: 'give a whole number from 1 to 99, or auto' },
  );
}

function shard(value: string): Shard {
  const [, number, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(value) ?? [];
  if (Number(number) >= 1 && Number(number) <= Number(of)) return { number: Number(number), of: Number(of) };
  throw usage(
    { zh: `--shard 的值“${value}”不对`, en: `“${value}” is no value for --shard` },
    { zh: '请写 第几片/共几片，如 1/3', en: 'give the shard and their number, such as 1/3' },
  );
}

function usage(what: Localised, remedy: Localised = SEE_HELP): UsageError {
  return new UsageError({ file: 'gangmu', what, remedy });
}

const WORDS: Record<string, Localised> = {
  'Usage:': { zh: '用法：', en: 'Usage:' },
  'Arguments:': { zh: '参数：', en: 'Arguments:' },
  'Options:': { zh: '选项：', en: 'Options:' },
  'Commands:': { zh: '命令：', en: 'Commands:' },
  '[options]': { zh: '[选项]', en: '[options]' },
  '[command]': { zh: '[命令]', en: '[command]' },
};

const TEXTS = {
  program: {
    zh: '纲目：中文报告的大纲、名词解释与校对',
    en: 'Gangmu: outline, glossary and checks of Chinese reports',
  },
  version: { zh: '显示版本', en: 'print the version' },
  help: { zh: '显示帮助', en: 'show help' },
  exitCodes: {
    zh: '退出码：0 没有问题；1 有错误，或警告超过 --max-warnings；2 用法、配置、输入有误，或有检查没有完成。',
    en: 'Exit codes: 0 clean; 1 errors, or more warnings than --max-warnings; 2 wrong usage, configuration or input, or a check that did not run.',
  },
  lang: { zh: '显示的语言', en: 'language to speak' },
  color: { zh: '总是用颜色', en: 'always use colours' },
  noColor: { zh: '不用颜色', en: 'never use colours' },
  lint: { zh: '检查报告', en: 'check reports' },
  outline: { zh: '列出大纲', en: 'print the outline' },
  glossary: { zh: '列出名词解释', en: 'print the glossary' },
  rules: { zh: '列出规则，或显示一条规则的说明', en: 'list the rules, or explain one of them' },
  init: { zh: '在当前文件夹写一份带说明的 gangmu.json', en: 'write a commented gangmu.json into this folder' },
  server: { zh: '启动语言服务器，供编辑器使用', en: 'start the language server, for editors' },
  paths: { zh: '文件、文件夹或通配符', en: 'files, folders or globs' },
  rule: { zh: '规则', en: 'id of a rule' },
  format: { zh: '输出格式', en: 'output format' },
  fix: { zh: '修复可以安全修复的问题并保存', en: 'make all safe fixes and save' },
  fixDryRun: { zh: '只显示 --fix 会改什么，不保存', en: 'show what --fix would change, save nothing' },
  maxWarnings: { zh: '警告超过 n 处时退出码为 1', en: 'exit with 1 if there are more than n warnings' },
  stdin: { zh: '检查标准输入', en: 'check the standard input' },
  stdinFilename: {
    zh: '把标准输入当作这个文件（决定用哪份配置）',
    en: 'name of the standard input, for its configuration',
  },
  config: { zh: '用这份配置，不去寻找 gangmu.json', en: 'use this configuration instead of the nearest gangmu.json' },
  noConfig: { zh: '不用任何配置', en: 'use no configuration' },
  printConfig: { zh: '显示对这个文件生效的配置', en: 'print the configuration in force for a file' },
  baseline: {
    zh: '不报告这份基线里的问题',
    en: 'do not report the findings that this baseline holds',
  },
  updateBaseline: { zh: '把现有的问题全部记入基线', en: 'record all present findings in the baseline' },
  pruneBaseline: { zh: '从基线里清理已经不在的问题', en: 'drop from the baseline what is no longer found' },
  jobs: {
    zh: '同时用几个线程（默认 auto，按文件和处理器的多少）',
    en: 'number of threads (auto by default: by files and processors)',
  },
  cache: { zh: '记住结果，文件没有变就不再检查', en: 'remember results; check only what has changed' },
  cacheLocation: { zh: '缓存文件（默认 .gangmu-cache）', en: 'file of the cache (.gangmu-cache by default)' },
  shard: { zh: '只检查第 i 片（共 n 片），结果留待 merge', en: 'check the i-th of n shards, to be merged' },
  shardFolder: {
    zh: '分片结果放在哪里（默认 .gangmu-shards）',
    en: 'folder of the shards (.gangmu-shards by default)',
  },
  merge: { zh: '合并各片的检查结果', en: 'merge the results of all shards' },
  shards: { zh: '放分片结果的文件夹（默认 .gangmu-shards）', en: 'folders of the shards (.gangmu-shards by default)' },
  quiet: { zh: '只列出错误', en: 'list errors only' },
  verbose: { zh: '说明每个文件的编码', en: 'say the encoding of each file' },
  leads: { zh: '连同段旨句', en: 'with the leads of paragraphs' },
  stdio: { zh: '用标准输入输出通信', en: 'speak over the standard input and output' },
  nodeIpc: { zh: '用 Node 进程间通信', en: 'speak over the IPC of Node' },
  socket: { zh: '用本机端口通信', en: 'speak over a local port' },
  pipe: { zh: '用命名管道通信', en: 'speak over a named pipe' },
  stdinAndPaths: { zh: '--stdin 不能与文件同时使用', en: '--stdin cannot be used with files' },
  stdinOrPaths: { zh: '请去掉其中一样', en: 'drop one of them' },
  filenameAlone: { zh: '--stdin-filename 只与 --stdin 同用', en: '--stdin-filename goes with --stdin only' },
  addStdin: { zh: '请加上 --stdin', en: 'add --stdin' },
  transports: { zh: '没有指明一种通信方式', en: 'not exactly one transport is named' },
  nameOneTransport: {
    zh: '请用 --stdio、--node-ipc、--socket=端口、--pipe=名称 之一',
    en: 'use one of --stdio, --node-ipc, --socket=PORT, --pipe=NAME',
  },
} satisfies Record<string, Localised>;
