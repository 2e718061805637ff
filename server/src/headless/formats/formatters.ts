import type { LintFormat } from './names.ts';
import type { Formatter } from './result.ts';

/** The formatter of that name, loaded when it is asked for. */
export async function formatterFor(format: LintFormat): Promise<Formatter> {
  switch (format) {
    case 'text':
      return (await import('./text.ts')).formatText;
    case 'json':
      return (await import('./json.ts')).formatJson;
    case 'sarif':
      return (await import('./sarif.ts')).formatSarif;
    case 'github':
      return (await import('./github.ts')).formatGithub;
  }
}
