import { caption } from '../../features/caption.ts';
import type { GlossaryEntry, ParsedText, Report, Section } from '../../report/model.ts';
import { parse } from '../../report/parse.ts';
import { rules } from '../../rules/registry.ts';
import type { Finding, Localised } from '../../rules/rule.ts';
import { rulePage } from '../../rules/rule-page.ts';
import type { Checked } from '../checker.ts';
import type { Complaint } from '../complaint.ts';
import { countBySeverity, type FormatOptions, type Formatter, otherName, type SeverityCounts } from './formatter.ts';
import { STYLE } from './html-style.ts';
import { SEVERITIES, SEVERITY_NAMES } from './text.ts';
import { escapeXml } from './xml.ts';

/** Characters of the text that are shown on either side of a finding, and of the finding itself. */
const AROUND = 60;
const LONGEST_PLACE = 240;

/** Other places of one finding that are named; a cluster may have hundreds. */
const MOST_RELATED = 5;

/**
 * One page that needs nothing else: for every report its outline with the length of each section as a bar, the findings in
 * their places, and how far the text uses its glossary. To be read in a browser, sent by mail or printed.
 */
export class HtmlFormatter implements Formatter {
  readonly #options: FormatOptions;
  readonly #files: string[] = [];
  readonly #contents: string[] = [];
  readonly #counts: SeverityCounts = countBySeverity([]);

  constructor(options: FormatOptions) {
    this.#options = options;
  }

  add(file: Checked): string {
    const counts = countBySeverity(file.findings);
    for (const severity of SEVERITIES) this.#counts[severity] += counts[severity];
    const id = `file-${this.#files.length + 1}`;
    const name = escapeXml(file.source.name);
    this.#contents.push(`<tr><td><a href="#${id}">${name}</a></td>${this.#countCells(counts)}</tr>\n`);
    const parsed = parse(file.document.text);
    const reports = parsed.reports.map((report) => this.#report(report, parsed, file));
    const body = reports.length > 0 ? reports.join('') : `<p class="quiet">${this.#t(TEXTS.noReport)}</p>\n`;
    const findings = this.#findings(file, parsed);
    this.#files.push(
      `<section class="file" id="${id}">\n<h2>${name}</h2>\n${this.#badges(counts)}${body}${findings}</section>\n`,
    );
    return '';
  }

  finish(complaints: readonly Complaint[]): string {
    const { locale, version } = this.#options;
    const heads = SEVERITIES.map((severity) => `<th>${SEVERITY_NAMES[severity][locale]}</th>`).join('');
    const unchecked = complaints.map(
      ({ file, what, remedy }) =>
        `<li><strong>${escapeXml(file)}</strong> ${escapeXml(`${what[locale]}; ${remedy[locale]}`)}</li>\n`,
    );
    const title = this.#t(TEXTS.title);
    return [
      `<!doctype html>\n<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">\n<head>\n<meta charset="utf-8">\n`,
      '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
      `<meta name="generator" content="gangmu ${escapeXml(version)}">\n`,
      `<meta name="color-scheme" content="light dark">\n<title>${title}</title>\n<style>\n${STYLE}</style>\n</head>\n<body>\n`,
      `<header>\n<h1>${title}</h1>\n${this.#badges(this.#counts)}</header>\n<main>\n`,
      unchecked.length > 0
        ? `<section class="unchecked"><h2>${this.#t(TEXTS.unchecked)}</h2>\n<ul>\n${unchecked.join('')}</ul></section>\n`
        : '',
      this.#files.length > 1
        ? `<table class="files">\n<thead><tr><th>${this.#t(TEXTS.file)}</th>${heads}</tr></thead>\n<tbody>\n${this.#contents.join('')}</tbody></table>\n`
        : '',
      ...this.#files,
      `</main>\n<footer>gangmu ${escapeXml(version)}</footer>\n</body>\n</html>\n`,
    ].join('');
  }

  #t(text: Localised): string {
    return escapeXml(text[this.#options.locale]);
  }

  #badges(counts: SeverityCounts): string {
    const shown = SEVERITIES.filter((severity) => counts[severity] > 0).map(
      (severity) => `<span class="badge ${severity}">${this.#t(SEVERITY_NAMES[severity])} ${counts[severity]}</span>`,
    );
    const badges = shown.length > 0 ? shown : [`<span class="badge clean">${this.#t(TEXTS.clean)}</span>`];
    return `<p class="badges">${badges.join(' ')}</p>\n`;
  }

  #countCells(counts: SeverityCounts): string {
    return SEVERITIES.map((severity) => `<td class="number">${counts[severity] || ''}</td>`).join('');
  }

  #report(report: Report, parsed: ParsedText, file: Checked): string {
    const title = report.title ? escapeXml(report.title.text) : this.#t(TEXTS.untitled);
    return `<h3>${title}</h3>\n${this.#outline(report, parsed, file)}${this.#glossary(report)}`;
  }

  #outline(report: Report, parsed: ParsedText, { findings }: Checked): string {
    const rows = outlineRows(report.sections, 1);
    if (rows.length === 0) return `<p class="quiet">${this.#t(TEXTS.noOutline)}</p>\n`;
    const lengths = rows.map(({ section }) => parsed.lines.characters(section.span));
    const longest = Math.max(1, ...rows.map(({ depth }, i) => (depth === 1 ? (lengths[i] as number) : 0)));
    const within = countWithin(rows, findings);
    const lines = rows.map(({ section, depth }, i) => {
      const length = lengths[i] as number;
      const share = Math.min(100, (100 * length) / longest).toFixed(1);
      const count = within[i] ? `<span class="count">${within[i]}</span>` : '';
      const line = parsed.lines.lineAt(section.heading.start) + 1;
      return (
        `<tr class="depth-${Math.min(depth, 4)}"><td class="heading">${escapeXml(caption(parsed, section))} ${count}</td>` +
        `<td class="number quiet">${line}</td><td class="number">${length}</td>` +
        `<td class="bar"><span style="width:${share}%"></span></td></tr>\n`
      );
    });
    const { heading, line, length } = TEXTS;
    return (
      `<table class="outline">\n<thead><tr><th>${this.#t(heading)}</th><th class="number">${this.#t(line)}</th>` +
      `<th class="number">${this.#t(length)}</th><th></th></tr></thead>\n<tbody>\n${lines.join('')}</tbody></table>\n`
    );
  }

  #glossary({ glossary }: Report): string {
    const entries = glossary?.entries ?? [];
    if (entries.length === 0) return '';
    const used = entries.filter(({ uses }) => uses.length > 0);
    const share = ((100 * used.length) / entries.length).toFixed(1);
    const { locale } = this.#options;
    const coverage = {
      zh: `名词解释 ${entries.length} 条，正文用到 ${used.length} 条`,
      en: `${entries.length} glossary entries, ${used.length} used in the text`,
    }[locale];
    const terms = entries.map(
      (entry) => `<li class="${entry.uses.length > 0 ? 'used' : 'unused'}">${escapeXml(term(entry))}</li>\n`,
    );
    return (
      `<div class="glossary"><h4>${coverage}</h4>\n<div class="bar"><span style="width:${share}%"></span></div>\n` +
      `<ul>\n${terms.join('')}</ul></div>\n`
    );
  }

  #findings(file: Checked, parsed: ParsedText): string {
    if (file.findings.length === 0) return '';
    const items = file.findings.map((finding) => this.#finding(finding, file, parsed));
    return `<h3>${this.#t(TEXTS.findings)}</h3>\n<ol class="findings">\n${items.join('')}</ol>\n`;
  }

  #finding(finding: Finding, file: Checked, parsed: ParsedText): string {
    const { rule, severity, message, span, related } = finding;
    const { locale } = this.#options;
    const { text, lines } = file.document;
    const { line, character } = lines.position(span.start);
    const path = sectionPath(parsed, span.start).map((section) => escapeXml(caption(parsed, section)));
    const name = rules.find(({ id }) => id === rule)?.name[locale] ?? rule;
    const from = Math.max(lines.start(line), span.start - AROUND);
    const shownEnd = Math.min(span.end, span.start + LONGEST_PLACE);
    const lineEnd = lines.start(lines.lineAt(Math.max(span.start, shownEnd - 1)) + 1);
    const to = Math.min(lineEnd, shownEnd + AROUND);
    const cut = (isCut: boolean) => (isCut ? '…' : '');
    const places = related.slice(0, MOST_RELATED).map((place) => {
      const other = place.other?.document.lines ?? lines;
      const where = other.position(place.span.start);
      const otherFile = otherName(place, this.#options);
      const address = `${otherFile === undefined ? '' : `${otherFile}:`}${where.line + 1}:${where.character + 1}`;
      return `<li>${escapeXml(`${address} ${place.message[locale]}`)}</li>`;
    });
    return [
      `<li class="finding ${severity}">\n`,
      path.length > 0 ? `<p class="path">${path.join(' › ')}</p>\n` : '',
      `<p class="what"><span class="badge ${severity}">${this.#t(SEVERITY_NAMES[severity])}</span> `,
      `<a href="${rulePage(rule)}">${escapeXml(name)}</a> <span class="quiet">${line + 1}:${character + 1}</span></p>\n`,
      `<p>${escapeXml(message[locale])}</p>\n`,
      `<blockquote>${cut(from > lines.start(line))}${escapeXml(text.slice(from, span.start))}`,
      `<mark>${escapeXml(text.slice(span.start, shownEnd))}${cut(shownEnd < span.end)}</mark>`,
      `${shownEnd < span.end ? '' : escapeXml(text.slice(span.end, to).trimEnd()) + cut(to < lineEnd)}</blockquote>\n`,
      places.length > 0 ? `<ul class="related">${places.join('')}</ul>\n` : '',
      '</li>\n',
    ].join('');
  }
}

interface OutlineRow {
  section: Section;
  depth: number;
}

/** The outline in text order, leads left out. */
function outlineRows(sections: readonly Section[], depth: number): OutlineRow[] {
  return sections
    .filter(({ kind }) => kind !== 'lead')
    .flatMap((section) => [{ section, depth }, ...outlineRows(section.children, depth + 1)]);
}

/** Number of findings in each section itself, those of its subsections left out. */
function countWithin(rows: readonly OutlineRow[], findings: readonly Finding[]): number[] {
  const index = new Map<Section, number>(rows.map(({ section }, i) => [section, i]));
  const counts = rows.map(() => 0);
  let next = 0;
  for (const { span } of findings) {
    while (next < rows.length && (rows[next] as OutlineRow).section.heading.start <= span.start) next++;
    let section = rows[next - 1]?.section;
    while (section && section.span.end <= span.start) section = section.parent;
    const row = section && index.get(section);
    if (row !== undefined) counts[row] = (counts[row] as number) + 1;
  }
  return counts;
}

/** The headings over `offset`, outermost first, leads left out. */
function sectionPath({ reports }: ParsedText, offset: number): Section[] {
  const path: Section[] = [];
  let sections = reports.find(({ span }) => span.start <= offset && offset < span.end)?.sections ?? [];
  for (;;) {
    const next = sections.find(({ span, kind }) => kind !== 'lead' && span.start <= offset && offset < span.end);
    if (!next) return path;
    path.push(next);
    sections = next.children;
  }
}

function term({ term: name, uses }: GlossaryEntry): string {
  return `${name} ${uses.length}`;
}

const TEXTS = {
  title: { zh: '纲目校对报告', en: 'Gangmu report' },
  clean: { zh: '没有发现问题', en: 'no findings' },
  unchecked: { zh: '未能检查', en: 'Not checked' },
  file: { zh: '文件', en: 'File' },
  untitled: { zh: '（无标题）', en: '(untitled)' },
  noReport: { zh: '没有读出报告', en: 'No report found' },
  noOutline: { zh: '没有读出章节', en: 'No sections found' },
  heading: { zh: '大纲', en: 'Outline' },
  line: { zh: '行', en: 'Line' },
  length: { zh: '字数', en: 'Characters' },
  findings: { zh: '问题', en: 'Findings' },
} satisfies Record<string, Localised>;
