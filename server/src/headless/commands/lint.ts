import { pathToFileURL } from 'node:url';
import { type Checked, Checker, configurationSource } from '../checker.ts';
import { type Complaint, complaintLine } from '../complaint.ts';
import { type Discovered, discover } from '../discover.ts';
import { countBySeverity, type Formatter } from '../formats/formatter.ts';
import { formatterFor } from '../formats/formatters.ts';
import type { LintFormat } from '../formats/names.ts';
import { printable } from '../printable.ts';
import { type Progress, startProgress } from '../progress.ts';
import { encodeLike, save } from '../save.ts';
import { isSource, readInputSource, readSource, type Source } from '../source.ts';
import type { ExitCode, Manner, Terminal } from '../terminal.ts';
import { VERSION } from '../version.ts';

export interface LintOptions {
  format: LintFormat;
  fix?: boolean;
  fixDryRun?: boolean;
  maxWarnings?: number;
  stdin?: boolean;
  stdinFilename?: string;
  config?: string | false;
  quiet?: boolean;
  verbose?: boolean;
}

/** Checks the files, prints what it finds, and with `fix` saves what it could mend. */
export async function lint(
  paths: readonly string[],
  options: LintOptions,
  manner: Manner,
  terminal: Terminal,
): Promise<ExitCode> {
  const formatter = await formatterFor(options.format, {
    version: VERSION,
    dryRun: options.fixDryRun === true,
    ...manner,
  });
  const checker = new Checker(await configurationSource(options.config, terminal.folder), terminal.folder);
  const run = new LintRun(checker, formatter, options, manner, terminal);
  await (options.stdin ? run.checkInput() : run.checkFiles(paths));

  const output = formatter.finish(run.complaints);
  const textIsOutput = options.stdin && options.fix;
  const diffIsOutput = options.fixDryRun && options.format === 'text';
  if (textIsOutput || diffIsOutput) terminal.err(output);
  else terminal.out(output);
  return run.exitCode;
}

class LintRun {
  readonly complaints: Complaint[] = [];
  readonly #said = new Set<string>();
  readonly #checker: Checker;
  readonly #formatter: Formatter;
  readonly #options: LintOptions;
  readonly #manner: Manner;
  readonly #terminal: Terminal;
  #files = 0;
  #errors = 0;
  #warnings = 0;
  #progress: Progress | undefined;

  constructor(checker: Checker, formatter: Formatter, options: LintOptions, manner: Manner, terminal: Terminal) {
    this.#checker = checker;
    this.#formatter = formatter;
    this.#options = options;
    this.#manner = manner;
    this.#terminal = terminal;
  }

  get exitCode(): ExitCode {
    if (this.complaints.length > 0) return 2;
    const { maxWarnings = Number.POSITIVE_INFINITY } = this.#options;
    return this.#errors > 0 || this.#warnings > maxWarnings ? 1 : 0;
  }

  async checkInput(): Promise<void> {
    const read = await readInputSource(this.#terminal, this.#options.stdinFilename);
    if (!isSource(read)) {
      this.#complain(read);
    } else if (await this.#checker.ignores(read.uri)) {
      this.#say(ignored(read.name));
      if (this.#options.fix) this.#terminal.out(read.bytes);
    } else {
      await this.#check(read);
    }
  }

  async checkFiles(paths: readonly string[]): Promise<void> {
    const { files, complaints } = await discover(paths.length > 0 ? paths : ['.'], this.#terminal.folder);
    for (const complaint of complaints) this.#complain(complaint);
    this.#progress = await startProgress(files.length, this.#manner.locale, this.#terminal);
    for (const file of files) {
      await this.#checkFile(file);
      this.#progress?.step();
    }
    this.#progress?.stop();
    this.#progress = undefined;
    const nothing = files.length > 0 && this.#files === 0 && this.complaints.length === 0;
    if (nothing && !files.some((file) => file.named)) this.#complain(allIgnored(paths));
  }

  async #checkFile(file: Discovered): Promise<void> {
    if (await this.#checker.ignores(pathToFileURL(file.path).href)) {
      if (file.named) this.#say(ignored(file.name));
      return;
    }
    const read = await readSource(file);
    if (isSource(read)) await this.#check(read);
    else this.#complain(read);
  }

  async #check(source: Source): Promise<void> {
    if (this.#options.verbose) this.#describe(source);
    const fixing = this.#options.fix === true || this.#options.fixDryRun === true;
    const checked = await this.#checker.check(source, fixing);
    for (const complaint of checked.complaints) this.#complain(complaint);
    if (!checked.ran) return;
    if (this.#options.fixDryRun) await this.#showDifference(checked);
    const refusal = this.#options.fix ? await this.#save(checked) : undefined;
    if (refusal) this.#complain(refusal);
    this.#report(refusal ? await this.#checker.check(source, false) : checked);
  }

  #report(checked: Checked): void {
    const counts = countBySeverity(checked.findings);
    this.#files++;
    this.#errors += counts.error;
    this.#warnings += counts.warning;
    this.#formatter.add(this.#options.quiet ? onlyErrors(checked) : checked);
  }

  async #showDifference({ source, parsed: { text } }: Checked): Promise<void> {
    if (this.#options.format !== 'text' || text === source.text) return;
    const { createTwoFilesPatch } = await import('diff');
    this.#terminal.out(createTwoFilesPatch(source.name, source.name, source.text, text));
  }

  /** Writes the text, if it has changed, to where it came from; returns what kept it from being written. */
  async #save({ source, parsed: { text } }: Checked): Promise<Complaint | undefined> {
    const { path } = source;
    if (text === source.text && path !== undefined) return undefined;
    const bytes = await encodeLike(source, text);
    if (!(bytes instanceof Uint8Array)) return bytes;
    if (path !== undefined) return save({ ...source, path }, bytes);
    this.#terminal.out(bytes);
    return undefined;
  }

  #complain(complaint: Complaint): void {
    if (this.#say(complaint)) this.complaints.push(complaint);
  }

  /** One configuration file may govern many files, but what is wrong with it is said once. */
  #say(complaint: Complaint): boolean {
    const line = complaintLine(complaint, this.#manner.locale);
    if (this.#said.has(line)) return false;
    this.#said.add(line);
    this.#tell(line);
    return true;
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

function ignored(file: string): Complaint {
  return {
    file,
    what: { zh: '配置文件的 ignore 把它排除在外，未检查', en: 'not checked, as the configuration ignores it' },
    remedy: { zh: '要检查它，请用 --no-config 或修改 ignore', en: 'to check it, use --no-config or change “ignore”' },
  };
}

function allIgnored(paths: readonly string[]): Complaint {
  return {
    file: paths.length > 0 ? paths.join(' ') : '.',
    what: {
      zh: '所有文件都被配置文件的 ignore 排除，一个也没有检查',
      en: 'the configuration ignores every file, none was checked',
    },
    remedy: { zh: '请检查路径和 ignore', en: 'check the paths and “ignore”' },
  };
}
