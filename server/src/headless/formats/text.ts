import pc from 'picocolors';
import type { Finding, Localised, Severity } from '../../rules/rule.ts';
import type { LinedText } from '../../text/lines.ts';
import type { Checked } from '../checker.ts';
import type { Complaint } from '../complaint.ts';
import { printable } from '../printable.ts';
import { countBySeverity, type FormatOptions, type Formatter, otherName, type SeverityCounts } from './formatter.ts';
import { frame } from './frame.ts';

export const SEVERITY_NAMES: Record<Severity, Localised> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  information: { zh: '信息', en: 'information' },
  hint: { zh: '提示', en: 'hint' },
};

type Colors = ReturnType<typeof pc.createColors>;

/** Other places of one finding that are named; a cluster may have hundreds. */
const MOST_RELATED = 5;

/** For people: each finding with its place in the text, then a summary. */
export class TextFormatter implements Formatter {
  readonly #options: FormatOptions;
  readonly #colors: Colors;
  readonly #blocks: string[] = [];
  readonly #counts: SeverityCounts = countBySeverity([]);
  #files = 0;
  #fixed = 0;
  #fixable = 0;

  constructor(options: FormatOptions) {
    this.#options = options;
    this.#colors = pc.createColors(options.color);
  }

  add(file: Checked): string {
    this.#files++;
    this.#fixed += file.fixed;
    for (const finding of file.findings) {
      this.#counts[finding.severity]++;
      if (finding.fix?.safe) this.#fixable++;
      this.#blocks.push(this.#block(finding, file));
    }
    return '';
  }

  finish(complaints: readonly Complaint[]): string {
    return [...this.#blocks, this.#summary(complaints.length)].join('\n');
  }

  #block(finding: Finding, file: Checked): string {
    const { locale } = this.#options;
    const colors = this.#colors;
    const paint = painter(finding.severity, colors);
    const name = SEVERITY_NAMES[finding.severity][locale];
    const fixable = finding.fix ? colors.dim(FIXABLE[finding.fix.safe ? 'safe' : 'suggested'][locale]) : '';
    const gutter = String(file.document.lines.lineAt(finding.span.start) + 1);
    const margin = ' '.repeat(gutter.length);
    const { before, place, after, indent, width } = frame(file.document, finding.span);
    const text = [
      `${colors.bold(address(file.source.name, file.document, finding.span.start))}  ${paint(name)}  ${colors.cyan(finding.rule)}${fixable}`,
      `  ${printable(finding.message[locale])}`,
      `  ${colors.dim(`${gutter} │`)} ${before}${paint(place)}${after}`,
      `  ${colors.dim(`${margin} │`)} ${' '.repeat(indent)}${paint('^'.repeat(width))}`,
    ];
    for (const place of finding.related.slice(0, MOST_RELATED)) {
      const { span, message, other } = place;
      const name = otherName(place, this.#options) ?? file.source.name;
      const at = address(name, other?.document ?? file.document, span.start);
      text.push(colors.dim(`  → ${at}  ${printable(message[locale])}`));
    }
    const more = finding.related.length - MOST_RELATED;
    if (more > 0) text.push(colors.dim({ zh: `  → 另有 ${more} 处`, en: `  → and ${more} more` }[locale]));
    return `${text.join('\n')}\n`;
  }

  #summary(unchecked: number): string {
    const { locale, dryRun } = this.#options;
    const counts = SEVERITIES.filter((severity) => this.#counts[severity] > 0);
    const parts: Localised[] = [{ zh: `检查了 ${this.#files} 个文件`, en: `${this.#files} file(s) checked` }];
    for (const severity of counts) {
      const { zh, en } = SEVERITY_NAMES[severity];
      parts.push({ zh: `${zh} ${this.#counts[severity]} 处`, en: `${en} ${this.#counts[severity]}` });
    }
    if (counts.length === 0 && this.#files > 0) parts.push({ zh: '没有发现问题', en: 'no findings' });
    if (this.#fixed > 0) parts.push((dryRun ? WOULD_BE_FIXED : FIXED)(this.#fixed));
    if (this.#fixable > 0) {
      parts.push({ zh: `其中 ${this.#fixable} 处可用 --fix 修复`, en: `${this.#fixable} fixable by --fix` });
    }
    if (unchecked > 0) {
      parts.push({ zh: `另有 ${unchecked} 项未能检查`, en: `${unchecked} could not be checked` });
    }
    const line = parts.map((part) => part[locale]).join(locale === 'zh' ? '，' : ', ');
    return `${counts.length + unchecked === 0 ? this.#colors.green(line) : this.#colors.bold(line)}\n`;
  }
}

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

const FIXED = (count: number): Localised => ({ zh: `已修复 ${count} 处`, en: `${count} fixed` });

const WOULD_BE_FIXED = (count: number): Localised => ({
  zh: `--fix 将修复 ${count} 处`,
  en: `${count} would be fixed by --fix`,
});

const FIXABLE: Record<'safe' | 'suggested', Localised> = {
  safe: { zh: '  可用 --fix 修复', en: '  fixed by --fix' },
  suggested: { zh: '  可在编辑器中修复', en: '  can be fixed in an editor' },
};

/** `file:line:column`, both from one, the column in UTF-16 units: what an editor takes. */
function address(name: string, { lines }: LinedText, offset: number): string {
  const { line, character } = lines.position(offset);
  return `${printable(name)}:${line + 1}:${character + 1}`;
}

function painter(severity: Severity, colors: Colors): (text: string) => string {
  switch (severity) {
    case 'error':
      return colors.red;
    case 'warning':
      return colors.yellow;
    case 'information':
      return colors.blue;
    case 'hint':
      return colors.dim;
  }
}
