/** What both stub servers take for a heading: no more than a line that begins with a number. */
const MARKER =
  /^[ \t\u3000]*(?:([一二三四五六七八九十百零]+)、|[(\uff08]([一二三四五六七八九十百零]+)[)\uff09]|(\d{1,3})[.\uff0e、](?!\d))/;

/** The level of a line: 1 to 3, or 0 for one without a number. */
export function levelOf(line) {
  const [, first, second, third] = MARKER.exec(line) ?? [];
  return first ? 1 : second ? 2 : third ? 3 : 0;
}

/** @typedef {{ line: number, level: number, text: string }} Heading */

/** The headings as a tree of document symbols. @param {Heading[]} headings @param {number} lineCount */
export function symbolsOf(headings, lineCount) {
  const roots = [];
  const open = [];
  for (const { line, level, text } of headings) {
    const name = text.slice(0, 40);
    const symbol = {
      name,
      kind: 15,
      range: { start: { line, character: 0 }, end: { line: lineCount, character: 0 } },
      selectionRange: { start: { line, character: 0 }, end: { line, character: name.length } },
      children: [],
    };
    while (open.length > 0 && open.at(-1).level >= level) open.pop().symbol.range.end.line = line;
    (open.at(-1)?.symbol.children ?? roots).push(symbol);
    open.push({ level, symbol });
  }
  return roots;
}

/** Numbers that do not follow the one before, as diagnostics. @param {Heading[]} headings */
export function diagnosticsOf(headings) {
  const items = [];
  let last = 0;
  for (const { line, level, text } of headings) {
    if (level !== 3) {
      last = 0;
      continue;
    }
    const number = Number.parseInt(text, 10);
    if (number !== last + 1) {
      const range = { start: { line, character: 0 }, end: { line, character: 4 } };
      items.push({ range, severity: 2, message: `编号应为 ${last + 1}` });
    }
    last = number;
  }
  return items;
}

/** What both stubs offer. */
export const CAPABILITIES = {
  textDocumentSync: 2,
  hoverProvider: true,
  completionProvider: {},
  documentSymbolProvider: true,
  diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
};

export const HOVER = { contents: { kind: 'plaintext', value: '名词' } };
export const COMPLETIONS = [{ label: '名词' }];
