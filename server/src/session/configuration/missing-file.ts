import { ConfigurationError, type FileReference } from '../configuration.ts';

/** The complaint that a file named in a configuration file is not there. */
export function missingFile({ from, span }: FileReference, name: string): ConfigurationError {
  return new ConfigurationError(
    from,
    { zh: `没有文件“${name}”`, en: `no file “${name}”` },
    { zh: '请检查路径（相对于写它的配置文件）', en: 'check the path (relative to the file that names it)' },
    span,
  );
}
