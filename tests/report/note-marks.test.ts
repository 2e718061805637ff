import { describe, expect, it } from 'vitest';
import { findNoteMarks } from '../../server/src/report/note-marks.ts';
import { fold } from '../../server/src/text/fold.ts';
import { glossaryOf, linkedReport, paragraphsOf } from './paragraphs.ts';

/** Checks that exactly the `⟦…⟧` places of `marked` are note marks. */
function expectMarks(marked: string): void {
  const text = marked.replaceAll(/[⟦⟧]/g, '');
  const marks = findNoteMarks(fold(text), paragraphsOf(text), glossaryOf(text));
  let shown = '';
  let end = 0;
  for (const { span } of marks) {
    shown += `${text.slice(end, span.start)}⟦${text.slice(span.start, span.end)}⟧`;
    end = span.end;
  }
  expect(shown + text.slice(end)).toBe(marked);
}

describe('note marks', () => {
  it.each([
    '修好“两池”⟦[1]⟧，推行田长制⟦[2]⟧。',
    '修好“两池⟦［1］⟧”，推行田长制⟦［２］⟧。',
    '修好两池⟦〔1〕⟧，推行田长制⟦〔2〕⟧。',
    '修好两池⟦【1】⟧。',
    '修好两池⟦^[1]⟧，推行田长制⟦[注2]⟧。',
    '修好两池⟦①⟧，推行“田长制”⟦②⟧。',
    '修好两池⟦（1）⟧、三渠⟦（2）⟧，\n清理四塘⟦（3）⟧、五坝⟦（4）⟧、六沟⟦（5）⟧。',
    '修好两池⟦[1]⟧（1）。',
  ])('%s', (text) => expectMarks(text));

  it.each([
    '国办发〔2019〕1号、镇政发[2020]12号文件。',
    '国办发〔12〕3号文件。',
    '[1]修渠\n[2]修路',
    '①修渠\n②修路\n③修桥',
    '办好三件实事：①修渠；②修路。③修桥。',
    '修好三条水渠（1）；修好两条路（3）。',
    '办好实事：（1）修渠；（2）修路；（3）修桥；（4）修塘；（5）修坝。',
    '渠长[1.5]公里。',
  ])('none in %j', (text) => expectMarks(text));

  it('of the notes at the end of a speech, which follow sentences', () =>
    expectMarks(
      '水是命脉。”⟦①⟧田是根本。⟦②⟧要做到：①修渠；②修路。\n注：\n① 甲：《水经》，第26页。\n② 乙：《田经》，第7页。',
    ));

  it('none in the glossary', () => expectMarks('修好两池⟦[1]⟧。\n名词解释\n[1]两池：见[2]。\n[2]田长制：有人管[1]。'));

  it('point at the entry of their number', () => {
    const { noteMarks, glossary } = linkedReport(
      '推行田长制[2]，修好两池[1]，清塘[3]。\n名词解释\n[1]两池：水池。\n[2]田长制：有人管。',
    );
    expect(noteMarks.map(({ ordinal, entry }) => [ordinal, entry?.term])).toEqual([
      [2, '田长制'],
      [1, '两池'],
      [3, undefined],
    ]);
    expect(noteMarks[0]?.entry).toBe(glossary?.entries[1]);
  });
});
