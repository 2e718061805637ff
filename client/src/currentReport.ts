import { type Disposable, EventEmitter, languages, type TextDocument, window, workspace } from 'vscode';
import { servedLanguages } from './languages.ts';
import type { Service } from './service.ts';

/** A view is drawn again once nothing has happened for this long. */
const QUIET_MS = 400;

/** The report that the views show: the one last looked at in an editor. Tells when they have to be drawn again. */
export class CurrentReport implements Disposable {
  readonly #changed = new EventEmitter<void>();
  /** Another report, or another state of the same: its text, what was found in it, whether the service answers. */
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: Disposable[];
  #document: TextDocument | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(service: Service) {
    this.#subscriptions = [
      this.#changed,
      window.onDidChangeActiveTextEditor(() => this.#look()),
      workspace.onDidCloseTextDocument((document) => {
        if (document !== this.#document) return;
        this.#document = undefined;
        this.#look();
        this.#changed.fire();
      }),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document === this.#document) this.#soon();
      }),
      languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some((uri) => uri.toString() === this.#document?.uri.toString())) this.#soon();
      }),
      service.onDidChangeState(() => this.#soon()),
    ];
    this.#look();
  }

  get document(): TextDocument | undefined {
    return this.#document;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Panels and other files leave the last report in place. */
  #look(): void {
    const document = window.activeTextEditor?.document;
    if (!document || document === this.#document || !servedLanguages().includes(document.languageId)) return;
    this.#document = document;
    this.#changed.fire();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#changed.fire(), QUIET_MS);
  }
}
