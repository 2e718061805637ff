import { parse } from '../../server/src/report/parse.ts';
import type { RuleSettings } from '../../server/src/rules/rule.ts';

/** The sections of every rule page under docs/rules, in this order. */
export const PAGE_SECTIONS = ['反例', '正例', '为什么', '怎么改', '配置', '依据'] as const;

export interface WrongExample {
  text: string;
  /** What the fix makes of it, where the page shows it in a fence marked 改后. */
  fixed?: string;
}

export interface RulePage {
  title: string;
  headings: string[];
  wrong: WrongExample[];
  right: string[];
  /**
   * What the rule is told besides its level: the names of the user's dictionary, shown under 配置, and the report of the year
   * before, shown in a fence marked 上年.
   */
  settings: Partial<RuleSettings>;
}

interface Fence {
  section: string;
  info: string;
  text: string;
}

/** Reads a rule page: its headings, and the examples in its code fences. */
export function readRulePage(markdown: string): RulePage {
  const headings: string[] = [];
  const fences: Fence[] = [];
  let title = '';
  let open: Fence | undefined;
  for (const line of markdown.split('\n')) {
    if (open) {
      if (line === '```') {
        fences.push(open);
        open = undefined;
      } else open.text += `${line}\n`;
    } else if (line.startsWith('```')) open = { section: headings.at(-1) ?? '', info: line.slice(3).trim(), text: '' };
    else if (line.startsWith('# ')) title = line.slice(2);
    else if (line.startsWith('## ')) headings.push(line.slice(3));
  }
  const wrong: WrongExample[] = [];
  for (const { section, info, text } of fences) {
    if (section !== '反例') continue;
    const before = wrong.at(-1);
    if (info === '上年') continue;
    if (info === '改后' && before) before.fixed = text;
    else wrong.push({ text });
  }
  return {
    title,
    headings,
    wrong,
    right: fences.filter(({ section }) => section === '正例').map(({ text }) => text),
    settings: {
      ...settingsIn(fences.filter(({ section, info }) => section === '配置' && info === 'json')),
      ...previousReportIn(fences),
    },
  };
}

function previousReportIn(fences: readonly Fence[]): Partial<RuleSettings> {
  const previous = fences.find(({ info }) => info === '上年');
  return previous ? { previousReport: { uri: 'file:///上年报告.txt', document: parse(previous.text) } } : {};
}

interface NamesSetting {
  names?: { name: string; post: string | string[] }[];
}

function settingsIn(fences: readonly Fence[]): Partial<RuleSettings> {
  const names = fences.flatMap(({ text }) => (JSON.parse(text) as NamesSetting).names ?? []);
  return names.length > 0 ? { names: names.map(({ name, post }) => ({ name, posts: [post].flat() })) } : {};
}
