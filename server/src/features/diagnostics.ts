import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { RuleFailure } from '../rules/check.ts';
import type { Finding, Locale, Severity } from '../rules/rule.ts';
import { rulePage } from '../rules/rule-page.ts';
import type { LinedText } from '../text/lines.ts';
import { toRange } from './position.ts';

/** Name under which editors show our findings. */
export const SOURCE = 'gangmu';

export interface DiagnosticOptions {
  locale: Locale;
  /** Whether the client can show other places beside a diagnostic. */
  relatedInformation: boolean;
}

/** What a diagnostic carries for clients that want to mark what can be fixed. */
export interface DiagnosticData {
  fix: 'safe' | 'suggested';
}

/** `finding` as the editor shows it. */
export function toDiagnostic(
  document: LinedText,
  uri: string,
  finding: Finding,
  { locale, relatedInformation }: DiagnosticOptions,
): Diagnostic {
  const diagnostic: Diagnostic = {
    range: toRange(document, finding.span),
    severity: SEVERITY[finding.severity],
    code: finding.rule,
    codeDescription: { href: rulePage(finding.rule) },
    source: SOURCE,
    message: finding.message[locale],
  };
  if (relatedInformation && finding.related.length > 0) {
    diagnostic.relatedInformation = finding.related.map(({ span, message, other }) => ({
      location: other
        ? { uri: other.uri, range: toRange(other.document, span) }
        : { uri, range: toRange(document, span) },
      message: message[locale],
    }));
  }
  if (finding.fix) {
    const data: DiagnosticData = { fix: finding.fix.safe ? 'safe' : 'suggested' };
    diagnostic.data = data;
  }
  return diagnostic;
}

/** Says at the head of the document that a rule broke down, so that its silence is not taken for a clean text. */
export function failureDiagnostic({ rule, reason }: RuleFailure, locale: Locale): Diagnostic {
  const messages = {
    zh: `规则 ${rule} 在本文件上运行出错（${reason}），它的结果未知，其余规则不受影响；请报告这一故障`,
    en: `Rule ${rule} broke down on this file (${reason}); its findings are unknown, other rules are not affected. Please report this`,
  };
  return { ...atHead(messages[locale]), code: 'rule-failure' };
}

/** A warning of the checker itself, at the head of the document. */
export function atHead(message: string): Diagnostic {
  const start = { line: 0, character: 0 };
  return { range: { start, end: start }, severity: DiagnosticSeverity.Warning, source: SOURCE, message };
}

const SEVERITY: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};
