import { type Connection, ErrorCodes, ResponseError, type TextDocumentIdentifier } from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import { duplicatesView } from '../features/duplicates-view.ts';
import { exportGlossary, GLOSSARY_EXPORTS } from '../features/glossary-export.ts';
import { exportOutline, OUTLINE_EXPORTS } from '../features/outline-export.ts';
import { overview } from '../features/overview.ts';
import { termsView } from '../features/terms-view.ts';
import type { Finding } from '../rules/rule.ts';
import { breathe, type Cancellation } from '../session/cancellation.ts';
import { ConfigurationError } from '../session/configuration.ts';
import type { Session } from '../session/session.ts';
import type { Snapshot } from '../session/snapshot.ts';
import type { Client } from './client.ts';
import { answer, unknownDocument } from './errors.ts';

/** Methods of the requests that are this server's own; their only document is `textDocument: { uri }`. */
export const VIEW_REQUESTS = {
  overview: 'gangmu/overview',
  terms: 'gangmu/terms',
  duplicates: 'gangmu/duplicates',
  /** With `format` (markdown, opml, mermaid) and optionally `leads`; answered by a text. */
  exportOutline: 'gangmu/exportOutline',
  /** With `format` (csv, markdown); answered by a text. */
  exportGlossary: 'gangmu/exportGlossary',
} as const;

/** Their parameters, as far as every one of them has been checked. */
interface ViewParameters {
  textDocument: TextDocumentIdentifier;
  format?: unknown;
  leads?: unknown;
}

/** What answers to these requests need to know of the server around them. */
export interface ViewHost {
  session: Session;
  client: () => Client;
  /** Resolves once the client's settings are known: findings before that might be wrong. */
  settled: () => Promise<void>;
}

/** Answers requests for what an editor shows beside the text. A document that is not there is an error, not an empty view. */
export function answerViews(connection: Connection, { session, client, settled }: ViewHost): void {
  const on = (
    method: string,
    work: (snapshot: Snapshot, parameters: ViewParameters, token: Cancellation) => Promise<unknown>,
  ): void => {
    connection.onRequest(method, (parameters: ViewParameters, token) =>
      answer(
        (async () => {
          const { uri } = parameters.textDocument;
          const snapshot = await session.load(uri);
          if (!snapshot) throw unknownDocument(uri);
          await breathe(token);
          await snapshot.read(token);
          return work(snapshot, parameters, token);
        })(),
      ),
    );
  };

  const findingsOf = async (snapshot: Snapshot, token: Cancellation): Promise<Finding[]> => {
    await settled();
    return (await session.findingsOf(snapshot, token)).findings;
  };

  on(VIEW_REQUESTS.terms, async (snapshot, _parameters, token) =>
    termsView(snapshot.parsed, await findingsOf(snapshot, token), client().locale),
  );

  on(VIEW_REQUESTS.duplicates, async (snapshot, _parameters, token) =>
    duplicatesView(snapshot.parsed, snapshot.uri, await findingsOf(snapshot, token), client().locale),
  );

  on(VIEW_REQUESTS.overview, async (snapshot, _parameters, token) => {
    const findings = await findingsOf(snapshot, token);
    return overview(snapshot.parsed, findings, await previousReport(session, snapshot.uri));
  });

  on(VIEW_REQUESTS.exportOutline, async ({ uri, parsed }, { format, leads = false }) => {
    if (typeof leads !== 'boolean') throw malformed('leads has to be true or false');
    return exportOutline([{ name: nameOf(uri), parsed }], oneOf(OUTLINE_EXPORTS, format), leads);
  });

  on(VIEW_REQUESTS.exportGlossary, async ({ uri, parsed }, { format }) =>
    exportGlossary({ name: nameOf(uri), parsed }, oneOf(GLOSSARY_EXPORTS, format), client().locale),
  );
}

/** The report of the year before that the configuration names; undefined where it cannot be read: the findings say so. */
async function previousReport(session: Session, uri: string) {
  try {
    const { previousReport: reference } = await session.configuration(uri);
    const snapshot = reference && (await session.load(reference.uri));
    return snapshot && snapshot.uri !== uri ? { uri: snapshot.uri, document: snapshot.parsed } : undefined;
  } catch (error) {
    if (error instanceof ConfigurationError) return undefined;
    throw error;
  }
}

function nameOf(uri: string): string {
  return Utils.basename(URI.parse(uri)) || uri;
}

function oneOf<T extends string>(choices: readonly T[], given: unknown): T {
  const choice = choices.find((candidate) => candidate === given);
  if (choice === undefined) throw malformed(`format has to be one of ${choices.join(', ')}`);
  return choice;
}

function malformed(reason: string): ResponseError<never> {
  return new ResponseError(ErrorCodes.InvalidParams, reason);
}
