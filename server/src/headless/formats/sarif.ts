import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Sarif from 'sarif';
import { toRange } from '../../features/position.ts';
import { rules } from '../../rules/registry.ts';
import type { Finding, Locale, Rule, Severity } from '../../rules/rule.ts';
import { rulePage } from '../../rules/rule-page.ts';
import type { LinedText } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';
import type { Checked } from '../checker.ts';
import type { Complaint } from '../complaint.ts';
import { type FormatOptions, type Formatter, otherName } from './formatter.ts';

const LEVELS: Record<Severity, Sarif.ReportingConfiguration.level> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

const INFORMATION_URI = 'https://github.com/gangmu/gangmu';

/** SARIF 2.1.0 (OASIS), one run. Columns count UTF-16 units; paths are relative to the folder the command ran in. */
export class SarifFormatter implements Formatter {
  readonly #options: FormatOptions;
  readonly #results: Sarif.Result[] = [];

  constructor(options: FormatOptions) {
    this.#options = options;
  }

  add(file: Checked): string {
    for (const finding of file.findings) this.#results.push(result(finding, file, this.#options));
    return '';
  }

  finish(complaints: readonly Complaint[]): string {
    const { locale, version } = this.#options;
    const log: Sarif.Log = {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'gangmu',
              version,
              informationUri: INFORMATION_URI,
              language: locale,
              rules: rules.map((rule) => descriptor(rule, locale)),
            },
          },
          columnKind: 'utf16CodeUnits',
          invocations: [
            {
              executionSuccessful: complaints.length === 0,
              toolExecutionNotifications: complaints.map(({ file, what, remedy }) => ({
                level: 'error',
                message: { text: `${file}: ${what[locale]}; ${remedy[locale]}` },
              })),
            },
          ],
          results: this.#results,
        },
      ],
    };
    return `${JSON.stringify(log, null, 2)}\n`;
  }
}

function descriptor(rule: Rule, locale: Locale): Sarif.ReportingDescriptor {
  return {
    id: rule.id,
    shortDescription: { text: rule.name[locale] },
    helpUri: rulePage(rule.id),
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: { tags: [rule.category] },
  };
}

function result(finding: Finding, { source, document }: Checked, options: FormatOptions): Sarif.Result {
  const { locale } = options;
  const { rule, severity, message, span, related, fix } = finding;
  const artifactLocation = artifact(source.name);
  const ruleIndex = rules.findIndex(({ id }) => id === rule);
  return {
    ruleId: rule,
    ...(ruleIndex >= 0 && { ruleIndex }),
    level: LEVELS[severity],
    message: { text: message[locale] },
    locations: [{ physicalLocation: { artifactLocation, region: region(span, document) } }],
    ...(related.length > 0 && {
      relatedLocations: related.map((place, id) => ({
        id,
        message: { text: place.message[locale] },
        physicalLocation: {
          artifactLocation: artifact(otherName(place, options) ?? source.name),
          region: region(place.span, place.other?.document ?? document),
        },
      })),
    }),
    ...(fix && {
      fixes: [
        {
          description: { text: fix.title[locale] },
          artifactChanges: [
            {
              artifactLocation,
              replacements: fix.edits.map((edit) => ({
                deletedRegion: region(edit.span, document),
                insertedContent: { text: edit.newText },
              })),
            },
          ],
        },
      ],
    }),
  };
}

function artifact(name: string): Sarif.ArtifactLocation {
  return isAbsolute(name)
    ? { uri: pathToFileURL(name).href }
    : { uri: name.split('/').map(encodeURIComponent).join('/') };
}

/** Lines and columns from one, the end column behind the last character. */
function region(span: Span, document: LinedText): Sarif.Region {
  const { start, end } = toRange(document, span);
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    charOffset: span.start,
    charLength: span.end - span.start,
  };
}
