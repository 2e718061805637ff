import type { Range } from 'vscode-languageserver-types';
import { toRange } from '../../features/position.ts';
import type { ParsedText } from '../../report/model.ts';
import type { Finding, Locale } from '../../rules/rule.ts';
import type { Formatter } from './result.ts';

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
export const formatJson: Formatter = ({ files, locale }) =>
  `${JSON.stringify(
    files.map(({ source, findings, parsed }) => ({
      file: source.name,
      findings: findings.map((finding) => jsonFinding(finding, parsed, locale)),
    })),
    null,
    2,
  )}\n`;

export function jsonFinding(finding: Finding, parsed: ParsedText, locale: Locale): JsonFinding {
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
