import { parse } from '../../server/src/report/parse.ts';
import { check } from '../../server/src/rules/check.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { NO_SETTINGS, type RuleSettings } from '../../server/src/rules/rule.ts';

const HEAD = '柳溪县政府工作报告\n\n一、过去一年工作\n';
const TAIL = '\n二、今后一年打算\n深化改革，扩大开放，办好群众身边的实事。\n';

/** What the configuration tells the rule. */
export interface Told {
  options?: object;
  settings?: Partial<RuleSettings>;
  /** What stands above the sentences: title, date and a heading. */
  head?: string;
}

/**
 * The sentences of `fixture` as the text of a small report, with `⟦…⟧` around what the rule with this id finds in them. The
 * marks that `fixture` itself has are taken out first, so that a test compares it with the result.
 */
export function markedBy(id: string, fixture: string, { options = {}, settings = {}, head = HEAD }: Told = {}): string {
  const sentences = fixture.replace(/[⟦⟧]/g, '');
  const text = head + sentences + TAIL;
  const { findings, failures } = check(
    parse(text),
    (rule) => rule.severity,
    rules.filter((rule) => rule.id === id),
    { settings: { ...NO_SETTINGS, ...settings }, optionsOf: () => options },
  );
  if (failures[0]) throw new Error(failures[0].reason);
  let marked = '';
  let end = 0;
  for (const { span } of findings) {
    marked += `${text.slice(end, span.start)}⟦${text.slice(span.start, span.end)}⟧`;
    end = span.end;
  }
  marked += text.slice(end);
  return marked.slice(head.length, marked.length - TAIL.length);
}
