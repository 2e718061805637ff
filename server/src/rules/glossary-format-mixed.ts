import type { GlossaryEntry, ParsedText } from '../report/model.ts';
import type { Span } from '../text/span.ts';
import type { ReportRule } from './rule.ts';

/** 词条格式不一: an entry that parts the term from its definition otherwise than nearly all others. */
export const glossaryFormatMixed: ReportRule = {
  id: 'glossary-format-mixed',
  name: { zh: '词条格式不一', en: 'Entry written unlike the others' },
  category: 'glossary',
  severity: 'hint',
  fixable: 'suggested',
  source: '编校惯例：同一份名词解释体例一致',
  since: '0.2.0',
  *check({ document, report }) {
    const entries = onceEach(report.glossary?.entries ?? []);
    if (entries.length < FEWEST) return;
    const forms = entries.map((entry) => formOf(document, entry));
    const usual = mostFrequent(forms);
    const others = forms.filter((form) => form !== usual).length;
    if (others === 0 || others > MINORITY * forms.length) return;
    for (const [index, entry] of entries.entries()) {
      const form = forms[index] as Form;
      if (form === usual) continue;
      const gap = gapOf(document, entry);
      const isFixable = usual === 'colon' && (form === 'blank' || form === 'dash' || form === 'none');
      yield {
        span: entry.termSpan,
        message: {
          zh: `词条格式不一：“${entry.term}”${NAMES[form].zh}，其他词条${NAMES[usual].zh}。请统一。`,
          en: `Entry unlike the others: “${entry.term}” ${NAMES[form].en}, the others ${NAMES[usual].en}. Make them alike.`,
        },
        ...(isFixable && {
          fix: {
            title: { zh: '改用冒号', en: 'Use a colon' },
            safe: false,
            edits: [{ span: gap, newText: colonOf(document, entries) }],
          },
        }),
      };
    }
  },
};

const FEWEST = 8;
/** More entries than this share are no slips but a second form. */
const MINORITY = 0.15;

/** An entry that stands twice counts once. */
function onceEach(entries: readonly GlossaryEntry[]): GlossaryEntry[] {
  const byTerm = new Map<string, GlossaryEntry>();
  for (const entry of entries) if (!byTerm.has(entry.term)) byTerm.set(entry.term, entry);
  return [...byTerm.values()];
}

type Form = 'colon' | 'dash' | 'blank' | 'line' | 'none';

const NAMES: Record<Form, { zh: string; en: string }> = {
  colon: { zh: '用冒号引出释义', en: 'have a colon' },
  dash: { zh: '用破折号引出释义', en: 'have a dash' },
  blank: { zh: '以空格隔开释义', en: 'have a blank' },
  line: { zh: '另起一行写释义', en: 'have the definition on the next line' },
  none: { zh: '同释义直接相连', en: 'have nothing in between' },
};

/** What stands between the term, with its marks and notes, and the definition. */
function gapOf({ folded }: ParsedText, { termSpan, definition }: GlossaryEntry): Span {
  const limit = Math.max(termSpan.end, definition.start);
  let start = termSpan.end;
  while (start < limit && '”’」』》"'.includes(folded.charAt(start))) start++;
  return { start, end: limit };
}

function formOf(document: ParsedText, entry: GlossaryEntry): Form {
  const { start, end } = gapOf(document, entry);
  const gap = document.folded.slice(start, end);
  if (gap.includes(':') || document.folded.charAt(end) === ':') return 'colon';
  if (/[—-]/.test(gap)) return 'dash';
  if (/[\r\n]/.test(gap)) return 'line';
  return gap.includes(' ') ? 'blank' : 'none';
}

function mostFrequent(forms: readonly Form[]): Form {
  const counts = new Map<Form, number>();
  for (const form of forms) counts.set(form, (counts.get(form) ?? 0) + 1);
  return ([...counts].sort(([, a], [, b]) => b - a)[0] as [Form, number])[0];
}

/** The colon that the other entries have, in its width. */
function colonOf({ text, folded }: ParsedText, entries: readonly GlossaryEntry[]): string {
  for (const { termSpan, definition } of entries) {
    const at = folded.indexOf(':', termSpan.end);
    if (at >= 0 && at < definition.start) return text.charAt(at);
  }
  return '：';
}
