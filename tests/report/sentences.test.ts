import { describe, expect, it } from 'vitest';
import { clauses, sentences } from '../../server/src/report/sentences.ts';
import { fold } from '../../server/src/text/fold.ts';
import type { Span } from '../../server/src/text/span.ts';
import { growth, LINEAR } from '../hostile/growth.ts';

type Splitter = (folded: string, span: Span) => Span[];

/** The parts of `text` as strings. */
function parts(split: Splitter, text: string): string[] {
  return split(fold(text), { start: 0, end: text.length }).map((span) => text.slice(span.start, span.end));
}

describe('sentences', () => {
  it('ends a sentence at a full stop, an exclamation and a question mark of either width', () => {
    expect(parts(sentences, '开局很稳。后劲足吗？很足！再加油!')).toEqual([
      '开局很稳。',
      '后劲足吗？',
      '很足！',
      '再加油!',
    ]);
  });

  it('gives the rest without a full stop as the last sentence', () => {
    expect(parts(sentences, '开局很稳。后劲还要看')).toEqual(['开局很稳。', '后劲还要看']);
  });

  it('leaves the blanks around a sentence outside', () => {
    expect(parts(sentences, '　　开局很稳。　后劲很足。 ')).toEqual(['开局很稳。', '后劲很足。']);
  });

  it('keeps a quotation of several sentences in the sentence around it', () => {
    expect(parts(sentences, '村民说“路通了。灯亮了”很高兴。再接着干。')).toEqual([
      '村民说“路通了。灯亮了”很高兴。',
      '再接着干。',
    ]);
  });

  it('closes the sentence with the quotation that ends it', () => {
    expect(parts(sentences, '大家说：“路通了。”我们接着干。')).toEqual(['大家说：“路通了。”', '我们接着干。']);
  });

  it('does not let a quotation mark without a partner swallow the sentences behind it', () => {
    expect(parts(sentences, '实施“强基行动。开局很稳。后劲很足。')).toEqual([
      '实施“强基行动。',
      '开局很稳。',
      '后劲很足。',
    ]);
  });

  it('does not take two far marks for a pair', () => {
    const far = `建“一园。${'好好干活。'.repeat(100)}再建一园”。`;
    expect(parts(sentences, far)).toHaveLength(102);
  });

  it('reads only the span it is given', () => {
    const text = '甲乙丙。丁戊己。庚辛。';
    expect(sentences(text, { start: 4, end: 8 })).toEqual([{ start: 4, end: 8 }]);
  });

  it('keeps doubled full stops together', () => {
    expect(parts(sentences, '开局很稳。。后劲很足……')).toEqual(['开局很稳。。', '后劲很足……']);
  });

  it('finds nothing in blanks', () => {
    expect(parts(sentences, ' 　\n ')).toEqual([]);
  });
});

describe('clauses', () => {
  it('ends a clause at comma, semicolon, colon and full stop of either width', () => {
    expect(parts(clauses, '一看路，二看灯;三看：水。')).toEqual(['一看路，', '二看灯;', '三看：', '水。']);
  });

  it('does not split figures', () => {
    expect(parts(clauses, '投入1,234万元,三产比重56.5:43.5。')).toEqual(['投入1,234万元,', '三产比重56.5:43.5。']);
  });

  it('keeps a slogan in quotation marks whole', () => {
    expect(parts(clauses, '叫响“少说话，多干活”口号，再加油。')).toEqual(['叫响“少说话，多干活”口号，', '再加油。']);
  });

  it('splits a long quotation', () => {
    const quotation = `“${'少说话多干活，'.repeat(6)}再加油”。`;
    expect(parts(clauses, quotation)).toHaveLength(7);
  });
});

describe('cost', () => {
  it('grows with the text, not with its square', () => {
    for (const piece of ['“', '”', '“甲。', '。', '甲，', '“甲”']) {
      const grown = growth((size) => {
        const text = piece.repeat(size);
        return () => [sentences, clauses].map((divide) => divide(text, { start: 0, end: text.length }));
      });
      expect(grown, piece).toBeLessThan(LINEAR);
    }
  });
});
