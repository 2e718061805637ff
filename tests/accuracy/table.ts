import type { Severity } from '../../server/src/rules/rule.ts';
import type { FaultGroup } from './fault.ts';
import { FRESH_GOAL, RECALL_GOAL, RESTORED_GOAL, SILENCE_GOAL } from './goals.ts';
import { faultKinds } from './kinds.ts';
import { outcomes, type Score, scoreOf, sumOf } from './measure.ts';
import { cleanReports } from './reports.ts';
import { rateOf, type Silence, silenceOf } from './silence.ts';

const GROUP_NAME: Record<FaultGroup, string> = {
  numbering: '标题序号',
  marker: '序号形式',
  enumeration: '段内列举',
  duplicate: '重复',
  glossary: '名词解释和注号',
};

const LEVELS: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** The page docs/accuracy.md, measured with up to `count` faults of each kind in each clean report. */
export function accuracyPage(count: number): string {
  const reports = cleanReports();
  const scores = faultKinds.map((kind) => ({ kind, score: scoreOf(outcomes(kind, reports, count)) }));
  const silence = silenceOf(reports);
  const groups = Object.keys(GROUP_NAME) as FaultGroup[];
  return [
    '# 准确率',
    '',
    `本页由 \`npm run accuracy\` 生成（每份报告每种差错至多 ${count} 处）。`,
    '',
    `在 ${reports.length} 份完整、干净的真实报告（共 ${silence.characters} 字）中，每次注入一处已知差错，看规则是否发现、报告几条、位置是否正确、修复能否还原原文。`,
    '差错由固定种子选定，可重复。注入位置按行首序号和标点读出，不依赖解析器的大纲。',
    '',
    '## 已知差错',
    '',
    '- 查全率：被相应规则发现的差错所占比例。',
    '- 新问题数：每处差错引出的新问题（所有规则、所有级别），理想值为 1.00。',
    '- 位置：已发现的差错中，问题落在编辑会下笔之处的比例。',
    '- 还原：安全修复恰好恢复原文的次数／有安全修复的次数；仅供选择的修复另列。',
    '',
    '| 差错 | 说明 | 处数 | 查全率 | 新问题数 | 位置 | 安全修复还原 | 可选修复还原 |',
    '| --- | --- | --: | --: | --: | --: | --: | --: |',
    ...groups.flatMap((group) => {
      const own = scores.filter(({ kind }) => kind.group === group);
      const total = sumOf(own.map(({ score }) => score));
      return [
        ...own.map(({ kind, score }) => row(`\`${kind.id}\``, kind.description, score)),
        row(`**${GROUP_NAME[group]}**`, `目标：查全率 ≥ ${RECALL_GOAL[group]}`, total),
      ];
    }),
    row(
      '**合计**',
      `目标：新问题数 ≤ ${FRESH_GOAL}，安全修复还原 ≥ ${RESTORED_GOAL}`,
      sumOf(scores.map(({ score }) => score)),
    ),
    '',
    '## 干净文本上的沉默',
    '',
    `同一批报告的原文上，每一万字的问题数。目标：错误 ≤ ${SILENCE_GOAL.error}，警告 ≤ ${SILENCE_GOAL.warning}。已出版的报告也有真差错，表中包含它们。`,
    '',
    '| 规则 | 错误 | 警告 | 信息 | 提示 |',
    '| --- | --: | --: | --: | --: |',
    ...[...silence.byRule].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, levels]) => silenceRow(rule, levels)),
    `| **合计（条）** | ${LEVELS.map((level) => countOf(silence, level)).join(' | ')} |`,
    `| **每一万字** | ${LEVELS.map((level) => rateOf(silence, level).toFixed(3)).join(' | ')} |`,
    '',
  ].join('\n');
}

function row(name: string, description: string, score: Score): string {
  const cells = [
    score.faults,
    share(score.found, score.faults),
    score.faults === 0 ? '—' : (score.fresh / score.faults).toFixed(2),
    share(score.placed, score.found),
    of(score.restored, score.safe),
    of(score.offeredRestored, score.offered),
  ];
  return `| ${name} | ${description} | ${cells.join(' | ')} |`;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '—' : (part / whole).toFixed(3);
}

function of(part: number, whole: number): string {
  return whole === 0 ? '—' : `${part}/${whole}`;
}

function silenceRow(rule: string, levels: ReadonlyMap<Severity, number>): string {
  return `| [${rule}](rules/${rule}.md) | ${LEVELS.map((level) => levels.get(level) ?? '').join(' | ')} |`;
}

function countOf({ byRule }: Silence, severity: Severity): number {
  return [...byRule.values()].reduce((sum, levels) => sum + (levels.get(severity) ?? 0), 0);
}
