import { CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';
import { codeLenses, SHOW_REFERENCES_COMMAND } from '../features/code-lens.ts';
import type { DisplaySettings } from '../features/display-settings.ts';
import { documentLinks } from '../features/document-links.ts';
import { inlayHints } from '../features/inlay-hints.ts';
import { encodeTokens, semanticTokens, tokenEdits } from '../features/semantic-tokens.ts';
import type { Session } from '../session/session.ts';
import { aboutDocuments } from './about.ts';
import type { RequestHost } from './requests.ts';

/** What answers about the look of the text need to know of the server around them. */
export interface DisplayHost extends RequestHost {
  display: () => DisplaySettings;
}

/** Answers requests for what is shown in and between the lines of the text: colours, links, hints, lenses. */
export function answerDisplay(connection: Connection, { session, client, settled, display }: DisplayHost): void {
  const about = aboutDocuments(session);
  const tokens = new SentTokens(session);

  connection.onDocumentLinks(({ textDocument: { uri } }, token) =>
    about(uri, token, ({ parsed }) => documentLinks(parsed, uri, client().locale)),
  );

  connection.onCodeLens(({ textDocument: { uri } }, token) =>
    about(uri, token, async ({ parsed }) => {
      await settled();
      const showsReferences = client().commands.includes(SHOW_REFERENCES_COMMAND);
      return codeLenses(parsed, { uri, locale: client().locale, show: display().codeLens, showsReferences });
    }),
  );

  connection.languages.inlayHint.on(({ textDocument: { uri }, range }, token) =>
    about(uri, token, async ({ parsed }) => {
      await settled();
      return inlayHints(parsed, range, display().inlayHints, client().locale);
    }),
  );

  connection.languages.semanticTokens.on(async ({ textDocument: { uri } }, token) => {
    const data = await about(uri, token, ({ parsed }) => encodeTokens(parsed, semanticTokens(parsed)));
    return { resultId: tokens.send(uri, data), data };
  });

  connection.languages.semanticTokens.onDelta(async ({ textDocument: { uri }, previousResultId }, token) => {
    const data = await about(uri, token, ({ parsed }) => encodeTokens(parsed, semanticTokens(parsed)));
    const previous = tokens.sent(uri, previousResultId);
    const resultId = tokens.send(uri, data);
    return previous ? { resultId, edits: tokenEdits(previous, data) } : { resultId, data };
  });

  connection.languages.semanticTokens.onRange(async ({ textDocument: { uri }, range }, token) => {
    const data = await about(uri, token, ({ parsed }) => encodeTokens(parsed, semanticTokens(parsed, range)));
    return { data };
  });
}

/** Asks a client that can be asked so to fetch hints and lenses again, which depend on settings. */
export function refreshDisplay(connection: Connection, { client }: Pick<DisplayHost, 'client'>): void {
  const warn = (error: unknown): void => connection.console.warn(String(error));
  if (client().refreshesInlayHints) connection.languages.inlayHint.refresh().catch(warn);
  if (client().refreshesCodeLenses) connection.sendRequest(CodeLensRefreshRequest.type).catch(warn);
}

/** The semantic tokens last sent of each open document. */
class SentTokens {
  readonly #last = new Map<string, { id: string; data: number[] }>();
  /** Sets the ids of this run of the server apart from those of the run before. */
  readonly #run = Date.now().toString(36);
  #count = 0;

  constructor(private readonly session: Session) {}

  /** The tokens that were sent under `id`; undefined where others have been sent since. */
  sent(uri: string, id: string): number[] | undefined {
    const last = this.#last.get(uri);
    return last?.id === id ? last.data : undefined;
  }

  /** The id under which `data` is sent. */
  send(uri: string, data: number[]): string {
    const open = new Set(this.session.openUris);
    for (const known of this.#last.keys()) if (!open.has(known)) this.#last.delete(known);
    const id = `${this.#run}-${++this.#count}`;
    this.#last.set(uri, { id, data });
    return id;
  }
}
