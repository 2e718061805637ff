import * as vscode from 'vscode';
import { SAMPLE } from '../../features/sample.ts';
import { execute, type FeatureCheck, holds, same, until, untilFindings } from './check.ts';
import { fileIn, type Opened, textOfFile, withFiles, withReport } from './opened.ts';

const FAULTY = `云溪县工作报告
一、农业
（一）种粮。今年种粮十万亩，产量再上台阶。
(二)种茶。今年种茶一万亩，品质再上台阶。
三）种树。今年种树一千亩，绿化再上台阶。
（三）养蜂。今年养蜂五百箱，收入再上台阶。
`;
const MENDED = FAULTY.replace('(二)', '（二）').replace('三）种树', '（三）种树').replace('（三）养', '（四）养');
const OPTIONS = { tabSize: 4, insertSpaces: true };

const STRUCTURED = `云溪县工作报告

目录
一、去年回顾
二、今年任务

一、去年回顾
（一）农业。全年种粮十万亩，收成好于往年。
（三）工业。新开工厂二十家，“暖心计划”帮助工人安家。
二、今年任务
（一）修路。“安居行动”修村道三十里，桥也架得牢，群众出行方便，
往来的客商比前年多了一成，集市上也比前年热闹。
三、自身建设
改进作风，办事公开。

名词解释
1. 安居行动：指帮助山区群众搬迁的计划。
2. 暖心计划：指照顾外来工人的计划。
`;

/** Of a report whose line ends are lost. */
const LINES = [
  '一、去年回顾',
  '（一）农业。全年种粮十万亩，收成好于往年。',
  '（二）工业。新开工厂二十家，老厂改造过半。',
  '二、今年任务',
  '（一）修路。新修村道三十里，年底通车。',
  '（二）架桥。在清河上架桥两座，明年完工。',
];

/** Saves after which settings are surely in force. */
const SAVES = 3;

export const EDITING: Record<string, FeatureCheck> = {
  'formatting mends numbers, marker forms and widths': () =>
    withReport(FAULTY, async (opened) => {
      const edits = await execute<vscode.TextEdit[]>('vscode.executeFormatDocumentProvider', opened.uri, OPTIONS);
      same(await edited(opened, edits), MENDED, 'text');
    }),

  'formatting a range leaves the rest alone': () =>
    withReport(
      FAULTY.replace('(二)种茶。今年种茶一万亩，品质再上台阶。\n', '⟦(二)种茶。今年种茶一万亩，品质再上台阶。\n⟧'),
      async (opened) => {
        const [range] = opened.ranges;
        const edits = await execute<vscode.TextEdit[]>('vscode.executeFormatRangeProvider', opened.uri, range, OPTIONS);
        same(await edited(opened, edits), FAULTY.replace('(二)', '（二）'), 'text');
      },
    ),

  'formatting follows gangmu.json': () =>
    withConfiguration({}, () =>
      withReport('云溪县工作报告\n一、农业\n今年种粮十万亩，产量再上台阶。\n', async (opened) => {
        const edits = await execute<vscode.TextEdit[]>('vscode.executeFormatDocumentProvider', opened.uri, OPTIONS);
        same(await edited(opened, edits), '云溪县工作报告\n　　一、农业\n　　今年种粮十万亩，产量再上台阶。\n', 'text');
      }),
    ),

  'saving mends what is safe where the settings ask for it': () =>
    withReport(SAMPLE.replace('（二）守护山水。', '二）守护山水。‸'), async ({ document, text, cursor, uri }) => {
      await untilFindings(uri, { 'heading-marker-damaged': 1 });
      const settings = vscode.workspace.getConfiguration('editor', { languageId: 'report', uri });
      const onSave = { 'source.fixAll.gangmu': 'explicit' };
      await settings.update('codeActionsOnSave', onSave, vscode.ConfigurationTarget.Workspace, true);
      try {
        let typed = '';
        // Now and then the first save comes before the settings are in force, or the service is asked at all.
        for (let save = 0; save < SAVES && document.getText().includes('\n二）守护山水'); save++) {
          typed += '又来了。';
          const edit = new vscode.WorkspaceEdit();
          edit.insert(uri, cursor, '又来了。');
          await vscode.workspace.applyEdit(edit);
          await document.save();
        }
        same(document.getText(), text.replace('二）守护山水。', `（二）守护山水。${typed}`), 'text');
      } finally {
        await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace, true);
      }
    }),

  'refactorings are offered where they apply': () =>
    withReport(STRUCTURED.replace('“安居行动”修', '“安居行动”⟦修村道⟧'), async ({ uri, document, ranges: [words] }) => {
      const whole = new vscode.Range(0, 0, document.lineCount, 0);
      const titles = [
        ...(await refactorings(uri, words as vscode.Range)),
        ...(await refactorings(uri, whole)),
        ...(await refactorings(uri, new vscode.Range(8, 1, 8, 1))),
        ...(await refactorings(uri, new vscode.Range(17, 4, 17, 4))),
      ].map(({ title }) => title);
      for (const title of [
        '抽取“修村道”到名词解释',
        '重新编号：本级各标题',
        '重新编号：本章节内',
        '重新编号：全文',
        '降低层次（连同下级标题）',
        '提升层次（连同下级标题）',
        '更新目录',
        '名词解释按出现顺序排序',
        '合并全文断段',
      ])
        holds(titles, title);
    }),

  'a refactoring that is chosen changes the text': () =>
    withReport(STRUCTURED, async ({ uri, document, text }) => {
      const found = await refactorings(uri, new vscode.Range(8, 1, 8, 1), 20);
      const renumber = found.find(({ title }) => title === '重新编号：本级各标题');
      if (!renumber?.edit) throw new Error('no edits for 重新编号：本级各标题');
      same(await vscode.workspace.applyEdit(renumber.edit), true, 'the edit is applied');
      same(document.getText(), text.replace('（三）工业', '（二）工业'), 'text');
    }),

  'a report on one line is broken into paragraphs': () =>
    withReport(LINES.join(' '), async ({ uri, document }) => {
      const found = await refactorings(uri, new vscode.Range(0, 0, 0, 0), 20);
      const reflow = found.find(({ title }) => title.startsWith('分段'));
      if (!reflow?.edit) throw new Error(`no 分段 among ${found.map(({ title }) => title)}`);
      await vscode.workspace.applyEdit(reflow.edit);
      same(document.getText(), LINES.join('\n'), 'text');
    }),

  'a file that moves is named by its new name in gangmu.json': () =>
    withFiles({ '上年.txt': FAULTY, '旧档.txt': '' }, () =>
      withConfiguration({ previousReport: '上年.txt' }, async () => {
        const move = new vscode.WorkspaceEdit();
        move.renameFile(fileIn('上年.txt'), fileIn('旧档.txt'), { overwrite: true });
        same(await vscode.workspace.applyEdit(move), true, 'the file is moved');
        // VS Code opens what it has changed without asking, a moment later, and leaves it to be saved.
        await until('the new name in gangmu.json', async () => {
          await vscode.workspace.saveAll(false);
          const seen = await textOfFile('gangmu.json');
          return { done: seen.includes('"旧档.txt"'), seen };
        });
      }),
    ),
};

/** Runs `check` once a gangmu.json with `content` is in force. */
async function withConfiguration(content: object, check: () => Promise<void>): Promise<void> {
  const json = JSON.stringify({ ...content, format: { indent: 'two' } });
  await withFiles({ 'gangmu.json': json }, async () => {
    await withReport(LINES.join('\n'), ({ uri }) =>
      until('the configuration', async () => {
        const edits = await execute<vscode.TextEdit[]>('vscode.executeFormatDocumentProvider', uri, OPTIONS);
        return { done: edits?.length === LINES.length, seen: edits?.length };
      }),
    );
    await check();
  });
}

async function edited({ document, uri }: Opened, edits: vscode.TextEdit[]): Promise<string> {
  const edit = new vscode.WorkspaceEdit();
  edit.set(uri, edits);
  same(await vscode.workspace.applyEdit(edit), true, 'the edits are applied');
  return document.getText();
}

function refactorings(uri: vscode.Uri, range: vscode.Range, resolved = 0): Thenable<vscode.CodeAction[]> {
  return execute('vscode.executeCodeActionProvider', uri, range, vscode.CodeActionKind.Refactor.value, resolved);
}
