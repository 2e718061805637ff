import {
  type Disposable,
  EventEmitter,
  type ProviderResult,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from 'vscode';
import type { CurrentReport } from './currentReport.ts';
import type { Service } from './service.ts';

/** A row of a tree with the rows below it. */
export interface Row {
  item: TreeItem;
  children: Row[];
}

/** A tree about the current report. It asks the service when it is drawn, so that a hidden one costs nothing. */
export class ReportTree<View> implements TreeDataProvider<Row>, Disposable {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #subscriptions: Disposable[];
  readonly #view: TreeView<Row>;

  /**
   * @param id the view in the manifest
   * @param method the request that has its data
   * @param rows what it shows of them
   */
  constructor(
    id: string,
    private readonly service: Service,
    private readonly report: CurrentReport,
    private readonly method: string,
    private readonly rows: (view: View, uri: string) => Row[],
  ) {
    this.#view = window.createTreeView(id, { treeDataProvider: this, showCollapseAll: true });
    this.#subscriptions = [this.#view, this.#changed, report.onDidChange(() => this.#changed.fire(undefined))];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  getTreeItem({ item }: Row): TreeItem {
    return item;
  }

  getChildren(row?: Row): ProviderResult<Row[]> {
    return row ? row.children : this.#roots();
  }

  async #roots(): Promise<Row[]> {
    const { document } = this.report;
    const view = document && (await this.service.ask<View>(this.method, document.uri));
    this.#view.description = document?.uri.path.split('/').at(-1) ?? '';
    return document && view ? this.rows(view, document.uri.toString()) : [];
  }
}
