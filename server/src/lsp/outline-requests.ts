import {
  type Connection,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  type TextDocumentIdentifier,
} from 'vscode-languageserver';
import { foldingRanges } from '../features/folding.ts';
import { documentSymbols } from '../features/symbols.ts';
import type { ParsedText, Report } from '../report/model.ts';
import type { Locale } from '../rules/rule.ts';
import { outlineOfDocuments } from './about.ts';
import { flatten } from './flat-symbols.ts';
import { PreparedJson } from './prepared-json.ts';
import type { RequestHost } from './requests.ts';
import { SymbolJson } from './symbol-json.ts';

/** What answers about the outline need to know of the server around them. */
export interface OutlineHost extends RequestHost {
  /** Whether the connection takes results that are JSON already. */
  takesJson: boolean;
}

/**
 * Answers requests for the outline, which editors make after every edit and which is megabytes long for a long document: as far
 * as the transport allows it is written once and patched.
 */
export function answerOutlines(connection: Connection, { session, client, takesJson }: OutlineHost): void {
  const about = outlineOfDocuments(session);
  const kept = new KeptAnswers();

  const on = (method: string, work: (outline: ParsedText, isShort: boolean, uri: string) => unknown): void => {
    connection.onRequest(method, ({ textDocument: { uri } }: { textDocument: TextDocumentIdentifier }, token) =>
      about(uri, token, (outline, { isShort }) => work(outline, isShort, uri)),
    );
  };

  on(DocumentSymbolRequest.method, (outline, isShort, uri) => {
    const { locale, hierarchicalSymbols } = client();
    if (!hierarchicalSymbols) return flatten(documentSymbols(outline, locale), uri);
    return takesJson && !isShort ? kept.symbols(outline, locale) : documentSymbols(outline, locale);
  });

  on(FoldingRangeRequest.method, (outline, isShort) => {
    const { foldLimit } = client();
    return takesJson && !isShort ? kept.folds(outline, foldLimit) : foldingRanges(outline, foldLimit);
  });
}

/** The answers about what was last read of each long document. */
class KeptAnswers {
  readonly #symbols = new WeakMap<Report[], { locale: Locale; json: SymbolJson }>();
  readonly #folds = new WeakMap<Report[], PreparedJson>();

  symbols(outline: ParsedText, locale: Locale): PreparedJson {
    let known = this.#symbols.get(outline.reports);
    if (known?.locale !== locale) {
      known = { locale, json: new SymbolJson(outline, locale) };
      this.#symbols.set(outline.reports, known);
    }
    return known.json.of(outline);
  }

  /** As no line has come or gone where the outline is still as it was, neither has a fold. */
  folds(outline: ParsedText, limit: number | undefined): PreparedJson {
    let known = this.#folds.get(outline.reports);
    if (!known) {
      known = new PreparedJson([new TextEncoder().encode(JSON.stringify(foldingRanges(outline, limit)))]);
      this.#folds.set(outline.reports, known);
    }
    return known;
  }
}
