import type { Diagnostic } from 'vscode-languageserver';
import { atHead, type DiagnosticOptions, failureDiagnostic, toDiagnostic } from '../features/diagnostics.ts';
import type { Localised } from '../rules/rule.ts';
import type { Cancellation } from '../session/cancellation.ts';
import type { ConfigurationError } from '../session/configuration.ts';
import type { FileFindings, Session } from '../session/session.ts';
import type { Snapshot } from '../session/snapshot.ts';
import { type LinedText, LineIndex } from '../text/lines.ts';
import type { Span } from '../text/span.ts';

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
  const result = await session.findingsOf(snapshot, cancellation);
  if (result.configurationError) return [await configurationDiagnostic(session, result.configurationError, options)];
  return shown(result, snapshot.parsed, snapshot.uri, options);
}

/**
 * The diagnostics last found in the open document at `uri`, at the places where they stand now, but for those whose words are
 * gone; undefined where there are none yet.
 */
export function lastDiagnosis(session: Session, uri: string, options: DiagnosticOptions): Diagnostic[] | undefined {
  const last = session.lastFindings(uri);
  if (!last) return undefined;
  const { document, result } = last;
  const findings = result.findings.filter(({ span }) => span.start === span.end || !isGone(document, span));
  return shown({ ...result, findings }, document, uri, options);
}

function isGone({ lines }: LinedText, { start, end }: Span): boolean {
  const first = lines.position(start);
  const last = lines.position(end);
  return first.line === last.line && first.character >= last.character;
}

function shown(
  { failures, findings }: Pick<FileFindings, 'failures' | 'findings'>,
  document: LinedText,
  uri: string,
  options: DiagnosticOptions,
): Diagnostic[] {
  return [
    ...failures.map((failure) => failureDiagnostic(failure, options.locale)),
    ...findings.map((finding) => toDiagnostic(document, uri, finding, options)),
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
