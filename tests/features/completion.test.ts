import { describe, expect, it } from 'vitest';
import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import { completion } from '../../server/src/features/completion.ts';
import { resolveTerm } from '../../server/src/features/completion-terms.ts';
import { parse } from '../../server/src/report/parse.ts';
import type { OtherDocument } from '../../server/src/rules/rule.ts';
import { marked, URI } from './marked.ts';

interface Options {
  /** As if the user had asked for the list; `false` as words are typed. */
  invoked?: boolean;
  glossaries?: OtherDocument[];
}

function itemsAt(fixture: string, { invoked = false, glossaries = [] }: Options): CompletionItem[] {
  const { document, cursor } = marked(fixture);
  return completion(document, cursor, { uri: URI, locale: 'zh', invoked, glossaries }).items;
}

/** Exactly these are offered at the cursor, best first. */
function checkOffered(fixture: string, labels: string[], options: Options = {}): void {
  const items = itemsAt(fixture, options);
  expect(items.map(({ label }) => label)).toEqual(labels);
  expect([...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))).toEqual(items);
}

/** Taking the offer `label` makes the line of the cursor `line`. */
function checkTaken(fixture: string, label: string, line: string, options: Options = {}): void {
  const { document, cursor } = marked(fixture);
  const item = itemsAt(fixture, options).find((one) => one.label === label);
  if (!item) throw new Error(`${label} is not offered`);
  const { range, newText } = item.textEdit as TextEdit;
  const { lines, text } = document;
  const typed = text.slice(lines.offset(range.start), lines.offset(cursor));
  expect(item.filterText?.startsWith(typed), 'or the editor would sort it out').toBe(true);
  const edited = text.slice(0, lines.offset(range.start)) + newText + text.slice(lines.offset(range.end));
  expect(edited.split('\n')[cursor.line]).toBe(line);
}

const OUTLINE = `一、去年工作回顾
去年的各项工作都完成了，群众比较满意。
（一）农业连年丰收。去年种粮十万亩，产量再上台阶。
（二）工业稳步回升。去年新建厂房二十处，老厂改造完成大半。
`;

describe('markers', () => {
  it('are the next of each series at hand, innermost first, then the first of the level below', () => {
    checkOffered(`${OUTLINE}‸\n`, ['（三）', '二、', '1.'], { invoked: true });
  });

  it('are not thrown at someone who has not begun one', () => {
    checkOffered(`${OUTLINE}‸\n`, []);
  });

  it('are those that the line begins with', () => {
    checkOffered(`${OUTLINE}二‸\n`, ['二、']);
    checkTaken(`${OUTLINE}二‸\n`, '二、', '二、');
    checkTaken(`${OUTLINE}（‸）\n`, '（三）', '（三）');
    checkTaken(`${OUTLINE}　　(三‸\n`, '（三）', '　　（三）');
  });

  it('count on inside the contents from the entries there', () => {
    checkOffered(
      `目录\n一、去年工作回顾\n二、今年工作安排\n‸\n一、去年工作回顾\n去年的各项工作都完成了。\n二、今年工作安排\n今年的各项工作都要抓紧。\n`,
      ['三、', '（一）'],
      { invoked: true },
    );
  });

  it('keep the form of the report: its widths and what it numbers with', () => {
    checkOffered('(1)种粮。去年种粮十万亩，产量再上台阶。\n(2)植树。去年植树一千亩，绿化再上台阶。\n‸', ['(3)'], {
      invoked: true,
    });
    checkOffered('第一章 总则\n本规划管到二〇三〇年。\n第二章 产业\n产业要做强。\n‸', ['第三章', '第一节'], {
      invoked: true,
    });
  });
});

describe('references', () => {
  const report = (words: string) => `${OUTLINE}二、今年工作安排\n今年的各项工作都要抓紧，做法见${words}\n`;

  it('behind 第 are the sections of the report, with their titles', () => {
    checkOffered(report('第‸。'), ['第一部分', '第二部分']);
    expect(itemsAt(report('第‸。'), {})[0]?.detail).toBe('一、去年工作回顾');
    checkOffered(report('第二‸。'), ['第二部分']);
    checkTaken(report('第二‸。'), '第二部分', '今年的各项工作都要抓紧，做法见第二部分。');
  });

  it('behind 第（ are the items of the section', () => {
    const fixture = `${OUTLINE}（三）林业欣欣向荣。去年植树一千亩，做法见第（‸）。\n`;
    checkOffered(fixture, ['第（一）项', '第（二）项', '第（三）项']);
    checkTaken(fixture, '第（二）项', '（三）林业欣欣向荣。去年植树一千亩，做法见第（二）项。');
  });

  it('behind 附件 are the attachments', () => {
    const fixture = '一、去年工作\n去年的工程都完成了（见附件‸）。\n\n附件：1.工程名单\n2.进度表\n';
    checkOffered(fixture, ['附件1', '附件2']);
    checkTaken(fixture, '附件2', '去年的工程都完成了（见附件2）。');
  });
});

describe('terms', () => {
  const report = (words: string, term = '双百工程') =>
    `一、工业\n今年推进${words}\n名词解释\n1. ${term}：指县里的培育计划。\n2. 云上茶园：指用传感器照看的茶园。\n`;

  it('are offered behind an opening quotation mark, and close it', () => {
    checkOffered(report('“‸'), ['双百工程', '云上茶园']);
    checkTaken(report('“‸'), '双百工程', '今年推进“双百工程”');
    checkTaken(report('“‸”。'), '双百工程', '今年推进“双百工程”。');
  });

  it('with quotation marks of their own take the place of those typed', () => {
    checkTaken(report('“‸”。', '“双百”工程'), '“双百”工程', '今年推进“双百”工程。');
  });

  it('are offered once two characters are typed, or one at the start of a word', () => {
    checkOffered(report('双‸'), []);
    checkOffered(report('双‸'), [], { invoked: true });
    checkOffered(report('工程，双‸'), ['双百工程']);
    checkOffered(report('双百‸'), ['双百工程']);
    checkTaken(report('双百‸见效'), '双百工程', '今年推进双百工程见效');
    checkOffered(report('双百工程‸'), []);
  });

  it('are all offered on request where no word has begun', () => {
    checkOffered(report('工程，‸'), ['双百工程', '云上茶园'], { invoked: true });
    checkOffered(report('工程，‸'), []);
  });

  it('of glossary files are offered, too, each term once', () => {
    const other = parse('名词解释\n1. 双百工程：另一种解释。\n2. 河长制：由各级负责人管护河湖的制度。\n');
    const glossaries = [{ uri: 'file:///terms.txt', document: other } as OtherDocument];
    checkOffered(report('“‸'), ['双百工程', '云上茶园', '河长制'], { glossaries });
  });

  it('are the names of a headword with brackets, which stands for more than one', () => {
    checkOffered(report('“‸', '双百工程（双百计划）'), ['双百工程', '双百计划', '云上茶园']);
  });

  it('show their definition when asked for', () => {
    const fixture = report('“‸');
    const [item] = itemsAt(fixture, {});
    expect(item).not.toHaveProperty('documentation');
    expect(resolveTerm(marked(fixture).document, item as CompletionItem, 'plaintext').documentation).toEqual({
      kind: 'plaintext',
      value: '指县里的培育计划。',
    });
  });
});
