import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import onig from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

export interface Token {
  text: string;
  /** Without the root scope. */
  scopes: string[];
}

const GRAMMAR = new URL('../../syntaxes/report.tmLanguage.json', import.meta.url);

let grammar: Promise<textmate.IGrammar> | undefined;

/** The report grammar, loaded the way VS Code loads it. */
function loadGrammar(): Promise<textmate.IGrammar> {
  grammar ??= (async () => {
    const wasm = await readFile(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
    await onig.loadWASM(wasm);
    const registry = new textmate.Registry({
      onigLib: Promise.resolve({
        createOnigScanner: (patterns) => new onig.OnigScanner(patterns),
        createOnigString: (text) => new onig.OnigString(text),
      }),
      loadGrammar: async () => textmate.parseRawGrammar(await readFile(GRAMMAR, 'utf8'), 'report.tmLanguage.json'),
    });
    const loaded = await registry.loadGrammar('text.report');
    if (!loaded) throw new Error('the grammar text.report did not load');
    return loaded;
  })();
  return grammar;
}

/** Tokens of each line of `text`. */
export async function tokenize(text: string): Promise<Token[][]> {
  const loaded = await loadGrammar();
  let stack = textmate.INITIAL;
  return text.split('\n').map((line) => {
    const result = loaded.tokenizeLine(line, stack);
    stack = result.ruleStack;
    return result.tokens.map(({ startIndex, endIndex, scopes }) => ({
      text: line.slice(startIndex, endIndex),
      scopes: scopes.slice(1),
    }));
  });
}

/** Texts of all tokens of `text` that carry a scope which is `scope` or begins with `scope.`; adjacent ones are joined. */
export async function scoped(text: string, scope: string): Promise<string[]> {
  const found: string[] = [];
  for (const line of await tokenize(text)) {
    let open = false;
    for (const token of line) {
      const inside = token.scopes.some((name) => name === scope || name.startsWith(`${scope}.`));
      if (inside && open) found[found.length - 1] += token.text;
      else if (inside) found.push(token.text);
      open = inside;
    }
  }
  return found;
}
