import type { Locale } from '../rules/rule.ts';

/** Where a command reads and writes. */
export interface Terminal {
  out(text: string | Uint8Array): void;
  err(text: string): void;
  /** Whether a person reads what is written to `out` and to `err`. */
  outIsTerminal: boolean;
  errIsTerminal: boolean;
  /** Everything that stands on the standard input. */
  input(): Promise<Uint8Array>;
  /** Folder that relative paths start from. */
  folder: string;
  environment: Readonly<Record<string, string | undefined>>;
}

/** How a command was asked to speak. */
export interface Manner {
  locale: Locale;
  /** Colours on the standard output. */
  color: boolean;
}

/** 0: clean; 1: findings at the failing level; 2: usage, configuration or input error, or a check that did not run. */
export type ExitCode = 0 | 1 | 2;

/** Terminal of the running process. A reader that has gone away (`gangmu lint | head`) is no error. */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    outIsTerminal: process.stdout.isTTY === true,
    errIsTerminal: process.stderr.isTTY === true,
    input: readInput,
    folder: process.cwd(),
    environment: process.env,
  };
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Whether to colour: as asked, else where a person reads and has not asked for none (no-color.org). */
export function wantsColor(asked: boolean | undefined, terminal: Terminal): boolean {
  if (asked !== undefined) return asked;
  const { NO_COLOR, TERM } = terminal.environment;
  return terminal.outIsTerminal && !NO_COLOR && TERM !== 'dumb';
}
