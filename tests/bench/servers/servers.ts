import { join } from 'node:path';
import { ROOT } from '../folder.ts';
import type { Form } from '../inputs/inputs.ts';
import type { Packages } from '../peers/install.ts';
import type { Answers } from './client.ts';

/** A language server to be measured. */
export interface Server {
  name: string;
  /** The form of the text that it reads. */
  form: Form;
  languageId: string;
  /** What has to be installed; nothing for those of this repository. */
  packages?: Packages;
  /** What to run, where the packages lie in `folder`/node_modules. */
  command(folder: string): string[];
  initializationOptions?: object;
  /** Sent when the configuration "has changed": how the servers of VS Code are told theirs. */
  settings?: object;
  /** What it asks of its client. @param text gives the document as it is now */
  answers?(folder: string, text: () => string, uri: string): Promise<Answers>;
}

const program = (name: string) => [process.execPath, join(ROOT, 'tests/bench/programs', name)];

export const GANGMU: Server = {
  name: '纲目',
  form: 'txt',
  languageId: 'report',
  command: () => [process.execPath, join(ROOT, 'dist/serverNode.cjs'), '--stdio'],
};

/** The usual library; every request reads the whole text. */
export const STUB_RESCAN: Server = {
  name: 'vscode-languageserver 空壳，每次重读',
  form: 'txt',
  languageId: 'report',
  command: () => program('stub-rescan.mjs'),
};

/** Lines in an array, answers kept as they were sent. */
export const STUB_INCREMENTAL: Server = {
  name: '增量空壳',
  form: 'txt',
  languageId: 'report',
  command: () => program('stub-incremental.mjs'),
};

/** What the Markdown server can check; by itself it checks nothing. */
const VALIDATE = {
  enabled: true,
  referenceLinks: { enabled: 'warning' },
  fragmentLinks: { enabled: 'warning' },
  fileLinks: { enabled: 'warning', markdownFragmentLinks: 'inherit' },
  ignoredLinks: [],
  unusedLinkDefinitions: { enabled: 'hint' },
  duplicateLinkDefinitions: { enabled: 'warning' },
};

export const peers: readonly Server[] = [
  {
    name: 'rumdl server 0.2.75',
    form: 'md',
    languageId: 'markdown',
    packages: { rumdl: '0.2.75' },
    command: (folder) => [
      `${folder}/node_modules/@rumdl/cli-${process.platform}-${process.arch}/rumdl`,
      ...['server', '--no-config'],
    ],
  },
  {
    name: 'vscode-markdown-languageserver 0.5.0',
    form: 'md',
    languageId: 'markdown',
    packages: { 'vscode-markdown-languageserver': '0.5.0', 'markdown-it': '15.0.3' },
    command: (folder) => [
      process.execPath,
      `${folder}/node_modules/vscode-markdown-languageserver/dist/node/workerMain.js`,
      '--stdio',
    ],
    initializationOptions: { markdownFileExtensions: ['md'] },
    settings: { markdown: { validate: VALIDATE, suggest: { paths: { enabled: true } }, server: { log: 'off' } } },
    // It leaves the parsing to its client; an editor pays for that too, so it is part of the figure.
    answers: async (folder, text, uri) => {
      const { default: MarkdownIt } = await import(`${folder}/node_modules/markdown-it/dist/markdown-it.mjs`);
      const parser = new MarkdownIt({ html: true });
      return {
        'markdown/parse': (params: { text?: string }) => parser.parse(params.text ?? text(), {}),
        'markdown/findMarkdownFilesInWorkspace': () => [uri],
        'markdown/fs/stat': () => ({ isDirectory: false }),
        'markdown/fs/readFile': () => [],
        'markdown/fs/readDirectory': () => [],
      };
    },
  },
  {
    name: 'vscode-json-language-server 4.10.0',
    form: 'json',
    languageId: 'json',
    // VS Code's own, which is published by itself only in an old form.
    packages: { 'vscode-langservers-extracted': '4.10.0' },
    command: (folder) => [
      process.execPath,
      `${folder}/node_modules/vscode-langservers-extracted/bin/vscode-json-language-server`,
      '--stdio',
    ],
    // By itself it stops at five thousand symbols.
    settings: { json: { resultLimit: 1e7, maxItemsComputed: 1e7, validate: { enable: true } } },
  },
];
