import {
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  Position,
  ResponseError,
  type TextEdit,
} from 'vscode-languageserver';
import { DEFAULT_FORMAT, type FormatSettings } from '../features/format-settings.ts';
import { formatRange } from '../features/formatting.ts';
import { onNewLine } from '../features/on-type-formatting.ts';
import { toOffset, toRange } from '../features/position.ts';
import type { Edit } from '../rules/rule.ts';
import { breathe, type Cancellation } from '../session/cancellation.ts';
import { ConfigurationError } from '../session/configuration.ts';
import type { Session } from '../session/session.ts';
import type { Snapshot } from '../session/snapshot.ts';
import type { Client } from './client.ts';
import { answer, unknownDocument } from './errors.ts';
import { resolveRefactoring } from './refactorings.ts';
import { renamedFilesEdit } from './renamed-files.ts';

/** What answers to these requests need to know of the server around them. */
export interface EditHost {
  session: Session;
  client: () => Client;
  /** Resolves once the client's settings are known: a layout before that might be the wrong one. */
  settled: () => Promise<void>;
}

/** Answers requests for edits. They belong to one version of the text: where it has changed meanwhile, the answer is an error. */
export function answerEdits(connection: Connection, { session, client, settled }: EditHost): void {
  const edit = (
    uri: string,
    token: Cancellation,
    work: (snapshot: Snapshot, settings: FormatSettings) => TextEdit[] | Promise<TextEdit[]>,
  ): Promise<TextEdit[]> =>
    answer(
      (async () => {
        const snapshot = session.snapshot(uri);
        if (!snapshot) throw unknownDocument(uri);
        await settled();
        await breathe(token);
        await snapshot.read(token);
        const edits = await work(snapshot, await formatOf(session, uri));
        if (session.snapshot(uri) !== snapshot) {
          throw new ResponseError(LSPErrorCodes.ContentModified, 'the document has changed');
        }
        return edits;
      })(),
    );

  connection.onDocumentFormatting(({ textDocument: { uri } }, token) =>
    edit(uri, token, async (snapshot) => toTextEdits(snapshot, await session.format(snapshot, token))),
  );

  connection.onDocumentRangeFormatting(({ textDocument: { uri }, range }, token) =>
    edit(uri, token, async (snapshot, settings) => {
      const { parsed } = snapshot;
      const span = { start: toOffset(parsed, checked(range.start)), end: toOffset(parsed, checked(range.end)) };
      const { findings } = await session.findingsOf(snapshot, token);
      return toTextEdits(snapshot, formatRange(parsed, span, settings, findings));
    }),
  );

  connection.onDocumentOnTypeFormatting(({ textDocument: { uri }, position, ch }, token) =>
    edit(uri, token, ({ parsed }, { nextMarker }) =>
      ch === '\n' ? onNewLine(parsed, checked(position), nextMarker) : [],
    ),
  );

  connection.onCodeActionResolve((action, token) =>
    answer(breathe(token).then(() => resolveRefactoring(session, action, client(), token))),
  );

  connection.workspace.onWillRenameFiles(({ files }) => renamedFilesEdit(session, files, client()));
}

/** How the document is to be laid out; as it is where its configuration cannot be read. */
async function formatOf(session: Session, uri: string): Promise<FormatSettings> {
  try {
    return (await session.configuration(uri)).format;
  } catch (error) {
    if (error instanceof ConfigurationError) return DEFAULT_FORMAT;
    throw error;
  }
}

function toTextEdits({ parsed }: Snapshot, edits: readonly Edit[]): TextEdit[] {
  return edits.map(({ span, newText }) => ({ range: toRange(parsed, span), newText }));
}

function checked(position: unknown): Position {
  if (!Position.is(position)) throw new ResponseError(ErrorCodes.InvalidParams, 'not a position');
  return position;
}
