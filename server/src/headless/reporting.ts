import { Baselines } from './baselines.ts';
import type { Check } from './check.ts';
import type { Checked } from './checker.ts';
import { type Complaint, complaintLine } from './complaint.ts';
import { countBySeverity, type Formatter } from './formats/formatter.ts';
import { printable } from './printable.ts';
import { type Progress, startProgress } from './progress.ts';
import type { Source } from './source.ts';
import type { ExitCode, Manner, Terminal } from './terminal.ts';

export interface ReportingOptions {
  maxWarnings?: number;
  quiet?: boolean;
  verbose?: boolean;
  updateBaseline?: boolean;
  pruneBaseline?: boolean;
}

/** Tells what became of the files, one after the other, and at the end what it all comes to. */
export class Reporting {
  readonly #complaints: Complaint[] = [];
  readonly #said = new Set<string>();
  readonly #baselines: Baselines;
  readonly #formatter: Formatter;
  readonly #options: ReportingOptions;
  readonly #manner: Manner;
  readonly #terminal: Terminal;
  readonly #out: (text: string) => void;
  #files = 0;
  #errors = 0;
  #warnings = 0;
  #progress: Progress | undefined;

  /** @param out takes the report */
  constructor(
    formatter: Formatter,
    options: ReportingOptions,
    manner: Manner,
    terminal: Terminal,
    out: (text: string) => void,
  ) {
    const { updateBaseline, pruneBaseline } = options;
    this.#baselines = new Baselines(updateBaseline ? 'update' : pruneBaseline ? 'prune' : 'keep', terminal.folder);
    this.#formatter = formatter;
    this.#options = options;
    this.#manner = manner;
    this.#terminal = terminal;
    this.#out = out;
  }

  get exitCode(): ExitCode {
    if (this.#complaints.length > 0) return 2;
    const { maxWarnings = Number.POSITIVE_INFINITY } = this.#options;
    return this.#errors > 0 || this.#warnings > maxWarnings ? 1 : 0;
  }

  /** Whether any file has a baseline in force. */
  get hasBaseline(): boolean {
    return !this.#baselines.isEmpty;
  }

  /** Number of files that were checked. */
  get files(): number {
    return this.#files;
  }

  get hasComplaints(): boolean {
    return this.#complaints.length > 0;
  }

  /** Shows a person who looks on how many of so many files are done. */
  async start(files: number): Promise<void> {
    this.#progress = await startProgress(files, this.#manner.locale, this.#terminal);
  }

  step(): void {
    this.#progress?.step();
  }

  stop(): void {
    this.#progress?.stop();
    this.#progress = undefined;
  }

  /** Tells of the file and what was found in it. */
  take({ notice, complaint, source, checked }: Check): void {
    if (notice) this.say(notice);
    if (complaint) this.complain(complaint);
    if (!source || !checked) return;
    if (this.#options.verbose) this.#describe(source);
    for (const each of checked.complaints) this.complain(each);
    if (checked.ran) this.#report(this.#baselines.take(checked));
  }

  /** What the whole run comes to: what became of the baselines, `last` notices, and the end of the report. */
  async finish(last: readonly Complaint[] = []): Promise<void> {
    const { notices, complaints } = await this.#baselines.finish();
    for (const each of notices) this.say(each);
    for (const complaint of complaints) this.complain(complaint);
    for (const notice of last) this.say(notice);
    this.#out(this.#formatter.finish(this.#complaints));
  }

  /** Says that something could not be checked: the run fails. */
  complain(complaint: Complaint): void {
    if (this.say(complaint)) this.#complaints.push(complaint);
  }

  /** Says something that leaves the result as it is. Things are said once: one configuration file may govern many files. */
  say(complaint: Complaint): boolean {
    const line = complaintLine(complaint, this.#manner.locale);
    if (this.#said.has(line)) return false;
    this.#said.add(line);
    this.#tell(line);
    return true;
  }

  #report(checked: Checked): void {
    const counts = countBySeverity(checked.findings);
    this.#files++;
    this.#errors += counts.error;
    this.#warnings += counts.warning;
    const text = this.#formatter.add(this.#options.quiet ? onlyErrors(checked) : checked);
    if (text) this.#out(text);
  }

  /** On the standard error, but not into the middle of a progress bar. */
  #tell(line: string): void {
    if (this.#progress) this.#progress.tell(line);
    else this.#terminal.err(line);
  }

  #describe({ name, encoding, bom }: Source): void {
    const mark = bom ? { zh: '，有字节顺序标记', en: ' with a byte order mark' }[this.#manner.locale] : '';
    this.#tell(`${printable(name)}: ${encoding.toUpperCase()}${mark}\n`);
  }
}

function onlyErrors(file: Checked): Checked {
  return { ...file, findings: file.findings.filter(({ severity }) => severity === 'error') };
}
