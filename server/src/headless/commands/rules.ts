import { readFile } from 'node:fs/promises';
import { rules as allRules } from '../../rules/registry.ts';
import type { Localised, Rule } from '../../rules/rule.ts';
import { rulePage } from '../../rules/rule-page.ts';
import { suggestion } from '../../text/suggestion.ts';
import { UsageError } from '../complaint.ts';
import { columnsOf } from '../formats/columns.ts';
import type { RulesFormat } from '../formats/names.ts';
import { SEVERITY_NAMES } from '../formats/text.ts';
import type { ExitCode, Manner, Terminal } from '../terminal.ts';

export interface RulesOptions {
  format: RulesFormat;
}

/** Prints the list of rules, or what there is to say of one of them. */
export async function rules(
  id: string | undefined,
  { format }: RulesOptions,
  manner: Manner,
  terminal: Terminal,
): Promise<ExitCode> {
  if (id === undefined) {
    terminal.out(format === 'json' ? json(allRules.map((rule) => facts(rule, manner))) : list(manner));
    return 0;
  }
  const rule = allRules.find((candidate) => candidate.id === id);
  if (!rule) throw unknownRule(id);
  terminal.out(format === 'json' ? json(facts(rule, manner)) : await page(rule, manner));
  return 0;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function facts({ id, name, category, severity, fixable, source, since }: Rule, { locale }: Manner) {
  return { id, name: name[locale], category, severity, fixable: fixable ?? null, source, since, page: rulePage(id) };
}

function list({ locale }: Manner): string {
  const idColumns = Math.max(0, ...allRules.map(({ id }) => id.length));
  const levelColumns = Math.max(...Object.values(SEVERITY_NAMES).map((name) => columnsOf(name[locale])));
  const lines = allRules.map(({ id, name, severity, fixable }) => {
    const level = SEVERITY_NAMES[severity][locale];
    const padding = ' '.repeat(levelColumns - columnsOf(level));
    return `${id.padEnd(idColumns)}  ${level}${padding}  ${name[locale]}${fixable ? FIXABLE[fixable][locale] : ''}\n`;
  });
  return `${lines.join('')}\n${HINT[locale]}\n`;
}

const FIXABLE: Record<NonNullable<Rule['fixable']>, Localised> = {
  safe: { zh: '（可用 --fix 修复）', en: ' (fixed by --fix)' },
  suggested: { zh: '（可在编辑器中修复）', en: ' (can be fixed in an editor)' },
};

const HINT: Localised = {
  zh: '用 gangmu rules <规则> 查看一条规则的说明。',
  en: 'Run gangmu rules <rule> to read about one of them.',
};

/** The rule's page; pages are beside the bundle, or with the documentation where the program runs from its source. */
async function page(rule: Rule, manner: Manner): Promise<string> {
  for (const folder of ['./rules/', '../rules/', '../../../../docs/rules/']) {
    const text = await readFile(new URL(`${folder}${rule.id}.md`, import.meta.url), 'utf8').catch(() => undefined);
    if (text !== undefined) return text.endsWith('\n') ? text : `${text}\n`;
  }
  return `${rule.name[manner.locale]}\n${rulePage(rule.id)}\n`;
}

function unknownRule(id: string): UsageError {
  const like = suggestion(
    id,
    allRules.map((rule) => rule.id),
  );
  return new UsageError({
    file: 'gangmu rules',
    what: { zh: `没有规则“${id}”`, en: `no rule “${id}”` },
    remedy:
      like === undefined
        ? { zh: '请用 gangmu rules 查看全部规则', en: 'run gangmu rules to list them' }
        : { zh: `是不是“${like}”？`, en: `did you mean “${like}”?` },
  });
}
