import { describe, expect, it } from 'vitest';
import { parse } from '../../server/src/report/parse.ts';
import { candidatesOf, type ParagraphOf } from '../../server/src/similarity/candidates.ts';
import { type ParagraphRecords, recordsOf } from '../../server/src/similarity/paragraph-records.ts';
import { Random } from '../accuracy/random.ts';

const CHARACTERS = [
  ...'山水田林路桥河湖村镇县乡学医养老幼扶贫农工商贸产业投资项目开工建成通车惠民增收清洁绿色平安法治改革创新开放共享',
];

/** A sentence of its own. */
function sentence(random: Random, length: number): string {
  return `${Array.from({ length }, () => random.pick(CHARACTERS)).join('')}。`;
}

/** `text` with this share of its characters replaced. */
function changed(random: Random, text: string, share: number): string {
  const units = [...text];
  for (let i = 0; i < share * text.length; i++) units[random.below(units.length)] = '某';
  return units.join('');
}

function report(paragraphs: readonly string[]): ParagraphRecords {
  return recordsOf(parse(`柳溪县政府工作报告\n\n各位代表：\n\n${paragraphs.join('\n')}\n`));
}

describe('candidates among many documents', () => {
  const random = new Random('candidates');
  const COPIES = 40;
  const sources = Array.from({ length: COPIES }, (_, i) => sentence(random, 62 + 17 * (i % 20)));
  const fillers = () => Array.from({ length: 4 }, () => sentence(random, 120));
  const documents = [
    ...sources.map((source) => report([source, ...fillers()])),
    ...sources.map((source, i) => report([...fillers(), changed(random, source, (i % 4) * 0.04)])),
  ];
  const all = documents.map((_, i) => i);
  const asked = (numbers: readonly number[]) => [...candidatesOf(numbers, documents)];

  it('are found on both sides for every copy, with up to an eighth of its characters changed', () => {
    const found = asked(all);
    const places = (document: number): ParagraphOf[] =>
      (found[document] ?? []).flatMap(({ same, near }) => [...(same ? [same] : []), ...near]);
    for (let i = 0; i < COPIES; i++) {
      expect(places(i).map(({ document }) => document)).toContain(COPIES + i);
      expect(places(COPIES + i).map(({ document }) => document)).toContain(i);
    }
  });

  it('are few where texts have nothing to do with each other', () => {
    const strangers = all.map(() => report(fillers()));
    expect([...candidatesOf(all, strangers)].flat()).toEqual([]);
  });

  it('do not depend on which documents are asked for together', () => {
    const together = asked(all);
    expect(all.flatMap((document) => asked([document]))).toEqual(together);
  });

  it('are found where nearly every run of characters of a copy returns in many others', () => {
    const clauses = Array.from({ length: 12 }, () => sentence(random, 12));
    const text = () => Array.from({ length: 9 }, () => random.pick(clauses)).join('');
    const source = text();
    const crowd = Array.from({ length: 500 }, text);
    const reports = [source, ...crowd, changed(random, source, 0.02)].map((paragraph) => report([paragraph]));
    const [[found] = []] = [...candidatesOf([0], reports)];
    expect(found?.near.map(({ document }) => document)).toContain(reports.length - 1);
  });
});
