import { expect } from 'vitest';
import type { Position } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { RequestMethod } from '../../server/src/lsp/parameters.ts';
import { SAMPLE } from '../features/sample.ts';

/** A well-formed request about `TEXT`, and what its answer has to hold. */
export interface Example {
  params: object;
  answer: unknown;
  /** The answer is edits of the text: where that has changed meanwhile, there must be none. */
  isEdit?: true;
}

export const URI = 'untitled:report-1';

/** The sample with a heading that has lost a bracket. */
export const TEXT = SAMPLE.replace('（二）守护山水。', '二）守护山水。');

const textDocument = { uri: URI };
const options = { tabSize: 4, insertSpaces: true };

/** Where the last `words` of the text begin. */
function place(words: string): Position {
  return TextDocument.create('', '', 0, TEXT).positionAt(TEXT.lastIndexOf(words));
}

const at = (words: string) => ({ textDocument, position: place(words) });
const damaged = { start: { ...place('二）守护山水。') }, end: place('守护山水。') };
const whole = { start: { line: 0, character: 0 }, end: { line: TEXT.split('\n').length, character: 0 } };
const one = [expect.anything()];
const mended = { newText: '（' };

/** One example of every request but the first and the last. */
export const EXAMPLES: Record<Exclude<RequestMethod, 'initialize' | 'shutdown'>, Example> = {
  'textDocument/documentSymbol': { params: { textDocument }, answer: expect.arrayContaining(one) },
  'textDocument/foldingRange': { params: { textDocument }, answer: expect.arrayContaining(one) },
  'textDocument/selectionRange': {
    params: { textDocument, positions: [place('种树一万亩')] },
    answer: [{ range: expect.anything(), parent: expect.anything() }],
  },
  'textDocument/hover': {
    params: at('双百工程”'),
    answer: { contents: { value: expect.stringContaining('百名工匠') } },
  },
  'textDocument/definition': { params: at('双百工程”'), answer: [{ targetUri: URI }] },
  'textDocument/references': {
    params: { ...at('双百工程”'), context: { includeDeclaration: true } },
    answer: [{ uri: URI }, { uri: URI }, { uri: URI }],
  },
  'textDocument/documentHighlight': {
    params: at('双百工程”'),
    answer: [expect.anything(), expect.anything(), expect.anything()],
  },
  'textDocument/documentLink': { params: { textDocument }, answer: expect.arrayContaining(one) },
  'textDocument/completion': {
    params: at('园”[2]'),
    answer: { items: expect.arrayContaining([expect.objectContaining({ label: '云上茶园' })]) },
  },
  'completionItem/resolve': {
    params: { label: '双百工程', data: { uri: URI, term: '双百工程' } },
    answer: { label: '双百工程' },
  },
  'textDocument/prepareRename': { params: at('双百工程”'), answer: { placeholder: '双百工程' } },
  'textDocument/rename': {
    params: { ...at('双百工程”'), newName: '双千工程' },
    answer: { documentChanges: [{ textDocument: { uri: URI, version: 1 } }] },
    isEdit: true,
  },
  'textDocument/linkedEditingRange': { params: at('做强工业。'), answer: { ranges: [{}, {}] } },
  'textDocument/semanticTokens/full': { params: { textDocument }, answer: { data: expect.arrayContaining([0]) } },
  'textDocument/semanticTokens/full/delta': {
    params: { textDocument, previousResultId: 'of another run' },
    answer: { data: expect.arrayContaining([0]) },
  },
  'textDocument/semanticTokens/range': {
    params: { textDocument, range: whole },
    answer: { data: expect.arrayContaining([0]) },
  },
  'textDocument/inlayHint': { params: { textDocument, range: whole }, answer: [{ label: '（二）' }] },
  'textDocument/codeLens': { params: { textDocument }, answer: [...one, ...one] },
  'textDocument/codeAction': {
    params: { textDocument, range: damaged, context: { diagnostics: [], only: ['quickfix'] } },
    answer: [{ edit: { documentChanges: [{ textDocument: { version: 1 }, edits: [mended] }] } }],
    isEdit: true,
  },
  'codeAction/resolve': { params: { title: '改' }, answer: { title: '改' } },
  'textDocument/formatting': { params: { textDocument, options }, answer: [mended], isEdit: true },
  'textDocument/rangeFormatting': {
    params: { textDocument, range: damaged, options },
    answer: [mended],
    isEdit: true,
  },
  'textDocument/onTypeFormatting': {
    params: { textDocument, position: { line: whole.end.line - 1, character: 0 }, ch: '\n', options },
    answer: [{ newText: '3. ' }],
    isEdit: true,
  },
  'textDocument/diagnostic': {
    params: { textDocument },
    answer: { kind: 'full', items: [{ code: 'heading-marker-damaged' }] },
  },
  'workspace/diagnostic': { params: { previousResultIds: [] }, answer: { items: [{ uri: URI, kind: 'full' }] } },
  'workspace/symbol': { params: { query: '守护' }, answer: expect.arrayContaining(one) },
  'workspace/executeCommand': {
    params: { command: 'gangmu.applyAllFixes', arguments: [URI] },
    answer: { applied: true },
    isEdit: true,
  },
  'workspace/willRenameFiles': {
    params: { files: [{ oldUri: 'file:///before.txt', newUri: 'file:///after.txt' }] },
    answer: null,
  },
  'gangmu/terms': { params: { textDocument }, answer: { terms: [{ term: '双百工程' }, { term: '云上茶园' }] } },
  'gangmu/duplicates': { params: { textDocument }, answer: [] },
  'gangmu/overview': { params: { textDocument }, answer: { reports: one } },
  'gangmu/exportOutline': {
    params: { textDocument, format: 'markdown' },
    answer: expect.stringContaining('守护山水'),
  },
  'gangmu/exportGlossary': {
    params: { textDocument, format: 'csv' },
    answer: expect.stringContaining('双百工程'),
  },
};
