import { clusters } from './clusters.ts';
import type { Edit, ReportRule } from './rule.ts';
import { occurrencesIn, type Passage, passages, SENTENCES } from './running-text.ts';
import { Sight, sighted } from './sights.ts';

const STRAIGHT = sighted(/"/g, ['"']);
const CHINESE = /[\u4e00-\u9fff，。、；：！？（）《》]/;

const CURLY = /[“”]/;
const CURLY_SIGHT = new Sight(['“', '”']);

/** The straight marks of one paragraph that touch Chinese text. */
interface StraightQuotes {
  passage: Passage;
  offsets: number[];
}

export const straightQuote: ReportRule = {
  id: 'straight-quote',
  name: { zh: '直引号', en: 'Straight quotation mark' },
  category: 'punctuation',
  severity: 'information',
  fixable: 'suggested',
  source: 'GB/T 15834—2011 4.8',
  since: '0.2.0',
  *check(context) {
    const found: StraightQuotes[] = [];
    for (const passage of passages(context, SENTENCES, STRAIGHT.sights)) {
      const offsets = quotes(passage);
      const touching = offsets.filter((at) => touchesChinese(passage.raw, at));
      if (touching.length > 0) found.push({ passage, offsets: touching });
    }
    if (found.length === 0) return;
    const curly = [...passages(context, SENTENCES, [CURLY_SIGHT])].length;
    for (const paragraphs of clusters(found, found.length > curly)) {
      const [{ passage, offsets }, ...others] = paragraphs;
      const first = passage.start + (offsets[0] as number);
      const edits = paragraphs.map(curled);
      const count = paragraphs.reduce((sum, { offsets: { length } }) => sum + length, 0);
      yield {
        span: { start: first, end: first + 1 },
        message: {
          zh: `直引号：${others.length > 0 ? `全文有${count}个直引号，这是第一个` : '这里用了直引号'}，中文用弯引号“ ”。请改正。`,
          en: `Straight quotation mark: ${others.length > 0 ? `there are ${count} in the report, the first here` : 'here'}; Chinese text takes “ ”. Correct it.`,
        },
        related: others.map((other) => {
          const at = other.passage.start + (other.offsets[0] as number);
          return {
            span: { start: at, end: at + 1 },
            message: { zh: '另一处直引号', en: 'Another straight quotation mark' },
          };
        }),
        ...(edits.every((edit) => edit !== undefined) && {
          fix: { title: { zh: '改为弯引号', en: 'Write “ ”' }, safe: false, edits: edits.flat() },
        }),
      };
    }
  },
};

/** The straight marks of a passage; one behind a figure where none is open stands for inches. */
function quotes(passage: Passage): number[] {
  const offsets: number[] = [];
  for (const { match } of occurrencesIn(passage, STRAIGHT.expression)) {
    const isInches = offsets.length % 2 === 0 && /[0-9]/.test(passage.text.charAt(match.index - 1));
    if (!isInches) offsets.push(match.index);
  }
  return offsets;
}

function touchesChinese(raw: string, at: number): boolean {
  return CHINESE.test(raw.charAt(at - 1)) || CHINESE.test(raw.charAt(at + 1));
}

/** The marks of a paragraph as pairs of curly ones; undefined where one of them has no partner. */
function curled({ passage, offsets }: StraightQuotes): Edit[] | undefined {
  if (offsets.length % 2 !== 0 || CURLY.test(passage.text)) return undefined;
  return offsets.map((at, index) => ({
    span: { start: passage.start + at, end: passage.start + at + 1 },
    newText: index % 2 === 0 ? '“' : '”',
  }));
}
