import { foldingRanges } from '../../server/src/features/folding.ts';
import { DEFAULT_FORMAT, type FormatSettings } from '../../server/src/features/format-settings.ts';
import { formatDocument } from '../../server/src/features/formatting.ts';
import { glossaryCsv } from '../../server/src/features/glossary-export.ts';
import { hover } from '../../server/src/features/hover.ts';
import { encodeTokens, semanticTokens } from '../../server/src/features/semantic-tokens.ts';
import { documentSymbols } from '../../server/src/features/symbols.ts';
import { termsView } from '../../server/src/features/terms-view.ts';
import type { ParsedText } from '../../server/src/report/model.ts';
import { parse } from '../../server/src/report/parse.ts';
import { check } from '../../server/src/rules/check.ts';

/** Every rule, those that rest by default included. */
const findingsOf = (document: ParsedText) => check(document, ({ severity }) => severity).findings;

const LAYOUT: FormatSettings = { ...DEFAULT_FORMAT, numbering: false, indent: 'two', blankLines: 'one' };

/** What an editor does with a text when it is opened and looked at. */
export function read(text: string): ParsedText {
  const document = parse(text);
  const findings = findingsOf(document);
  documentSymbols(document, 'zh');
  foldingRanges(document);
  encodeTokens(document, semanticTokens(document));
  termsView(document, findings, 'zh');
  glossaryCsv([{ name: '报告', parsed: document }], 'zh');
  hover(document, { line: Math.floor(document.lines.count / 2), character: 3 }, { locale: 'zh', format: 'markdown' });
  return document;
}

/** That, and what it does when the text is laid out. */
export function readAndLayOut(text: string): void {
  formatDocument(read(text), LAYOUT, findingsOf);
}
