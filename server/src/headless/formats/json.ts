import type { Range } from 'vscode-languageserver-types';
import { toRange } from '../../features/position.ts';
import type { ParsedText } from '../../report/model.ts';
import type { Finding, Locale } from '../../rules/rule.ts';
import type { Checked } from '../checker.ts';
import type { FormatOptions, Formatter } from './formatter.ts';

/** A finding as `lint --format json` prints it. */
export interface JsonFinding {
  rule: string;
  severity: string;
  message: string;
  range: Range;
  related: { range: Range; message: string }[];
  fix?: { title: string; safe: boolean; edits: { range: Range; newText: string }[] };
}

/** `[{ file, findings }]`, a file without findings too. */
export class JsonFormatter implements Formatter {
  readonly #locale: Locale;
  readonly #files: { file: string; findings: JsonFinding[] }[] = [];

  constructor({ locale }: FormatOptions) {
    this.#locale = locale;
  }

  add({ source, findings, parsed }: Checked): void {
    const shown = findings.map((finding) => jsonFinding(finding, parsed, this.#locale));
    this.#files.push({ file: source.name, findings: shown });
  }

  finish(): string {
    return `${JSON.stringify(this.#files, null, 2)}\n`;
  }
}

function jsonFinding(finding: Finding, parsed: ParsedText, locale: Locale): JsonFinding {
  const { rule, severity, message, span, related, fix } = finding;
  return {
    rule,
    severity,
    message: message[locale],
    range: toRange(parsed, span),
    related: related.map((place) => ({ range: toRange(parsed, place.span), message: place.message[locale] })),
    ...(fix && {
      fix: {
        title: fix.title[locale],
        safe: fix.safe,
        edits: fix.edits.map((edit) => ({ range: toRange(parsed, edit.span), newText: edit.newText })),
      },
    }),
  };
}
