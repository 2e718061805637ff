import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DocumentSymbol, type Position, type Range, SymbolKind } from 'vscode-languageserver-types';
import { documentSymbols } from '../../server/src/features/symbols.ts';
import { parse } from '../../server/src/report/parse.ts';
import { wordsAt } from './marked.ts';
import { SAMPLE } from './sample.ts';

function tree(symbols: readonly DocumentSymbol[], depth = 0): string[] {
  return symbols.flatMap(({ name, children }) => [`${'  '.repeat(depth)}${name}`, ...tree(children ?? [], depth + 1)]);
}

function check(text: string, expected: string): void {
  expect(tree(documentSymbols(parse(text), 'zh')).join('\n')).toBe(expected.trim());
}

/** Like `check`, leads left out. */
function checkSections(text: string, expected: string): void {
  const withoutLeads = (symbols: DocumentSymbol[]): DocumentSymbol[] =>
    symbols
      .filter(({ kind }) => kind !== SymbolKind.String)
      .map((symbol) => ({ ...symbol, children: withoutLeads(symbol.children ?? []) }));
  expect(tree(withoutLeads(documentSymbols(parse(text), 'zh'))).join('\n')).toBe(expected.trim());
}

describe('document symbols', () => {
  it('show contents, sections and glossary entries as one tree', () => {
    check(
      SAMPLE,
      `
目录
  一、去年工作回顾
  二、今年工作安排
    （一）做强工业
    （二）守护山水
一、去年工作回顾
二、今年工作安排
  （一）做强工业
  （二）守护山水
名词解释
  双百工程
  云上茶园`,
    );
  });

  it('make a damaged marker whole', () => {
    check(
      '一、农业\n（一）种粮。今年种粮十万亩，产量再上台阶。\n二）种茶。今年种茶一万亩，品质再上台阶。\n（三）种树。今年种树一千亩，绿化再上台阶。\n',
      '一、农业\n  （一）种粮\n  （二）种茶\n  （三）种树',
    );
  });

  it('put each report under its own symbol where there are several', () => {
    const work = (kind: string) =>
      Array.from(
        { length: 60 },
        (_, i) => `${kind}第${i + 1}村的水渠已经修通，沿渠的${i + 20}户人家都用上了清水。`,
      ).join('\n');
    const report = (place: string) =>
      `${place}政府工作报告\n各位代表：\n一、去年工作回顾\n${work(`${place}东乡`)}\n二、今年工作安排\n${work(`${place}西乡`)}\n`;
    checkSections(
      report('云溪县') + report('石桥县'),
      `
云溪县政府工作报告
  一、去年工作回顾
  二、今年工作安排
石桥县政府工作报告
  一、去年工作回顾
  二、今年工作安排`,
    );
  });

  it('select the heading and span the whole section', () => {
    const document = parse(SAMPLE);
    const section = documentSymbols(document, 'zh').find(({ name }) => name === '二、今年工作安排');
    expect(wordsAt(document, (section as DocumentSymbol).selectionRange)).toBe('二、今年工作安排');
    expect(wordsAt(document, (section as DocumentSymbol).range)).toMatch(/清河三十里。$/);
  });

  it('are empty for a text without any report', () => {
    check('', '');
  });

  it('nest, and have names, whatever the text', () => {
    const piece = fc.constantFrom(
      ...[
        '一、',
        '二、',
        '（一）',
        '二)',
        ')',
        '1.',
        '（1）',
        '①',
        '第一章 ',
        '目录',
        '名词解释',
        '政府工作报告',
        '各位代表：',
      ],
      ...[
        '做强工业',
        '守护山水',
        '。',
        '，',
        '：',
        '\n',
        '\r\n',
        ' ',
        '　',
        '指',
        '[1]',
        '“',
        '”',
        '$',
        '😀',
        '\ud800',
        '\u200b',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const document = parse(pieces.join(''));
        const end = document.lines.position(document.text.length);
        const whole = { start: { line: 0, character: 0 }, end };
        for (const symbol of documentSymbols(document, 'zh')) assertNested(symbol, whole);
      }),
      { numRuns: 500 },
    );
  });
});

function assertNested({ name, range, selectionRange, children = [] }: DocumentSymbol, outer: Range): void {
  expect(name.trim()).not.toBe('');
  expect(holds(outer, range), `${name} lies inside what holds it`).toBe(true);
  expect(holds(range, selectionRange), `${name} holds its selection`).toBe(true);
  for (const child of children) assertNested(child, range);
}

function holds(outer: Range, inner: Range): boolean {
  return notAfter(outer.start, inner.start) && notAfter(inner.start, inner.end) && notAfter(inner.end, outer.end);
}

function notAfter(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}
