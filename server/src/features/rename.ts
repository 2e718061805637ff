import type { Position, Range } from 'vscode-languageserver-types';
import type { ParsedText } from '../report/model.ts';
import type { Edit } from '../rules/rule.ts';
import { placeAt } from './place.ts';
import { toOffset, toRange } from './position.ts';
import { RenameRefused } from './rename-refused.ts';
import { nameAt, renameTerm } from './rename-term.ts';
import { renameTitle, titleAt } from './rename-title.ts';

/** The words that a rename at a position would replace, and what they are now. */
export interface Renamable {
  range: Range;
  placeholder: string;
}

/**
 * What can be renamed at `position`: a term, wherever it stands, or the title of a section, at its heading or in the contents.
 * @throws RenameRefused anywhere else
 */
export function prepareRename(document: ParsedText, position: Position): Renamable {
  const { span, placeholder } = targetAt(document, position);
  return { range: toRange(document, span), placeholder };
}

/**
 * The edits, in text order, that give the term or title at `position` the name `newName` everywhere it stands.
 * @throws RenameRefused if nothing there can be renamed, or not to that
 */
export function renameEdits(document: ParsedText, position: Position, newName: string): Edit[] {
  const target = targetAt(document, position);
  const name = newName.trim();
  if (name === '') throw new RenameRefused(NO_NAME);
  if (/[\r\n]/.test(name)) throw new RenameRefused(SEVERAL_LINES);
  const edits = target.rename(name).sort((a, b) => a.span.start - b.span.start);
  return edits.filter(({ span }, i) => span.start >= (edits[i - 1]?.span.end ?? 0));
}

interface Target {
  span: { start: number; end: number };
  placeholder: string;
  rename: (name: string) => Edit[];
}

function targetAt(document: ParsedText, position: Position): Target {
  const offset = toOffset(document, position);
  const place = placeAt(document, offset);
  switch (place?.kind) {
    case 'term': {
      const { name, span } = nameAt(document, place.entry, place.span, offset);
      const { report, entry } = place;
      return { span, placeholder: name, rename: (newName) => renameTerm(document, report, entry, name, newName) };
    }
    case 'heading':
    case 'contents': {
      const title = titleAt(document, place.report, place.section, offset);
      return { ...title, rename: (name) => renameTitle(document, place.report, place.section, name) };
    }
    case 'note-mark':
    case 'entry-number':
      throw new RenameRefused(NUMBER_OF_NOTE);
    case 'reference':
      throw new RenameRefused(REFERENCE);
    default:
      throw new RenameRefused(PLAIN_TEXT);
  }
}

const PLAIN_TEXT = {
  zh: '这里是一般文字，不能改名；可以改名的是名词解释中的名词和章节标题',
  en: 'This is running text; only terms of the glossary and section titles can be renamed',
};
const NUMBER_OF_NOTE = {
  zh: '这里是注号，随词条的次序而定，不能改名；要改名词，请把光标移到名词上',
  en: 'This is a note number, which follows from the order of the entries; to rename the term, put the cursor on it',
};
const REFERENCE = {
  zh: '这里指向另一处标题，不能改名；要改标题，请到标题处改名',
  en: 'This refers to a heading; to change the title, rename it at its heading',
};
const NO_NAME = { zh: '新名称不能为空', en: 'The new name is empty' };
const SEVERAL_LINES = { zh: '新名称不能换行', en: 'The new name must stand on one line' };
