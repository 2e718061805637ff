import { describe, expect, it } from 'vitest';
import { definition } from '../../server/src/features/definition.ts';
import { documentHighlights } from '../../server/src/features/highlight.ts';
import { references } from '../../server/src/features/references.ts';
import { mark, marked, URI } from './marked.ts';

/** Going to the definition from the cursor leads to the marked words. */
function checkDefinition(fixture: string): void {
  const { document, cursor } = marked(fixture);
  const targets = definition(document, URI, cursor).map(({ targetSelectionRange }) => targetSelectionRange);
  expect(mark(document, targets)).toBe(fixture.replace('‸', ''));
}

/** References, declarations included, and highlights of what the cursor is in are the marked words. */
function checkReferences(fixture: string): void {
  const { document, cursor } = marked(fixture);
  const found = references(document, URI, cursor, true).map(({ range }) => range);
  expect(mark(document, found)).toBe(fixture.replace('‸', ''));
  expect(documentHighlights(document, cursor).map(({ range }) => range)).toEqual(found);
}

const glossary = (first: string, second = '2. 云上茶园') =>
  `名词解释\n${first}：指培育百家企业、百名工匠的计划。\n${second}：指用传感器照看的茶园。\n`;

describe('definition', () => {
  it('leads from a use to the headword', () => {
    checkDefinition(`一、工业\n今年推进“双‸百工程”[1]。\n${glossary('1. ⟦双百工程⟧')}`);
  });

  it('leads from a cursor right behind the use, too', () => {
    checkDefinition(`一、工业\n今年推进双百工程‸。\n${glossary('1. ⟦双百工程⟧')}`);
  });

  it('leads from a note mark to its entry and back', () => {
    checkDefinition(`一、工业\n今年推进“双百工程”[‸1]。\n${glossary('⟦1.⟧ 双百工程')}`);
    checkDefinition(`一、工业\n今年推进“双百工程”⟦[1]⟧。\n${glossary('1‸. 双百工程')}`);
  });

  it('leads from a contents entry to its heading and back', () => {
    const report = (entry: string, heading: string) =>
      `云溪县政府工作报告\n目录\n一、去年工作回顾\n${entry}\n\n一、去年工作回顾\n去年的各项工作都完成了。\n${heading}\n今年的各项工作都要抓紧。\n`;
    checkDefinition(report('二、今年‸工作安排', '⟦二、今年工作安排⟧'));
    checkDefinition(report('⟦二、今年工作安排⟧', '二、今年工‸作安排'));
  });

  it('leads nowhere from plain text', () => {
    checkDefinition(`一、工业\n今年推‸进双百工程。\n${glossary('1. 双百工程')}`);
  });
});

describe('references and highlights', () => {
  it('are the headword and every use of a term, from either', () => {
    const fixture = `一、工业\n今年推进“⟦双百工程⟧”，明年⟦双百工程⟧收官。\n${glossary('1. ⟦双百工程⟧')}`;
    checkReferences(fixture.replace('双百', '双‸百'));
    checkReferences(fixture.replace('1. ⟦双', '1. ⟦双‸'));
  });

  it('are the entry number and the marks of a note', () => {
    checkReferences(`一、工业\n今年推进“双百工程”⟦[‸1]⟧，办好“云上茶园”[2]。\n${glossary('⟦1.⟧ 双百工程')}`);
  });

  it('leave the declaration out on request', () => {
    const { document, cursor } = marked(`一、工业\n今年推进双‸百工程。\n${glossary('1. 双百工程')}`);
    expect(references(document, URI, cursor, false)).toHaveLength(1);
  });
});
