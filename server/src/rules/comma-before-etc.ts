import type { ReportRule } from './rule.ts';
import { isCited, occurrences, SENTENCES } from './running-text.ts';
import { sighted } from './sights.ts';

/** 等 that closes a list. Words that begin with 等 (等级, 等待, 等距) and the 等 of 不等不靠 open an item of their own. */
const BEFORE_ETC = sighted(/、(?=等(?![待级高同额于距离闲候着你我他人靠要不值候温压分腰价比、]))/g, ['、等']);

export const commaBeforeEtc: ReportRule = {
  id: 'comma-before-etc',
  name: { zh: '“等”前顿号', en: 'Enumeration comma before 等' },
  category: 'punctuation',
  severity: 'information',
  fixable: 'suggested',
  source: 'GB/T 15834—2011 4.5',
  since: '0.2.0',
  *check(context) {
    for (const { span, match, passage } of occurrences(context, BEFORE_ETC, SENTENCES)) {
      if (isCited(passage.text, match.index) || waits(passage.text, match.index)) continue;
      yield {
        span,
        message: {
          zh: '“等”前顿号：“等”已表示列举未尽，和前一项之间不再停顿。请删去顿号。',
          en: 'Enumeration comma before 等: 等 closes the list by itself. Delete the comma.',
        },
        fix: { title: { zh: '删去顿号', en: 'Delete the comma' }, safe: false, edits: [{ span, newText: '' }] },
      };
    }
  },
};

/** 等文件、等经费: behind an item that has a 等 of its own, 等 is the verb "to wait". */
function waits(text: string, at: number): boolean {
  const item = /[^、,，;；。:：]{0,12}$/.exec(text.slice(Math.max(0, at - 12), at))?.[0] ?? '';
  return item.includes('等');
}
