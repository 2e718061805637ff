import { listed, type Plan } from './plan.ts';
import type { Reporting } from './reporting.ts';

/** A run in which no file was left to check must not look clean. */
export function complainOfNothing(reporting: Reporting, plan: Plan, paths: readonly string[]): void {
  const files = listed(plan);
  if (files.length === 0 || reporting.files > 0 || reporting.hasComplaints) return;
  if (files.some((number) => plan.files[number]?.named)) return;
  reporting.complain({
    file: paths.length > 0 ? paths.join(' ') : '.',
    what: {
      zh: '所有文件都被配置文件的 ignore 排除，一个也没有检查',
      en: 'the configuration ignores every file, none was checked',
    },
    remedy: { zh: '请检查路径和 ignore', en: 'check the paths and “ignore”' },
  });
}
