import type { FormatOptions, Formatter } from './formatter.ts';
import type { LintFormat } from './names.ts';

/** The formatter of that name, loaded when it is asked for. */
export async function formatterFor(format: LintFormat, options: FormatOptions): Promise<Formatter> {
  switch (format) {
    case 'text':
      return new (await import('./text.ts')).TextFormatter(options);
    case 'json':
      return new (await import('./json.ts')).JsonFormatter(options);
    case 'sarif':
      return new (await import('./sarif.ts')).SarifFormatter(options);
    case 'github':
      return new (await import('./github.ts')).GithubFormatter(options);
    case 'gitlab':
      return new (await import('./gitlab.ts')).GitlabFormatter(options);
    case 'junit':
      return new (await import('./junit.ts')).JunitFormatter(options);
    case 'checkstyle':
      return new (await import('./checkstyle.ts')).CheckstyleFormatter(options);
    case 'html':
      return new (await import('./html.ts')).HtmlFormatter(options);
  }
}
