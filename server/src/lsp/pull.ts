import {
  type Connection,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  ResponseError,
  WorkDoneProgressReporter,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { DiagnosticOptions } from '../features/diagnostics.ts';
import { breathe, type Cancellation, Cancelled, Outdated } from '../session/cancellation.ts';
import type { Session } from '../session/session.ts';
import type { Snapshot } from '../session/snapshot.ts';
import { CheckProgress } from './check-progress.ts';
import type { Client } from './client.ts';
import { diagnose, lastDiagnosis } from './diagnosis.ts';
import { answer, unknownDocument } from './errors.ts';
import { QUIET, WhenQuiet } from './quiet.ts';
import { ResultIds } from './result-ids.ts';

/** What pulled diagnostics need to know of the server around them. */
export interface PullHost {
  session: Session;
  client: () => Client;
  options: () => DiagnosticOptions;
  /** Resolves once the client's settings are known: findings before that might be wrong. */
  settled: () => Promise<void>;
}

/** Told of what the client does to its documents. */
export interface Pulls {
  changed(uri: string): void;
  closed(uri: string): void;
}

/** Answers a client that asks for the diagnostics of one document or of the whole workspace. */
export function answerPulls(connection: Connection, { session, client, options, settled }: PullHost): Pulls {
  const ids = new ResultIds(Date.now().toString(36));

  /** Checks a long document again, and has the client ask again where it was told something else before. */
  const catchUp = async (uri: string): Promise<void> => {
    const snapshot = session.snapshot(uri);
    if (!snapshot || snapshot.isShort) return;
    const found = await diagnose(session, snapshot, options(), snapshot.life);
    const told = ids.last(uri);
    const items = session.snapshot(uri) === snapshot ? found : lastDiagnosis(session, uri, options());
    if (told === undefined || !items || ids.idOf(uri, items) === told) return;
    await connection.languages.diagnostics.refresh();
  };
  const catchingUp = new WhenQuiet((uri) =>
    catchUp(uri).catch((error: unknown) => {
      if (!(error instanceof Cancelled)) connection.console.error(`${uri}: not checked: ${String(error)}`);
    }),
  );

  /**
   * What is to be told of a document. The rules take seconds on a long one: what is known is told at once, and when it is known
   * better, the client asks again.
   */
  const reportOn = async (
    snapshot: Snapshot,
    previous: string | undefined,
    cancellation: Cancellation,
  ): Promise<DocumentDiagnosticReport> => {
    const { uri, isShort } = snapshot;
    const early = isShort ? undefined : lastDiagnosis(session, uri, options());
    if (early) catchingUp.schedule(uri, QUIET);
    const items = early ?? (await diagnose(session, snapshot, options(), cancellation));
    const resultId = ids.idOf(uri, items);
    return resultId === previous ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
  };

  connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }, token) =>
    answer(
      (async () => {
        await settled();
        const snapshot = await session.load(uri);
        if (!snapshot) throw unknownDocument(uri);
        const report = await reportOn(snapshot, previousResultId, token).catch((error: unknown) => {
          throw error instanceof Outdated ? outdated() : error;
        });
        if ((session.snapshot(uri) ?? snapshot) !== snapshot) throw outdated();
        return report;
      })(),
    ),
  );

  connection.languages.diagnostics.onWorkspace(({ previousResultIds }, token, own, partial) =>
    answer(
      (async () => {
        await settled();
        const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
        const items: WorkspaceDocumentDiagnosticReport[] = [];
        const hand = (item: WorkspaceDocumentDiagnosticReport): void => {
          if (partial) partial.report({ items: [item] });
          else items.push(item);
        };
        const uris = await session.workspaceUris();
        const asked = WorkDoneProgressReporter.isNullInstance(own) ? undefined : own;
        const progress = new CheckProgress(connection, client(), uris.length, asked);
        try {
          for (const uri of uris) {
            await breathe(token);
            progress.step();
            const snapshot = await session.load(uri).catch((error: unknown) => {
              connection.console.warn(`${uri}: not checked, as it cannot be read (${String(error)})`);
              previous.delete(uri);
            });
            if (!snapshot) continue;
            const report = await reportOn(snapshot, previous.get(uri), token).catch((error: unknown) => {
              if (!(error instanceof Outdated)) throw error;
            });
            previous.delete(uri);
            if (!report) continue;
            if ((session.snapshot(uri) ?? snapshot) === snapshot) hand({ ...report, uri, version: snapshot.version });
          }
        } finally {
          progress.end();
        }
        // What is left has gone: an empty report takes it off the client's list.
        for (const uri of previous.keys()) hand({ kind: 'full', uri, version: null, items: [] });
        return { items };
      })(),
    ),
  );

  return {
    changed: (uri) => catchingUp.schedule(uri, QUIET),
    closed: (uri) => {
      catchingUp.forget(uri);
      ids.forget(uri);
    },
  };
}

/** The text changed while it was checked: the client is to keep what it shows and to ask again. */
function outdated(): ResponseError<{ retriggerRequest: boolean }> {
  return new ResponseError(LSPErrorCodes.ServerCancelled, 'the document has changed', { retriggerRequest: true });
}
