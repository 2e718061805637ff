import type { ParsedText, Report, Section } from '../report/model.ts';
import { type ReportYears, reportYears } from './report-year.ts';
import type { Problem, ReportRule } from './rule.ts';
import { occurrences } from './running-text.ts';
import { sighted } from './sights.ts';

/** 年份未更新: a year that was left standing from an earlier report. */
export const staleYear: ReportRule = {
  id: 'stale-year',
  name: { zh: '年份未更新', en: 'Year left from an earlier report' },
  category: 'duplication',
  severity: 'warning',
  source: '《党政机关公文处理工作条例》第十九条（内容准确）；编校惯例：沿用上年文稿须核改年份',
  since: '0.2.0',
  *check({ document, report }) {
    const years = reportYears(document, report);
    if (!years) return;
    for (const section of allSections(report.sections)) yield* inHeading(document, section, years);
    yield* inPlans(document, report, years);
  },
};

const REVIEW = /回顾|总结|过去|成就|成绩/;
const PLAN = /安排|任务|打算|部署|目标|思路|计划|今年/;

/** 2023年工作回顾. Not the end of a span of years (2016—2020年), not a year in the past of a plan (到2020年). */
const REVIEW_HEADING = /^[^\d]{0,6}(20\d\d)年度?(?:政府|经济社会发展)?(?:主要)?(?:工作)?(?:的)?(?:简要)?(?:回顾|总结)$/;
const PLAN_HEADING =
  /^[^\d]{0,6}(20\d\d)年度?(?:政府|经济社会发展)?(?:的)?(?:总体|主要|重点)?(?:工作)?(?:总体|主要|重点)?(?:安排|任务|打算|部署|目标任务|目标和任务|计划)$/;

function* inHeading(document: ParsedText, section: Section, years: ReportYears): Iterable<Problem> {
  const title = document.folded.slice(section.title.span.start, section.title.span.end).replace(/[ 。:]+$/, '');
  const review = REVIEW_HEADING.exec(title);
  const plan = review ? null : PLAN_HEADING.exec(title);
  const match = review ?? plan;
  if (!match) return;
  const stated = Number(match[1]);
  const earliest = review ? years.year - 1 : years.year;
  const latest = review ? years.year : years.planned;
  if (stated >= earliest && stated <= latest) return;
  const at = section.title.span.start + title.indexOf(match[1] as string);
  yield problem(at, stated, review ? earliest : latest, review ? '回顾' : '安排', review ? 'looks back' : 'plans');
}

/** What only a plan says of a year: 2024年，我们将…; 2024年要重点做好…; 2024年主要预期目标. */
const PLANNED = sighted(
  /(?<![\d—\-~～至到从自比较])(20\d\d)年(?:,? ?(?:我们|全[省市县区]上?下?)(?:将|要|力争)|,? ?(?:将|要)?重点(?:做好|抓好|推进)|(?:全[省市县区])?(?:经济社会发展)?(?:的)?主要(?:预期)?目标)/g,
  ['年'],
  ['20'],
);

function* inPlans(document: ParsedText, report: Report, years: ReportYears): Iterable<Problem> {
  let next = 0;
  for (const { span, match, passage } of occurrences({ document, report }, PLANNED)) {
    const { sections } = report;
    while (next < sections.length && (sections[next] as Section).span.end <= passage.start) next++;
    const section = sections[next];
    if (!section || passage.start < section.span.start || !isPlan(section)) continue;
    const stated = Number(match[1]);
    if (stated < years.year) yield problem(span.start, stated, years.year, '安排', 'plans');
  }
}

function isPlan({ title: { text } }: Section): boolean {
  return PLAN.test(text) && !REVIEW.test(text);
}

function problem(start: number, stated: number, right: number, part: string, partEn: string): Problem {
  return {
    span: { start, end: start + 5 },
    message: {
      zh: `年份未更新：这里写的是${stated}年，而按本报告的年份，${part}的应是${right}年，多半是沿用上年文稿留下的。请核对。`,
      en: `Year not updated: this says ${stated}, but by its own date the report ${partEn} ${partEn === 'plans' ? 'for' : 'on'} ${right}; most likely left over from last year's text. Check it.`,
    },
  };
}

function* allSections(sections: readonly Section[]): Iterable<Section> {
  for (const section of sections) {
    if (section.kind === 'lead') continue;
    yield section;
    yield* allSections(section.children);
  }
}
