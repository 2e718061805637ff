import { describe, expect, it } from 'vitest';
import { EditedText } from '../../server/src/features/edited-text.ts';
import { prepareRename, renameEdits } from '../../server/src/features/rename.ts';
import { RenameRefused } from '../../server/src/features/rename-refused.ts';
import { marked, wordsAt } from './marked.ts';

/** Renaming what the cursor is in to `newName` gives `expected`; the words offered are what stands there. */
function check(fixture: string, newName: string, expected: string): void {
  const { document, cursor } = marked(fixture);
  const { range, placeholder } = prepareRename(document, cursor);
  expect(wordsAt(document, range).replace(/[“”]/g, '')).toBe(placeholder.replace(/[“”]/g, ''));
  const edited = new EditedText(document.text);
  edited.apply(renameEdits(document, cursor, newName));
  expect(edited.text).toBe(expected);
}

/** Nothing can be renamed at the cursor (or not to `newName`), and the message says why. */
function checkRefused(fixture: string, reason: RegExp, newName?: string): void {
  const { document, cursor } = marked(fixture);
  const rename = () =>
    newName === undefined ? prepareRename(document, cursor) : renameEdits(document, cursor, newName);
  expect(rename).toThrow(RenameRefused);
  try {
    rename();
  } catch (error) {
    expect((error as RenameRefused).reason.zh).toMatch(reason);
    expect((error as RenameRefused).reason.en).toMatch(/[A-Za-z]{3}/);
  }
}

const terms = (first: string, more = '') => `名词解释\n1. ${first}\n2. 云上茶园：指用传感器照看的茶园。\n${more}`;

describe('renaming a term', () => {
  const report = (term: string, alias = '') =>
    `一、工业\n今年推进“${term}”[1]，明年${term}收官。${alias}\n${terms(`${term}：指县里的培育计划，${term}为期三年。`)}`;

  it('changes headword, uses and definitions, and keeps quotation and note marks', () => {
    check(report('双百工程').replace('明年双百', '明年双‸百'), '双千工程', report('双千工程'));
    check(report('双百工程').replace('1. 双百', '1. 双‸百'), '春风行动', report('春风行动'));
  });

  it('keeps quotation marks that stand inside a use only', () => {
    const text = (term: string, use: string) => `一、工业\n今年推进${use}。\n${terms(`${term}：指县里的培育计划。`)}`;
    check(text('双百‸工程', '“双百”工程'), '双千工程', text('双千工程', '“双千”工程'));
    check(text('双百‸工程', '“双百”工程'), '双百提升工程', text('双百提升工程', '“双百提升”工程'));
    check(text('“双百‸”工程', '双百工程'), '“双千”工程', text('“双千”工程', '双千工程'));
  });

  it('keeps a note mark inside a use', () => {
    const text = (term: string, use: string) => `一、工业\n今年推进“${use}”。\n${terms(`${term}：指县里的培育计划。`)}`;
    check(text('三线一单工‸程', '三线一[1]单工程'), '三线两单工程', text('三线两单工程', '三线两[1]单工程'));
  });

  it('leaves the other names of the entry alone', () => {
    const text = (term: string, alias: string) =>
      `一、工业\n今年推进${term}，${alias}见效。\n${terms(`${term}（${alias}）：指县里的培育计划。`)}`;
    const fixture = text('双百工程', '绿色通道');
    check(fixture.replace('双百', '双‸百'), '千企工程', text('千企工程', '绿色通道'));
    check(fixture.replace('绿色', '绿‸色'), '快车道', text('双百工程', '快车道'));
    check(fixture.replace('（绿色', '（绿‸色'), '快车道', text('双百工程', '快车道'));
  });

  it('takes a list that is used as a whole for one name', () => {
    const text = (term: string) =>
      `一、工业\n今年推进“${term}”。\n${terms(`${term}：指监管办法，抽查对象和人员都随机选定。`)}`;
    check(text('双随机、一公开').replace('1. 双', '1. 双‸'), '三随机、一公开', text('三随机、一公开'));
  });

  it('is refused on a shorter name', () => {
    checkRefused(`一、工业\n今年推进“七个‸一”。\n${terms('“七个一”培育工程：指县里的培育计划。')}`, /简写/);
  });

  it('is refused on a note that gives a source', () => {
    checkRefused(
      '一、工业\n今年要抓紧①，不松劲②。\n注释：\n① 王大‸明：《论实干》，第3卷，第25页。\n② 李小河：《论恒心》，第1卷，第7页。\n',
      /出处/,
    );
  });

  it('is refused where the new name is taken, or no headword', () => {
    const fixture = report('双百工程').replace('双百', '双‸百');
    checkRefused(fixture, /已有“云上茶园”/, '云上茶园');
    checkRefused(fixture, /“：”/, '双千工程：新');
    checkRefused(fixture, /不能为空/, '  ');
    checkRefused(fixture, /换行/, '双千\n工程');
    checkRefused(fixture, /2至/, '双');
  });
});

describe('renaming a title', () => {
  const report = (entry: string, heading: string) =>
    `云溪县政府工作报告\n目录\n一、去年工作回顾\n${entry}\n\n一、去年工作回顾\n去年的各项工作都完成了。\n${heading}\n今年的各项工作都要抓紧。\n`;

  it('changes heading and contents entry, from either', () => {
    const after = report('二、明年工作打算', '二、明年工作打算');
    check(report('二、今年工作安排', '二、今年‸工作安排'), '明年工作打算', after);
    check(report('二、今年‸工作安排', '二、今年工作安排'), '明年工作打算', after);
  });

  it('keeps the dots and page number of a contents entry', () => {
    check(
      report('二、今年工作安排……12', '二、今年‸工作安排'),
      '明年工作打算',
      report('二、明年工作打算……12', '二、明年工作打算'),
    );
  });

  it('goes on printing the first half in the contents', () => {
    check(
      report('二、今年工作安排', '二、今年‸工作安排，办好十件实事'),
      '明年工作打算，办好九件实事',
      report('二、明年工作打算', '二、明年工作打算，办好九件实事'),
    );
    check(
      report('二、今年‸工作安排', '二、今年工作安排，办好十件实事'),
      '明年工作打算',
      report('二、明年工作打算', '二、明年工作打算，办好十件实事'),
    );
  });

  it('takes a marker typed with it for the one that is there', () => {
    check('一、去年‸工作\n去年的各项工作都完成了。\n', '一、今年工作', '一、今年工作\n去年的各项工作都完成了。\n');
  });

  it('stops at the full stop of a run-in title', () => {
    const text = (title: string) =>
      `一、工业\n（一）${title}。今年的各项工作都要抓紧。\n（二）守护山水。种树一万亩。\n`;
    check(text('做强‸工业'), '做大工业。', text('做大工业'));
    checkRefused(text('做强‸工业'), /第一个句号/, '做强。工业');
  });

  it('is refused on the marker', () => {
    checkRefused('一‸、去年工作\n去年的各项工作都完成了。\n', /序号/);
  });
});

describe('renaming anything else', () => {
  it('is refused with a reason', () => {
    checkRefused('一、工业\n今年的各项‸工作都要抓紧。\n', /一般文字/);
    checkRefused(`一、工业\n今年推进“双百工程”[‸1]。\n${terms('双百工程：指县里的培育计划。')}`, /注号/);
    checkRefused('一、去年工作\n去年的各项工作都完成了。\n二、今年工作\n做法见第‸一部分。\n', /另一处标题/);
    checkRefused('‸', /一般文字/);
  });
});
