/**
 * Imports run one way: lsp, headless → session → features, rules → similarity → report → text (docs/architecture.md).
 * Each layer names what it may import of the server's own; a folder that is not named here may be imported by none.
 */
const LAYERS = {
  text: [],
  report: ['text'],
  similarity: ['report', 'text'],
  rules: ['similarity', 'report', 'text'],
  features: ['rules', 'similarity', 'report', 'text'],
  session: ['features', 'rules', 'similarity', 'report', 'text'],
  lsp: ['session', 'features', 'rules', 'similarity', 'report', 'text'],
  headless: ['lsp', 'session', 'features', 'rules', 'similarity', 'report', 'text'],
};

const folders = (names) => `^server/src/(${names.join('|')})/`;

const directions = Object.entries(LAYERS).map(([layer, allowed]) => ({
  name: `${layer}-imports-downward`,
  comment: `${layer}/ may import of the server only ${[layer, ...allowed].map((name) => `${name}/`).join(', ')}`,
  severity: 'error',
  from: { path: `^server/src/${layer}/` },
  to: { path: '^(server|client)/src/', pathNot: folders([layer, ...allowed]) },
}));

/** The only files that touch node: the rest of the server also runs in a browser worker. */
const NODE_FILES = '^server/src/(headless/|lsp/node)';

/** Only lsp and headless speak the protocol; features take their value types from vscode-languageserver-types. */
const PROTOCOL = 'node_modules/(vscode-languageserver|vscode-languageserver-protocol|vscode-jsonrpc)/';

export default {
  forbidden: [
    ...directions,
    {
      name: 'node-at-the-border',
      comment: 'node built-ins only in headless/ and lsp/node*',
      severity: 'error',
      from: { path: '^server/src/', pathNot: NODE_FILES },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'node-entries-at-the-border',
      comment: 'a file of lsp/ that runs in the browser does not import one that needs node',
      severity: 'error',
      from: { path: '^server/src/', pathNot: NODE_FILES },
      to: { path: NODE_FILES },
    },
    {
      name: 'protocol-at-the-border',
      comment: 'only lsp/ and headless/ import the protocol',
      severity: 'error',
      from: { path: '^server/src/', pathNot: folders(['lsp', 'headless']) },
      to: { path: PROTOCOL },
    },
    {
      name: 'client-is-thin',
      comment: 'client/ imports only vscode and vscode-languageclient',
      severity: 'error',
      from: { path: '^client/src/' },
      to: { pathNot: '^client/src/|^vscode$|node_modules/(vscode-languageclient|@types/vscode)/' },
    },
    {
      name: 'nothing-unresolved',
      comment: 'an import that does not resolve',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^vscode$' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'browser', 'default', 'types'],
    },
  },
};
