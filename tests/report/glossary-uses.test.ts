import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseTerm, TermIndex } from '../../server/src/report/glossary/term-index.ts';
import { fold } from '../../server/src/text/fold.ts';
import { growth, LINEAR } from '../hostile/growth.ts';
import { linkedReport } from './paragraphs.ts';

/** Checks that the uses of all terms are the `⟦…⟧` places of `body`, behind which a glossary of `entries` stands. */
function expectUses(body: string, ...entries: string[]): void {
  const plain = body.replaceAll(/[⟦⟧]/g, '');
  const text = `${plain}\n名词解释\n${entries.map((entry, i) => `${i + 1}.${entry}`).join('\n')}`;
  const uses = (linkedReport(text).glossary?.entries ?? []).flatMap((entry) => entry.uses);
  uses.sort((a, b) => a.start - b.start);
  let shown = '';
  let end = 0;
  for (const use of uses) {
    if (use.start < end) continue;
    shown += `${text.slice(end, use.start)}⟦${text.slice(use.start, use.end)}⟧`;
    end = use.end;
  }
  expect(shown + plain.slice(end)).toBe(body);
}

describe('uses of a term', () => {
  it('with and without quotation marks', () =>
    expectUses('推进“⟦两池⟧”建设，⟦两池⟧基本建成。', '“两池”：指水池。', '田长制：有人管。'));
  it('in other widths and with blanks', () =>
    expectUses('⟦ＧＸＰ⟧与⟦G X P⟧核算。', 'GXP：总产值。', '田长制：有人管。'));
  it('with quotation marks only around a part', () =>
    expectUses('抓好⟦警源、诉源“两源治理”⟧和⟦“两免”工程⟧。', '警源、诉源两源治理：指治理。', '“两免工程”：指减免。'));
  it('with a note mark inside', () =>
    expectUses('编制“⟦五张[1]图⟧[1]”，用好“⟦五张图⟧”。', '“五张图”：指图。', '田长制：有人管。'));
  it('not inside a longer Latin word or number', () =>
    expectUses('GXPs、AGXP、⟦GXP⟧核算，16个坝、⟦6个坝⟧。', 'GXP：总产值。', '6个坝：指土坝。'));
  it('in either case', () => expectUses('降低⟦vocs⟧排放。', 'VOCs：指有机物。', '田长制：有人管。'));
  it('the longest term of several', () =>
    expectUses('解决⟦“三农”问题⟧，服务“⟦三农⟧”。', '“三农”：农村。', '“三农”问题：农村问题。'));
  it('by an alias', () =>
    expectUses('壮大⟦“瞪眼”企业⟧和⟦竖耳企业⟧。', '“瞪眼”“竖耳”企业：指企业。', '田长制：有人管。'));
  it('by the members of a list where the whole never stands', () =>
    expectUses('实行⟦一窗收件⟧，做到⟦一口发证⟧。', '一窗收件、一口发证：指服务。', '田长制：有人管。'));
  it('not by its members where the whole stands', () =>
    expectUses('实行⟦一窗收件、一口发证⟧，每个窗口一口发证。', '一窗收件、一口发证：指服务。', '田长制：有人管。'));
  it('of a list that the text writes without 、', () =>
    expectUses('开展“⟦三深化三提升⟧”行动。', '三深化、三提升：指行动。', '田长制：有人管。'));
  it('by the quoted core in quotation marks only', () =>
    expectUses('建成“⟦七个一⟧”，不是七个一样的工程。', '“七个一”工程：指项目。', '田长制：有人管。'));
  it('not by a core that two terms share', () =>
    expectUses('落实“1+3”。', '安全“1+3”文件：指文件。', '查违“1+3”文件：指文件。'));
  it('across the break of a cut paragraph, but not from one paragraph to the next', () =>
    expectUses(
      '水渠和水塘的建设要落实到本世纪中叶的目标并且对接⟦全球水\n资源公约⟧的要求。\n修好全球水\n资源公约的渠。',
      '全球水资源公约：指公约。',
      '田长制：有人管。',
    ));

  it('are none in the definitions of the glossary', () => {
    const report = linkedReport('修池。\n名词解释\n1.两池：指田长制的池。\n2.田长制：有人管两池。');
    expect(report.glossary?.entries.map(({ uses }) => uses)).toEqual([[], []]);
  });

  it('belong to each entry that defines the term', () => {
    const report = linkedReport('修好两池。\n名词解释\n1.两池：指水池。\n2.“两池”：指鱼池。');
    expect(report.glossary?.entries.map(({ uses }) => uses.length)).toEqual([1, 1]);
  });
});

describe('the term index', () => {
  const LETTERS = '甲乙丙丁';
  const word = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 2, maxLength: 5 });

  it('finds what a search for each term from left to right finds, the longest first', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { maxLength: 12 }),
        fc.string({ unit: fc.constantFrom(...LETTERS, '“'), maxLength: 60 }),
        (terms, text) => {
          const hits = new TermIndex(terms).search(text, [{ start: 0, end: text.length, open: false }]);
          expect(hits.map(({ start, pattern }) => [start, terms[pattern]])).toEqual(searchNaively(terms, text));
        },
      ),
      { numRuns: 1000 },
    );
  });

  /** Leftmost-longest hits, quotation marks skipped. */
  function searchNaively(terms: readonly string[], text: string): [number, string][] {
    const kept = [...text].flatMap((char, at) => (char === '“' ? [] : [{ char, at }]));
    const found: [number, string][] = [];
    for (let i = 0; i < kept.length; ) {
      const rest = kept
        .slice(i)
        .map(({ char }) => char)
        .join('');
      const longest = terms.filter((term) => rest.startsWith(term)).sort((a, b) => b.length - a.length)[0];
      if (longest) found.push([kept[i]?.at ?? 0, longest]);
      i += longest?.length ?? 1;
    }
    return found;
  }

  it('searches a text for many terms in time that grows with the text', () => {
    const terms = Array.from({ length: 2000 }, (_, i) => `“名词${i}”第${i % 7}号工程`);
    const line = '修好水渠、名词1234第2号工程和名词99第2号，建成两池。';
    const index = new TermIndex(terms);
    const grown = growth((lines) => {
      const text = fold(line.repeat(lines));
      return () => expect(index.search(text, [{ start: 0, end: text.length, open: false }])).toHaveLength(lines);
    });
    expect(grown).toBeLessThan(LINEAR);
  });

  it('compares terms without quotation marks, title marks and blanks', () => {
    expect(normaliseTerm('“A 级”《田》工程')).toBe('a级田工程');
  });
});
