import type { Connection, TextEdit } from 'vscode-languageserver';
import { DEFAULT_FORMAT, type FormatSettings } from '../features/format-settings.ts';
import { formatRange } from '../features/formatting.ts';
import { onNewLine } from '../features/on-type-formatting.ts';
import { toOffset, toRange } from '../features/position.ts';
import type { Edit } from '../rules/rule.ts';
import { breathe, type Cancellation } from '../session/cancellation.ts';
import { ConfigurationError } from '../session/configuration.ts';
import type { Session } from '../session/session.ts';
import type { Snapshot } from '../session/snapshot.ts';
import { expectCurrent } from './about.ts';
import type { Client } from './client.ts';
import { answer, noSuchPlace, unknownDocument } from './errors.ts';
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
        expectCurrent(session, snapshot);
        return edits;
      })(),
    );

  connection.onDocumentFormatting(({ textDocument: { uri } }, token) =>
    edit(uri, token, async (snapshot) => toTextEdits(snapshot, await session.format(snapshot, token))),
  );

  connection.onDocumentRangeFormatting(({ textDocument: { uri }, range }, token) =>
    edit(uri, token, async (snapshot, settings) => {
      const { parsed } = snapshot;
      if (range.start.line >= parsed.lines.count) throw noSuchPlace(range.start);
      const span = { start: toOffset(parsed, range.start), end: toOffset(parsed, range.end) };
      const { findings } = await session.findingsOf(snapshot, token);
      return toTextEdits(snapshot, formatRange(parsed, span, settings, findings));
    }),
  );

  connection.onDocumentOnTypeFormatting(({ textDocument: { uri }, position, ch }, token) =>
    edit(uri, token, ({ parsed }, { nextMarker }) => {
      if (position.line >= parsed.lines.count) throw noSuchPlace(position);
      return ch === '\n' ? onNewLine(parsed, position, nextMarker) : [];
    }),
  );

  connection.onCodeActionResolve((action, token) =>
    answer(breathe(token).then(() => resolveRefactoring(session, action, client(), token))),
  );

  connection.workspace.onWillRenameFiles(({ files }, token) =>
    answer(breathe(token).then(() => renamedFilesEdit(session, files, client()))),
  );
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
