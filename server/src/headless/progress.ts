import type { Locale } from '../rules/rule.ts';
import type { Terminal } from './terminal.ts';

/** From so many files on a check takes long enough to want to see it move. */
const WORTH_SHOWING = 30;

export interface Progress {
  step(): void;
  /** Writes lines to the standard error; those that come while a bar is shown follow when it has gone. */
  tell(lines: string): void;
  stop(): void;
}

/** A bar on the standard error where a person looks on and there is much to do; else nothing. */
export async function startProgress(total: number, locale: Locale, terminal: Terminal): Promise<Progress> {
  if (!terminal.errIsTerminal || total < WORTH_SHOWING) {
    return { step: () => {}, tell: (lines) => terminal.err(lines), stop: () => {} };
  }
  const { default: cliProgress } = await import('cli-progress');
  const label = { zh: '检查', en: 'checking' }[locale];
  const bar = new cliProgress.SingleBar({
    format: `${label} {bar} {value}/{total}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  });
  bar.start(total, 0);
  let held = '';
  return {
    step: () => bar.increment(),
    tell: (lines) => {
      held += lines;
    },
    stop: () => {
      bar.stop();
      terminal.err(held);
      held = '';
    },
  };
}
