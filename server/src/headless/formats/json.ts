import type { Range } from 'vscode-languageserver-types';
import { toRange } from '../../features/position.ts';
import type { Finding } from '../../rules/rule.ts';
import type { LinedText } from '../../text/lines.ts';
import type { Checked } from '../checker.ts';
import { type FormatOptions, type Formatter, otherName } from './formatter.ts';

/** A finding as `lint --format json` prints it. */
export interface JsonFinding {
  rule: string;
  severity: string;
  message: string;
  range: Range;
  /** `file` where the place stands in another one. */
  related: { range: Range; message: string; file?: string }[];
  fix?: { title: string; safe: boolean; edits: { range: Range; newText: string }[] };
}

/** `[{ file, findings }]`, a file without findings too. */
export class JsonFormatter implements Formatter {
  readonly #options: FormatOptions;
  #isFirst = true;

  constructor(options: FormatOptions) {
    this.#options = options;
  }

  add({ source, findings, document }: Checked): string {
    const shown = findings.map((finding) => jsonFinding(finding, document, this.#options));
    const text = JSON.stringify({ file: source.name, findings: shown }, null, 2).replaceAll('\n', '\n  ');
    const before = this.#isFirst ? '[\n  ' : ',\n  ';
    this.#isFirst = false;
    return before + text;
  }

  finish(): string {
    return this.#isFirst ? '[]\n' : '\n]\n';
  }
}

function jsonFinding(finding: Finding, document: LinedText, options: FormatOptions): JsonFinding {
  const { locale } = options;
  const { rule, severity, message, span, related, fix } = finding;
  return {
    rule,
    severity,
    message: message[locale],
    range: toRange(document, span),
    related: related.map((place) => {
      const file = otherName(place, options);
      return {
        range: toRange(place.other?.document ?? document, place.span),
        message: place.message[locale],
        ...(file !== undefined && { file }),
      };
    }),
    ...(fix && {
      fix: {
        title: fix.title[locale],
        safe: fix.safe,
        edits: fix.edits.map((edit) => ({ range: toRange(document, edit.span), newText: edit.newText })),
      },
    }),
  };
}
