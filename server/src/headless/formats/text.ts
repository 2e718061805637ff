import pc from 'picocolors';
import type { Finding, Localised, Severity } from '../../rules/rule.ts';
import type { Checked } from '../checker.ts';
import { printable } from '../printable.ts';
import { frame } from './frame.ts';
import { countBySeverity, type Formatter, type LintResult } from './result.ts';

export const SEVERITY_NAMES: Record<Severity, Localised> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  information: { zh: '信息', en: 'information' },
  hint: { zh: '提示', en: 'hint' },
};

/** Other places of one finding that are named; a cluster may have hundreds. */
const MOST_RELATED = 5;

/** For people: each finding with its place in the text, then a summary. */
export const formatText: Formatter = (result) => {
  const blocks = result.files.flatMap((file) => file.findings.map((finding) => block(finding, file, result)));
  return `${blocks.join('\n')}${blocks.length > 0 ? '\n' : ''}${summary(result)}\n`;
};

type Colors = ReturnType<typeof pc.createColors>;

function block(finding: Finding, file: Checked, { locale, color }: LintResult): string {
  const colors = pc.createColors(color);
  const paint = painter(finding.severity, colors);
  const name = SEVERITY_NAMES[finding.severity][locale];
  const fixable = finding.fix ? colors.dim(finding.fix.safe ? FIXABLE.safe[locale] : FIXABLE.suggested[locale]) : '';
  const gutter = String(file.parsed.lines.lineAt(finding.span.start) + 1);
  const margin = ' '.repeat(gutter.length);
  const { before, place, after, indent, width } = frame(file.parsed, finding.span);
  const text = [
    `${colors.bold(address(file, finding.span.start))}  ${paint(name)}  ${colors.cyan(finding.rule)}${fixable}`,
    `  ${printable(finding.message[locale])}`,
    `  ${colors.dim(`${gutter} │`)} ${before}${paint(place)}${after}`,
    `  ${colors.dim(`${margin} │`)} ${' '.repeat(indent)}${paint('^'.repeat(width))}`,
  ];
  for (const { span, message } of finding.related.slice(0, MOST_RELATED)) {
    text.push(colors.dim(`  → ${address(file, span.start)}  ${printable(message[locale])}`));
  }
  const more = finding.related.length - MOST_RELATED;
  if (more > 0) text.push(colors.dim({ zh: `  → 另有 ${more} 处`, en: `  → and ${more} more` }[locale]));
  return `${text.join('\n')}\n`;
}

const FIXABLE: Record<'safe' | 'suggested', Localised> = {
  safe: { zh: '  可用 --fix 修复', en: '  fixed by --fix' },
  suggested: { zh: '  可在编辑器中修复', en: '  can be fixed in an editor' },
};

/** `file:line:column`, both from one, the column in UTF-16 units: what an editor takes. */
function address(file: Checked, offset: number): string {
  const { line, character } = file.parsed.lines.position(offset);
  return `${printable(file.source.name)}:${line + 1}:${character + 1}`;
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

function summary({ files, complaints, dryRun, locale, color }: LintResult): string {
  const colors = pc.createColors(color);
  const findings = files.flatMap((file) => file.findings);
  const fixed = files.reduce((sum, file) => sum + file.fixed, 0);
  const fixable = findings.filter(({ fix }) => fix?.safe).length;
  const counts = Object.entries(countBySeverity(findings)).filter(([, count]) => count > 0) as [Severity, number][];
  const parts: Localised[] = [{ zh: `检查了 ${files.length} 个文件`, en: `${files.length} file(s) checked` }];
  for (const [severity, count] of counts) {
    const { zh, en } = SEVERITY_NAMES[severity];
    parts.push({ zh: `${zh} ${count} 处`, en: `${en} ${count}` });
  }
  if (counts.length === 0 && files.length > 0) parts.push({ zh: '没有发现问题', en: 'no findings' });
  if (fixed > 0) {
    parts.push(
      dryRun
        ? { zh: `--fix 将修复 ${fixed} 处`, en: `${fixed} would be fixed by --fix` }
        : { zh: `已修复 ${fixed} 处`, en: `${fixed} fixed` },
    );
  }
  if (fixable > 0) parts.push({ zh: `其中 ${fixable} 处可用 --fix 修复`, en: `${fixable} fixable by --fix` });
  if (complaints.length > 0) {
    parts.push({ zh: `另有 ${complaints.length} 项未能检查`, en: `${complaints.length} could not be checked` });
  }
  const line = parts.map((part) => part[locale]).join(locale === 'zh' ? '，' : ', ');
  return counts.length === 0 && complaints.length === 0 ? colors.green(line) : colors.bold(line);
}
