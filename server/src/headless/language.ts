import type { Locale } from '../rules/rule.ts';

export const LOCALES: readonly Locale[] = ['zh', 'en'];

/**
 * Language to speak: that of `--lang`, else English where the environment says so (POSIX: LC_ALL, LC_MESSAGES, LANG,
 * the first that is set), else Chinese.
 */
export function localeFor(argv: readonly string[], environment: Readonly<Record<string, string | undefined>>): Locale {
  const asked = optionValue(argv, '--lang');
  if (LOCALES.includes(asked as Locale)) return asked as Locale;
  const set = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return /^en(?![a-z])/i.test(set) ? 'en' : 'zh';
}

/** The language is needed before the command line is parsed, as help and usage errors speak it too. */
function optionValue(argv: readonly string[], option: string): string | undefined {
  for (const [i, argument] of argv.entries()) {
    if (argument === '--') return undefined;
    if (argument === option) return argv[i + 1];
    if (argument.startsWith(`${option}=`)) return argument.slice(option.length + 1);
  }
  return undefined;
}
