/** The ordinary language server: the usual library, and every request reads the whole text again. */
import { createConnection, ProposedFeatures, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CAPABILITIES, COMPLETIONS, diagnosticsOf, HOVER, levelOf, symbolsOf } from './markers.mjs';

const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
const documents = new TextDocuments(TextDocument);

function headingsOf(document) {
  return document
    .getText()
    .split('\n')
    .map((text, line) => ({ line, level: levelOf(text), text }))
    .filter(({ level }) => level > 0);
}

connection.onInitialize(() => ({ capabilities: CAPABILITIES }));
connection.onHover(() => HOVER);
connection.onCompletion(() => COMPLETIONS);
connection.onDocumentSymbol(({ textDocument: { uri } }) => {
  const document = documents.get(uri);
  return symbolsOf(headingsOf(document), document.lineCount);
});
connection.languages.diagnostics.on(({ textDocument: { uri } }) => ({
  kind: 'full',
  items: diagnosticsOf(headingsOf(documents.get(uri))),
}));
documents.listen(connection);
connection.listen();
