import { type Disposable, type ExtensionContext, env, l10n, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { CurrentReport } from './currentReport.ts';
import type { ToExtension, ToOverview } from './overviewMessages.ts';
import { showPlace } from './places.ts';
import { type Overview, REQUESTS } from './protocol.ts';
import type { Service } from './service.ts';

/** The panel “报告概览”: one at a time, beside the text, about the current report. */
export class OverviewPanel implements Disposable {
  #panel: WebviewPanel | undefined;
  readonly #subscription: Disposable;

  constructor(
    private readonly context: ExtensionContext,
    private readonly service: Service,
    private readonly report: CurrentReport,
  ) {
    this.#subscription = report.onDidChange(() => this.#draw());
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#panel?.dispose();
  }

  show(): void {
    if (this.#panel) {
      this.#panel.reveal(undefined, false);
      return;
    }
    const panel = window.createWebviewPanel('gangmu.overview', l10n.t('Report overview'), ViewColumn.Beside, {
      enableScripts: true,
      localResourceRoots: [this.#file('dist'), this.#file('media')],
    });
    panel.iconPath = this.#file('media/overview.svg');
    panel.webview.onDidReceiveMessage((message: ToExtension) => this.#receive(message));
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    panel.webview.html = this.#page(panel);
    this.#panel = panel;
  }

  async #receive(message: ToExtension): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.#draw();
      case 'open':
        return showPlace(message.uri, message.range);
    }
  }

  async #draw(): Promise<void> {
    const panel = this.#panel;
    if (!panel?.visible) return;
    const { document } = this.report;
    const overview = document && (await this.service.ask<Overview>(REQUESTS.overview, document.uri));
    const message: ToOverview = {
      type: 'show',
      locale: env.language,
      labels: labels(),
      uri: document?.uri.toString() ?? '',
      reports: overview?.reports ?? [],
    };
    await panel.webview.postMessage(message);
  }

  /** Nothing may run or load but the panel's own script and style. */
  #page({ webview }: WebviewPanel): string {
    const nonce = newNonce();
    const script = webview.asWebviewUri(this.#file('dist/overview.js'));
    const style = webview.asWebviewUri(this.#file('media/overview.css'));
    const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
    return `<!DOCTYPE html>
<html lang="${env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="${style}">
<title>${l10n.t('Report overview')}</title>
</head>
<body>
<main id="overview"></main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
  }

  #file(path: string): Uri {
    return Uri.joinPath(this.context.extensionUri, path);
  }
}

function newNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Texts of the panel, which cannot look them up itself. */
function labels() {
  return {
    nothing: l10n.t('Open a report to see its overview.'),
    untitled: l10n.t('(untitled)'),
    characters: l10n.t('{0} characters', '{0}'),
    terms: l10n.t('{0} terms explained', '{0}'),
    noFindings: l10n.t('no problems'),
    error: l10n.t('{0} errors', '{0}'),
    warning: l10n.t('{0} warnings', '{0}'),
    information: l10n.t('{0} notes', '{0}'),
    hint: l10n.t('{0} hints', '{0}'),
    partialHead: l10n.t('the beginning is missing'),
    partialTail: l10n.t('the end is missing'),
    map: l10n.t('Structure: height is length. Arrow keys move, Enter shows the text.'),
    section: l10n.t('Section'),
    length: l10n.t('Length'),
    share: l10n.t('Share'),
    change: l10n.t('Against the previous report'),
    findings: l10n.t('Problems'),
    added: l10n.t('new'),
    previous: l10n.t('Previous report: {0}, {1} characters', '{0}', '{1}'),
    dropped: l10n.t('Only in the previous report'),
    leads: l10n.t('Lead sentences'),
  };
}
