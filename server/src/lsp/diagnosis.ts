import type { Diagnostic } from 'vscode-languageserver';
import { atHead, type DiagnosticOptions, failureDiagnostic, toDiagnostic } from '../features/diagnostics.ts';
import type { Localised } from '../rules/rule.ts';
import type { Cancellation } from '../session/cancellation.ts';
import type { ConfigurationError } from '../session/configuration.ts';
import type { Session } from '../session/session.ts';
import type { Snapshot } from '../session/snapshot.ts';
import { LineIndex } from '../text/lines.ts';

/**
 * All diagnostics of this version of a document: its findings, and a word on every check that did not run.
 * @throws Cancelled if nobody waits for the result any more
 */
export async function diagnose(
  session: Session,
  snapshot: Snapshot,
  options: DiagnosticOptions,
  cancellation?: Cancellation,
): Promise<Diagnostic[]> {
  const { findings, failures, configurationError } = await session.findingsOf(snapshot, cancellation);
  if (configurationError) return [await configurationDiagnostic(session, configurationError, options)];
  return [
    ...failures.map((failure) => failureDiagnostic(failure, options.locale)),
    ...findings.map((finding) => toDiagnostic(snapshot.parsed, snapshot.uri, finding, options)),
  ];
}

async function configurationDiagnostic(
  session: Session,
  { file, what, remedy, span }: ConfigurationError,
  { locale, relatedInformation }: DiagnosticOptions,
): Promise<Diagnostic> {
  const message: Localised = {
    zh: `配置文件有误，本文件没有检查：${what.zh}；${remedy.zh}（${file}）`,
    en: `This file was not checked, as its configuration is wrong: ${what.en}; ${remedy.en} (${file})`,
  };
  const diagnostic: Diagnostic = { ...atHead(message[locale]), code: 'configuration' };
  if (!relatedInformation) return diagnostic;
  const lines = new LineIndex((await session.load(file))?.text ?? '');
  const range = { start: lines.position(span?.start ?? 0), end: lines.position(span?.end ?? 0) };
  return { ...diagnostic, relatedInformation: [{ location: { uri: file, range }, message: what[locale] }] };
}
