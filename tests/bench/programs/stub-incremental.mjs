/**
 * The least a language server has to do: an array of lines, of which an edit touches its own, and answers that are kept as they
 * were sent until a heading changes. Its library is the framing of messages alone.
 */
import { Buffer } from 'node:buffer';
import { StreamMessageReader } from 'vscode-languageserver-protocol/node';
import { CAPABILITIES, COMPLETIONS, diagnosticsOf, HOVER, levelOf, symbolsOf } from './markers.mjs';

let lines = [];
let levels = [];
/** Answers by method, as they are sent. */
const kept = new Map();

function open(text) {
  lines = text.split('\n');
  levels = lines.map(levelOf);
  kept.clear();
}

function change({ range: { start, end }, text }) {
  const before = lines[start.line].slice(0, start.character);
  const touched = `${before}${text}${lines[end.line].slice(end.character)}`.split('\n');
  const touchedLevels = touched.map(levelOf);
  const oldLevels = levels.slice(start.line, end.line + 1);
  if (touched.length === 1 && oldLevels.length === 1) {
    lines[start.line] = touched[0];
    levels[start.line] = touchedLevels[0];
  } else {
    lines.splice(start.line, oldLevels.length, ...touched);
    levels.splice(start.line, oldLevels.length, ...touchedLevels);
  }
  const sameLines = touched.length === oldLevels.length;
  if (!sameLines || oldLevels.some((level) => level > 0) || touchedLevels.some((level) => level > 0)) kept.clear();
}

function headings() {
  return lines.flatMap((text, line) => (levels[line] > 0 ? [{ line, level: levels[line], text }] : []));
}

const ANSWERS = {
  initialize: () => ({ capabilities: CAPABILITIES }),
  shutdown: () => null,
  'textDocument/hover': () => HOVER,
  'textDocument/completion': () => COMPLETIONS,
  'textDocument/documentSymbol': () => symbolsOf(headings(), lines.length),
  'textDocument/diagnostic': () => ({ kind: 'full', items: diagnosticsOf(headings()) }),
};

const NOTICES = {
  'textDocument/didOpen': ({ textDocument }) => open(textDocument.text),
  'textDocument/didChange': ({ contentChanges }) => contentChanges.forEach(change),
  'textDocument/didClose': () => open(''),
  exit: () => process.exit(0),
};

new StreamMessageReader(process.stdin).listen(({ id, method, params }) => {
  if (id === undefined) {
    NOTICES[method]?.(params);
    return;
  }
  let body = kept.get(method);
  if (!body) {
    body = Buffer.from(JSON.stringify(ANSWERS[method]?.() ?? null));
    kept.set(method, body);
  }
  const head = Buffer.from(`{"jsonrpc":"2.0","id":${id},"result":`);
  process.stdout.write(`Content-Length: ${head.length + body.length + 1}\r\n\r\n`);
  process.stdout.write(head);
  process.stdout.write(body);
  process.stdout.write('}');
});
