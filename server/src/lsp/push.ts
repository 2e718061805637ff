import type { Connection } from 'vscode-languageserver';
import type { DiagnosticOptions } from '../features/diagnostics.ts';
import { Cancelled } from '../session/cancellation.ts';
import type { Session } from '../session/session.ts';
import { diagnose, lastDiagnosis } from './diagnosis.ts';
import { QUIET, WhenQuiet } from './quiet.ts';

/** Sends diagnostics to a client that does not ask for them: each set for the version it belongs to, none before it is known. */
export class Publisher {
  readonly #connection: Connection;
  readonly #session: Session;
  readonly #options: () => DiagnosticOptions;
  readonly #settled: () => Promise<void>;
  readonly #scheduled: WhenQuiet;
  /** Documents that the client shows diagnostics of. */
  readonly #published = new Set<string>();

  constructor(
    connection: Connection,
    host: { session: Session; options: () => DiagnosticOptions; settled: () => Promise<void> },
  ) {
    this.#connection = connection;
    this.#session = host.session;
    this.#options = host.options;
    this.#settled = host.settled;
    this.#scheduled = new WhenQuiet((uri) =>
      this.#send(uri).catch((error) => {
        if (!(error instanceof Cancelled)) this.#connection.console.error(`${uri}: not checked: ${String(error)}`);
      }),
    );
  }

  /** Publishes the diagnostics of the document at `uri` at once. */
  publish(uri: string): void {
    this.#scheduled.schedule(uri, 0);
  }

  /** Publishes the diagnostics of the document at `uri` as soon as nothing has changed for a moment. */
  publishWhenQuiet(uri: string): void {
    this.#scheduled.schedule(uri, QUIET);
  }

  /** Publishes the diagnostics of every open document and of every other one that the client shows diagnostics of. */
  publishAll(): void {
    for (const uri of new Set([...this.#session.openUris, ...this.#published])) this.publish(uri);
  }

  /** Publishes anew what the client shows of these files. */
  filesChanged(uris: readonly string[]): void {
    for (const uri of uris) if (this.#published.has(uri)) this.publish(uri);
  }

  async #send(uri: string): Promise<void> {
    await this.#settled();
    const session = this.#session;
    const snapshot = await session.load(uri);
    if (!snapshot) {
      this.#published.delete(uri);
      await this.#connection.sendDiagnostics({ uri, diagnostics: [] });
      return;
    }
    const found = await diagnose(session, snapshot, this.#options(), snapshot.life);
    const now = session.snapshot(uri) ?? snapshot;
    const diagnostics = now === snapshot ? found : lastDiagnosis(session, uri, this.#options());
    if (!diagnostics) return;
    this.#published.add(uri);
    const { version } = now;
    await this.#connection.sendDiagnostics(version === null ? { uri, diagnostics } : { uri, version, diagnostics });
  }
}
