import type { CommanderError } from 'commander';
import type { Localised } from '../rules/rule.ts';
import type { Complaint } from './complaint.ts';

/** What is wrong with the command line, in the users' language: the argument parser speaks English only. */
export function usageComplaint({ code, message }: CommanderError): Complaint {
  const quoted = /'([^']*)'/.exec(message)?.[1] ?? '';
  const like = /\(Did you mean (?:one of )?(.+)\?\)/.exec(message)?.[1]?.replaceAll(', ', '”、“');
  const what = PROBLEMS[code]?.(quoted) ?? same(message.replace(/^error: /, ''));
  const remedy = like === undefined ? SEE_HELP : { zh: `是不是“${like}”？`, en: `did you mean “${like}”?` };
  return { file: 'gangmu', what, remedy };
}

const PROBLEMS: Record<string, (quoted: string) => Localised> = {
  'commander.unknownOption': (option) => ({ zh: `未知的选项“${option}”`, en: `unknown option “${option}”` }),
  'commander.unknownCommand': (command) => ({ zh: `未知的命令“${command}”`, en: `unknown command “${command}”` }),
  'commander.optionMissingArgument': (option) => ({
    zh: `选项“${option}”缺少值`,
    en: `option “${option}” lacks its value`,
  }),
  'commander.missingArgument': (name) => ({ zh: `缺少参数“${name}”`, en: `argument “${name}” is missing` }),
  'commander.excessArguments': () => ({ zh: '参数太多', en: 'too many arguments' }),
  'commander.conflictingOption': (option) => ({
    zh: `选项“${option}”不能与另一个选项同时使用`,
    en: `option “${option}” cannot be used with another one given`,
  }),
};

export const SEE_HELP: Localised = { zh: '用法见 gangmu --help', en: 'see gangmu --help' };

function same(text: string): Localised {
  return { zh: text, en: text };
}
