import { DiagnosticSeverity, type Disposable, l10n, languages, StatusBarAlignment, window } from 'vscode';
import { servedLanguages } from './languages.ts';
import type { Service, ServiceState } from './service.ts';

const ICON: Record<ServiceState, string> = {
  starting: '$(sync~spin)',
  running: '$(list-tree)',
  stopped: '$(circle-slash)',
};

/** Shows, beside a report, whether the service runs and how many problems it found there. A click opens the problems. */
export class StatusBar implements Disposable {
  readonly #item = window.createStatusBarItem('gangmu.status', StatusBarAlignment.Right, 100);
  readonly #subscriptions: Disposable[];
  #state: ServiceState = 'starting';

  constructor(service: Service) {
    this.#item.name = '纲目 Gangmu';
    this.#subscriptions = [
      service.onDidChangeState((state) => {
        this.#state = state;
        this.#update();
      }),
      window.onDidChangeActiveTextEditor(() => this.#update()),
      languages.onDidChangeDiagnostics(() => this.#update()),
    ];
    this.#update();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#item.dispose();
  }

  #update(): void {
    const document = window.activeTextEditor?.document;
    if (!document || !servedLanguages().includes(document.languageId)) {
      this.#item.hide();
      return;
    }
    const problems = languages
      .getDiagnostics(document.uri)
      // The problems panel, which a click opens, leaves hints out.
      .filter(({ source, severity }) => source === 'gangmu' && severity !== DiagnosticSeverity.Hint).length;
    const running = this.#state === 'running';
    this.#item.text = `${ICON[this.#state]} 纲目${running ? ` ${problems}` : ''}`;
    this.#item.tooltip = running
      ? l10n.t('{0} problems in this report', problems)
      : l10n.t('The report service is not running');
    this.#item.command = running ? 'workbench.actions.view.problems' : 'gangmu.restart';
    this.#item.show();
  }
}
