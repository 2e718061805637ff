import type { Input } from '../inputs/inputs.ts';
import type { Packages } from './install.ts';

/** A linter that others use. */
export interface Linter {
  name: string;
  packages: Packages;
  /** What to run, where the packages lie in `folder`/node_modules. */
  command(folder: string, input: Input): string[];
}

/** This platform in the way npm packages name it. */
const PLATFORM = `${process.platform}-${process.arch}`;

/** The peers of the command line. Those made of native code are started directly, without the script that Node would run first. */
export const linters: readonly Linter[] = [
  {
    name: 'rumdl',
    packages: { rumdl: '0.2.75' },
    command: (folder, { md }) => [
      `${folder}/node_modules/@rumdl/cli-${PLATFORM}/rumdl`,
      ...['check', '--no-cache', '--no-config', md],
    ],
  },
  {
    // By itself it passes over large files and over copies of fewer than five lines or fifty tokens; a Chinese paragraph is one line, and
    // a clause a token. With ten tokens it finds most.
    name: 'jscpd',
    packages: { jscpd: '5.3.3', [`jscpd-${PLATFORM}-gnu`]: '5.3.3' },
    command: (folder, { txt }) => [
      `${folder}/node_modules/jscpd-${PLATFORM}-gnu/bin/jscpd`,
      ...['-l', '1', '-k', '10', '-f', 'txt', '-z', '100mb', '-r', 'console', '--no-gitignore', txt],
    ],
  },
  {
    name: 'autocorrect-node',
    packages: { 'autocorrect-node': '2.14.0' },
    command: (folder, { txt }) => [`${folder}/node_modules/.bin/autocorrect`, '--lint', '--format', 'json', txt],
  },
  {
    name: 'markdownlint-cli2',
    // Later ones want a newer Node than the oldest that Gangmu runs on.
    packages: { 'markdownlint-cli2': '0.22.1' },
    command: (folder, { md }) => [`${folder}/node_modules/.bin/markdownlint-cli2`, '--no-globs', `${md}/*.md`],
  },
  {
    name: 'zhlint',
    packages: { zhlint: '0.8.2' },
    // It takes globs that are relative to the folder it runs in.
    command: (folder) => [`${folder}/node_modules/.bin/zhlint`, 'txt/*.txt'],
  },
];
