import { describe, expect, it } from 'vitest';
import { EditedText } from '../../server/src/features/edited-text.ts';
import {
  offerRefactorings,
  type RefactoringData,
  refactoringEdits,
} from '../../server/src/features/refactoring-actions.ts';
import { parse } from '../../server/src/report/parse.ts';
import { marked, URI } from './marked.ts';

/** Refactorings offered at the selection `⟦…⟧`, or at the cursor. */
function offered(fixture: string, only?: string[]) {
  const { document, cursor, ranges } = marked(fixture);
  const range = ranges[0] ?? { start: cursor, end: cursor };
  const context = { diagnostics: [], ...(only && { only }) };
  const actions = offerRefactorings(document, range, context, { uri: URI, version: 1, locale: 'zh' });
  return { document, actions };
}

const ids = (fixture: string): string[] =>
  offered(fixture).actions.map(({ data }) => (data as RefactoringData).refactoring);

/** The text once the refactoring `id`, which must be offered there, is done. */
function done(fixture: string, id: string): string {
  const { document, actions } = offered(fixture);
  const action = actions.find(({ data }) => (data as RefactoringData).refactoring === id);
  if (!action) throw new Error(`${id} is not offered`);
  const edited = new EditedText(document.text);
  edited.apply(refactoringEdits(document, action.data as RefactoringData) ?? []);
  return edited.text;
}

const MISNUMBERED = `云溪县工作报告

目录
一、去年回顾
二、今年任务
五、自身建设

一、去年回顾
（一）农业。全年种粮十万亩，收成好于往年。
（三）工业。新开工厂二十家，老厂改造过半。
（四）商业。集市翻新三处，见本节（三）所列厂家。
二、今年任务
（一）修路。新修村道三十里，年底通车。
（一）架桥。在清河上架桥两座，明年完工。
五、自身建设
改进作风，办事公开。
`;

describe('renumbering', () => {
  it('is offered only where a number is off', () => {
    const right = MISNUMBERED.replaceAll('五、', '三、').replace('（三）工', '（二）工').replace('（四）', '（三）');
    expect(ids(right.replace('（一）架', '（二）‸架')).filter((id) => id.startsWith('renumber'))).toEqual([]);
    expect(ids(MISNUMBERED.replace('（一）架', '（一）‸架'))).toContain('renumber-series');
    expect(ids(MISNUMBERED.replace('全年', '全‸年'))).not.toContain('renumber-series');
  });

  it('of a series takes the references along and leaves other series alone', () => {
    const text = done(MISNUMBERED.replace('（三）工', '（‸三）工'), 'renumber-series');
    expect(text).toBe(
      MISNUMBERED.replace('（三）工', '（二）工').replace('（四）', '（三）').replace('（三）所列', '（二）所列'),
    );
  });

  it('of a section stays inside it', () => {
    const text = done(MISNUMBERED.replace('新修', '新‸修'), 'renumber-section');
    expect(text).toBe(MISNUMBERED.replace('（一）架', '（二）架'));
  });

  it('of the report takes the contents along and has nothing to do afterwards', () => {
    const text = done(`‸${MISNUMBERED}`, 'renumber-report');
    expect(text.match(/.、|（.）/g)?.join('')).toBe('一、二、三、一、（一）（二）（三）（二）二、（一）（二）三、');
    expect(ids(`‸${text}`)).not.toContain('renumber-report');
  });

  it('lets numbers run on over the next parent', () => {
    const item = (number: number) => `${number}. 第${number}件事。今年要办好这件事。\n`;
    const running = `一、农业\n${item(1)}${item(2)}二、工业\n${item(3)}${item(4)}三、商业\n${item(6)}${item(7)}`;
    expect(done(`‸${running}`, 'renumber-report')).toBe(running.replace('6.', '5.').replace('7.', '6.'));
  });
});

const LEVELS = `一、农业
（一）种粮
今年种粮十万亩，收成好于往年。
（二）种茶
1. 春茶。春天采茶一万担。
2. 秋茶。秋天采茶五千担。
二、工业
新开工厂二十家。
`;

describe('levels', () => {
  it('are raised with what stands below, and everything is renumbered', () => {
    expect(done(LEVELS.replace('种茶', '种‸茶'), 'promote')).toBe(`一、农业
（一）种粮
今年种粮十万亩，收成好于往年。
二、种茶
（一）春茶。春天采茶一万担。
（二）秋茶。秋天采茶五千担。
三、工业
新开工厂二十家。
`);
  });

  it('raised and lowered again give the same text', () => {
    const text = LEVELS.replaceAll('. ', '.');
    const raised = done(text.replace('种茶', '种‸茶'), 'promote');
    expect(raised).not.toBe(text);
    expect(done(raised.replace('种茶', '种‸茶'), 'demote')).toBe(text);
  });

  it('of a heading in the midst of its siblings: the later ones stand below it', () => {
    expect(done(LEVELS.replace('种粮\n', '种‸粮\n'), 'promote')).toContain(
      '二、种粮\n今年种粮十万亩，收成好于往年。\n（一）种茶\n1. 春茶',
    );
  });

  it('are lowered in the form that the report has there, else in that of the standard', () => {
    expect(done('一、农业\n今年种粮。\n二、茶‸业\n今年种茶。\n三、工业\n今年建厂。\n', 'demote')).toBe(
      '一、农业\n今年种粮。\n（一）茶业\n今年种茶。\n二、工业\n今年建厂。\n',
    );
  });

  it('are not changed where a reference would point elsewhere, or there is no level to go to', () => {
    expect(ids(LEVELS.replace('种茶', '种‸茶'))).toContain('promote');
    expect(ids(LEVELS.replace('种茶', '种‸茶').replace('新开工厂', '按第一部分（二）的要求，新开工厂'))).not.toContain(
      'promote',
    );
    expect(ids(LEVELS.replace('农业', '农‸业'))).not.toContain('promote');
    expect(ids(LEVELS.replace('农业', '农‸业'))).not.toContain('demote');
  });
});

const BODY = `云溪县政府工作报告
（2024年1月8日在云溪县人民代表大会上）

各位代表：
现在报告工作。
一、去年回顾
去年种粮十万亩，收成好于往年。
二、今年任务
（一）修好路
今年修路三十里，年底通车。
（二）架好桥
今年架桥两座，明年完工。
`;

describe('contents', () => {
  it('are inserted under the title, known as such, and leave the outline as it is', () => {
    const text = done(`‸${BODY}`, 'insert-contents');
    expect(text).toContain('大会上）\n\n目录\n一、去年回顾\n二、今年任务\n（一）修好路\n（二）架好桥\n\n各位代表：');
    const [before, after] = [parse(BODY).reports[0], parse(text).reports[0]];
    expect(after?.contents?.sections.map(({ title }) => title.text)).toEqual(['去年回顾', '今年任务']);
    expect(after?.sections.map(({ title }) => title.text)).toEqual(before?.sections.map(({ title }) => title.text));
    expect(ids(`‸${text}`)).not.toContain('insert-contents');
    expect(ids(`‸${text}`)).not.toContain('update-contents');
  });

  it('are brought up to date, page numbers kept', () => {
    const listed = BODY.replace('各位', '目录\n一、去年回顾……1\n二、今年打算……3\n（一）修好路……4\n\n各位');
    const updated = done(`‸${listed}`, 'update-contents');
    expect(updated).toBe(listed.replace('打算……3', '任务……3').replace('路……4\n', '路……4\n（二）架好桥\n'));
    expect(ids(`‸${updated}`)).not.toContain('update-contents');
  });
});

const NOTED = `一、去年回顾
全县推行“双百工程”[1]，建成智慧大棚三十座，办好“云上茶园”[2]。
二、今年任务
再建“双百工程”项目十个。

名词解释
[1] 双百工程：指培育百家企业、百名工匠的计划。
[2] 云上茶园：指用手机照看的茶园。
`;

describe('a term', () => {
  it('gets an entry in the style of the others, a note mark, and the later ones new numbers', () => {
    expect(done(NOTED.replace('智慧大棚', '⟦智慧大棚⟧'), 'extract-term')).toBe(
      NOTED.replace('智慧大棚', '智慧大棚[2]')
        .replace('茶园”[2]', '茶园”[3]')
        .replace('[2] 云上', '[2] 智慧大棚：（释义待补）。\n[3] 云上'),
    );
  });

  it('gets no mark where the report has none, and a glossary where there is none', () => {
    const plain = '一、去年回顾\n全县建成⟦智慧大棚⟧三十座，收成好于往年。\n二、今年任务\n再建十座，年底完工。\n';
    expect(done(plain, 'extract-term')).toBe(
      `${plain.replace(/[⟦⟧]/g, '').trimEnd()}\n\n名词解释\n1.智慧大棚：（释义待补）。\n`,
    );
  });

  it('is not one: a sentence, a term with an entry, words of the glossary', () => {
    expect(ids(NOTED.replace('三十座，办好', '⟦三十座，办好⟧'))).not.toContain('extract-term');
    expect(ids(NOTED.replace('“双百工程”项', '“⟦双百工程⟧”项'))).not.toContain('extract-term');
    expect(ids(NOTED.replace('百名工匠', '⟦百名工匠⟧'))).not.toContain('extract-term');
  });
});

describe('a glossary out of order', () => {
  it('is sorted by first use, with the numbers in place and the note marks along', () => {
    const mixed = NOTED.replace('工程”[1]', '工程”[2]')
      .replace('茶园”[2]', '茶园”[1]')
      .replace(/\[1\] (.*)\n\[2\] (.*)\n/, '[1] $2\n[2] $1\n');
    expect(done(mixed.replace('名词解释', '名词‸解释'), 'sort-glossary')).toBe(NOTED);
  });

  it('is not, where it is in order or the cursor is elsewhere', () => {
    expect(ids(NOTED.replace('名词解释', '名词‸解释'))).not.toContain('sort-glossary');
  });
});

describe('paragraphs', () => {
  const broken = `一、去年回顾
去年全县的路修得好，桥也架得牢，群众出行方便，
往来的客商比前年多了一成，集市上也比前年热闹。
二、今年任务
今年再修路三十里，年底通车。
`;

  it('that were cut are joined', () => {
    expect(done(`‸${broken}`, 'join-broken')).toBe(broken.replace('方便，\n', '方便，'));
    expect(ids(`‸${broken.replace('方便，\n', '方便，')}`)).not.toContain('join-broken');
  });

  it('that are selected are joined, headings never', () => {
    expect(done(broken.replace('方便，\n往', '方⟦便，\n往⟧'), 'join-selected')).toBe(
      broken.replace('方便，\n', '方便，'),
    );
    expect(ids(broken.replace('热闹。\n二、今', '热⟦闹。\n二、今⟧'))).not.toContain('join-selected');
  });

  it('are told apart again in a report on one line', () => {
    const lines = [
      '一、去年回顾',
      '（一）农业。全年种粮十万亩，收成好于往年。',
      '（二）工业。新开工厂二十家，老厂改造过半。',
      '二、今年任务',
      '（一）修路。新修村道三十里，年底通车。',
      '（二）架桥。在清河上架桥两座，明年完工。',
    ];
    const text = done(`‸${lines.join(' ')}`, 'reflow');
    expect(text).toBe(lines.join('\n'));
    expect(ids(`‸${text}`)).not.toContain('reflow');
  });
});

describe('what is offered', () => {
  it('has no edits yet, and only the kinds asked for', () => {
    const { actions } = offered(`‸${MISNUMBERED}`);
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) {
      expect(action).not.toHaveProperty('edit');
      expect(action.kind).toMatch(/^refactor\.(rewrite|extract)\./);
    }
    expect(offered(`‸${MISNUMBERED}`, ['quickfix']).actions).toEqual([]);
    expect(offered(`‸${MISNUMBERED}`, ['refactor.rewrite.renumber']).actions).toHaveLength(1);
  });

  it('is nothing outside every report', () => expect(offered('‸').actions).toEqual([]));
});
