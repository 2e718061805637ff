import { textOf } from './place.ts';
import type { Edit, Problem, ReportRule } from './rule.ts';

/** 附件:1.名称 or 附件1、名称 on a line of its own. Group 1: the label; 2: the stop behind its number; 3: the name; 4: its closing punctuation. */
const NOTE =
  /^(附 ?件 ?[0-9一二三四五六七八九十]{0,2})([:、.,])( ?(?:[0-9]{1,2}[.、])?[\u4e00-\u9fff《“][^。;!?]{1,60}?)([。;,、.]?)$/;
const LONGEST_NOTE = 80;

export const attachmentNote: ReportRule = {
  id: 'attachment-note',
  name: { zh: '附件说明格式', en: 'Form of an attachment note' },
  category: 'layout',
  severity: 'information',
  fixable: 'suggested',
  source: 'GB/T 9704—2012 7.3.4',
  since: '0.2.0',
  *check({ document, report }) {
    for (const { span, region } of report.paragraphs) {
      if (region !== 'body' && region !== 'attachment') continue;
      if (span.end - span.start > LONGEST_NOTE) continue;
      const match = NOTE.exec(document.folded.slice(span.start, span.end));
      if (!match) continue;
      const [, label, stop, name, end] = match as unknown as [string, string, string, string, string];
      const isWrongStop = stop !== ':';
      if (!isWrongStop && end === '') continue;
      const stopAt = span.start + label.length;
      const endAt = stopAt + 1 + name.length;
      const edits: Edit[] = [];
      if (isWrongStop) edits.push({ span: { start: stopAt, end: stopAt + 1 }, newText: '：' });
      if (end !== '') edits.push({ span: { start: endAt, end: endAt + 1 }, newText: '' });
      yield problem(textOf(document, span), span, { isWrongStop, hasEnd: end !== '' }, edits);
    }
  },
};

function problem(
  raw: string,
  span: { start: number; end: number },
  { isWrongStop, hasEnd }: { isWrongStop: boolean; hasEnd: boolean },
  edits: Edit[],
): Problem {
  const zh = [isWrongStop ? '“附件”和顺序号之后用冒号' : '', hasEnd ? '附件名称之后不加标点' : ''].filter(
    (part) => part,
  );
  const en = [
    isWrongStop ? 'a colon follows 附件 and its number' : '',
    hasEnd ? 'no punctuation follows the name of an attachment' : '',
  ].filter((part) => part);
  return {
    span,
    message: {
      zh: `附件说明格式：“${raw}”中，${zh.join('，')}。请改正。`,
      en: `Form of an attachment note: in “${raw}”, ${en.join(', and ')}. Correct it.`,
    },
    fix: { title: { zh: '改正附件说明的标点', en: 'Correct the punctuation of the note' }, safe: false, edits },
  };
}
