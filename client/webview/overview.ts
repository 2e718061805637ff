/** The script of the panel “报告概览”: draws what the extension sends, and tells it what was clicked. */
import type { ToExtension, ToOverview } from '../src/overviewMessages.ts';
import type { PlaceRange, ReportOverview, SectionOverview, Severity } from '../src/protocol.ts';
import { type Cell, cellsOf, mapHeight } from './map.ts';

declare function acquireVsCodeApi(): { postMessage(message: ToExtension): void };

const extension = acquireVsCodeApi();
const main = document.getElementById('overview') as HTMLElement;

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
/** Cells lower than this hold no words. */
const LOWEST_LABEL_PX = 17;

window.addEventListener('message', ({ data }: MessageEvent<ToOverview>) => {
  if (data.type === 'show') new Page(data).draw();
});
extension.postMessage({ type: 'ready' });

/** One drawing of the panel. Text goes in as text only, never as markup. */
class Page {
  readonly #figures: Intl.NumberFormat;

  constructor(private readonly shown: ToOverview) {
    this.#figures = new Intl.NumberFormat(shown.locale);
  }

  draw(): void {
    const { reports } = this.shown;
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.key : undefined;
    main.replaceChildren(
      ...(reports.length === 0
        ? [element('p', {}, this.#label('nothing'))]
        : reports.flatMap((report, index) => this.#report(report, index))),
    );
    // A redraw while typing must not throw the keyboard out of the panel.
    if (focused) main.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }

  #report(report: ReportOverview, index: number): HTMLElement[] {
    const parts = [
      element('h1', {}, this.#link(report.title ?? this.#label('untitled'), report.range, `${index}:title`)),
      this.#facts(report),
    ];
    if (report.sections.length > 0) {
      parts.push(...this.#map(report, index), element('div', { class: 'scroll' }, this.#table(report, index)));
    }
    const { previous } = report;
    if (previous && previous.dropped.length > 0) {
      parts.push(
        element('h2', {}, this.#label('dropped')),
        element(
          'ul',
          { class: 'dropped' },
          ...previous.dropped.map(({ caption, characters, range }, i) =>
            element(
              'li',
              {},
              this.#link(caption, range, `${index}:dropped:${i}`, previous.uri),
              element('span', { class: 'length' }, ` ${this.#label('characters', characters)}`),
            ),
          ),
        ),
      );
    }
    return parts;
  }

  #facts({ characters, findings, partial, previous, terms }: ReportOverview): HTMLElement {
    const facts = [element('li', {}, this.#label('characters', characters))];
    if (terms !== null) facts.push(element('li', {}, this.#label('terms', terms)));
    const found = SEVERITIES.filter((severity) => findings[severity] > 0);
    if (found.length === 0) facts.push(element('li', {}, this.#label('noFindings')));
    for (const severity of found) {
      facts.push(element('li', { class: severity }, this.#label(severity, findings[severity])));
    }
    if (partial.head) facts.push(element('li', { class: 'warning' }, this.#label('partialHead')));
    if (partial.tail) facts.push(element('li', { class: 'warning' }, this.#label('partialTail')));
    if (previous) {
      const title = previous.title ?? this.#label('untitled');
      facts.push(element('li', {}, this.#label('previous', title, previous.characters)));
    }
    return element('ul', { class: 'facts' }, ...facts);
  }

  /** The proportional map: down the page the text, to the right the levels. Arrow keys follow the tree. */
  #map(report: ReportOverview, index: number): HTMLElement[] {
    const cells = cellsOf(report.sections);
    const height = mapHeight(cells);
    const map = element('div', { class: 'map', role: 'tree', 'aria-label': this.#label('map') });
    map.style.height = `${height}px`;
    const buttons = cells.map((cell, i) => this.#cell(cell, height, `${index}:map:${i}`));
    if (buttons[0]) buttons[0].tabIndex = 0;
    const focus = (target: number | undefined): void => {
      const button = target === undefined ? undefined : buttons[target];
      if (!button) return;
      for (const other of buttons) other.tabIndex = -1;
      button.tabIndex = 0;
      button.focus();
    };
    map.addEventListener('keydown', (event) => {
      const at = buttons.indexOf(event.target as HTMLButtonElement);
      const moves: Record<string, number | undefined> = {
        ArrowDown: at + 1,
        ArrowUp: at - 1,
        ArrowRight: cells[at + 1]?.parent === at ? at + 1 : undefined,
        ArrowLeft: cells[at]?.parent,
        Home: 0,
        End: buttons.length - 1,
      };
      if (at < 0 || !(event.key in moves)) return;
      event.preventDefault();
      focus(moves[event.key]);
    });
    map.append(...buttons);
    return [element('h2', {}, this.#label('map')), map];
  }

  #cell({ section, top, bottom, left, right }: Cell, height: number, key: string): HTMLButtonElement {
    const length = this.#label('characters', section.characters);
    const cell = this.#link(section.caption, section.range, key);
    const worst = SEVERITIES.find((severity) => section.findings[severity] > 0);
    if (worst) cell.classList.add(`has-${worst}`);
    const described = [section.caption, length, ...this.#findings(section)].join(' · ');
    cell.title = described;
    cell.tabIndex = -1;
    cell.setAttribute('role', 'treeitem');
    cell.setAttribute('aria-level', String(section.level));
    cell.setAttribute('aria-label', described);
    cell.style.top = `${top * 100}%`;
    cell.style.height = `${(bottom - top) * 100}%`;
    cell.style.left = `${left * 100}%`;
    cell.style.width = `${(right - left) * 100}%`;
    if ((bottom - top) * height < LOWEST_LABEL_PX) cell.replaceChildren();
    else cell.append(element('span', { class: 'length' }, length));
    return cell;
  }

  #findings({ findings }: SectionOverview): string[] {
    return SEVERITIES.filter((severity) => findings[severity] > 0).map((severity) =>
      this.#label(severity, findings[severity]),
    );
  }

  #table(report: ReportOverview, index: number): HTMLElement {
    const compared = report.previous !== undefined;
    const longest = Math.max(1, ...report.sections.map(({ characters }) => characters));
    const heads = ['length', 'share', ...(compared ? ['change'] : []), 'findings'];
    const rows: HTMLElement[] = [];
    const add = (section: SectionOverview, depth: number): void => {
      rows.push(this.#row(section, depth, `${index}:row:${rows.length}`, report.characters, longest, compared));
      for (const child of section.children) add(child, depth + 1);
    };
    for (const section of report.sections) add(section, 0);
    return element(
      'table',
      {},
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          element('th', { scope: 'col' }, this.#label('section')),
          ...heads.map((head) => element('th', { scope: 'col', class: 'number' }, this.#label(head))),
        ),
      ),
      element('tbody', {}, ...rows),
    );
  }

  #row(
    section: SectionOverview,
    depth: number,
    key: string,
    total: number,
    longest: number,
    compared: boolean,
  ): HTMLElement {
    const title = element('td', {}, this.#link(section.caption, section.range, key));
    title.style.paddingInlineStart = `${depth * 1.4}em`;
    if (section.leads.length > 0) {
      const leads = section.leads.map(({ text, range }, i) =>
        element('li', {}, this.#link(text, range, `${key}:lead:${i}`)),
      );
      title.append(element('ul', { class: 'leads', 'aria-label': this.#label('leads') }, ...leads));
    }
    const bar = element('span', { class: 'bar' });
    bar.style.width = `${(section.characters / longest) * 5}em`;
    const share = new Intl.NumberFormat(this.shown.locale, { style: 'percent', maximumFractionDigits: 1 });
    const cells = [
      title,
      element('td', { class: 'number' }, this.#figures.format(section.characters)),
      element(
        'td',
        { class: 'number' },
        share.format(section.characters / Math.max(total, 1)),
        element('span', { class: 'bar-room', 'aria-hidden': 'true' }, bar),
      ),
    ];
    if (compared) cells.push(element('td', { class: 'number' }, this.#change(section)));
    const counts = SEVERITIES.filter((severity) => section.findings[severity] > 0).map((severity) =>
      element(
        'span',
        { class: severity, title: this.#label(severity, section.findings[severity]) },
        `${MARKS[severity]}${section.findings[severity]} `,
      ),
    );
    cells.push(element('td', { class: 'number' }, ...counts));
    return element('tr', {}, ...cells);
  }

  #change({ characters, previous }: SectionOverview): string {
    if (typeof previous !== 'number') return this.#label('added');
    const change = new Intl.NumberFormat(this.shown.locale, { signDisplay: 'exceptZero' });
    return change.format(characters - previous);
  }

  #link(text: string, range: PlaceRange, key: string, uri = this.shown.uri): HTMLButtonElement {
    const button = element('button', { type: 'button', 'data-key': key }, text);
    button.addEventListener('click', () => extension.postMessage({ type: 'open', uri, range }));
    return button;
  }

  #label(name: string, ...values: (string | number)[]): string {
    return (this.shown.labels[name] ?? name).replace(/\{(\d)\}/g, (_, at) => {
      const value = values[Number(at)] ?? '';
      return typeof value === 'number' ? this.#figures.format(value) : value;
    });
  }
}

/** Severities told apart without colour. */
const MARKS: Record<Severity, string> = { error: '✕', warning: '△', information: 'ⓘ', hint: '·' };

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}
