import type { Finding, Localised, Severity } from '../../rules/rule.ts';
import type { Checked } from '../checker.ts';
import type { Complaint } from '../complaint.ts';
import type { FormatOptions, Formatter } from './formatter.ts';
import { SEVERITY_NAMES } from './text.ts';
import { element, escapeXml, XML_DECLARATION } from './xml.ts';

/** Severities that fail a test; the others are told in the output of a test that passes. */
const FAILING: ReadonlySet<Severity> = new Set(['error', 'warning']);

/**
 * The report of JUnit: a suite a file, a test a finding. A file without findings is one test that passes; a file that could
 * not be checked is one that broke.
 */
export class JunitFormatter implements Formatter {
  readonly #options: FormatOptions;
  readonly #suites: string[] = [];
  readonly #total = { tests: 0, failures: 0, errors: 0 };

  constructor(options: FormatOptions) {
    this.#options = options;
  }

  add({ source, findings, document }: Checked): string {
    const { locale } = this.#options;
    const tests = findings.map((finding) => {
      const { line, character } = document.lines.position(finding.span.start);
      return test(
        `${finding.rule} (${line + 1}:${character + 1})`,
        source.name,
        this.#outcome(finding, line, character),
      );
    });
    const failures = findings.filter(({ severity }) => FAILING.has(severity)).length;
    if (tests.length === 0) tests.push(test(CLEAN[locale], source.name, []));
    this.#add(source.name, tests, { failures, errors: 0 });
    return '';
  }

  finish(complaints: readonly Complaint[]): string {
    const { locale } = this.#options;
    for (const { file, what, remedy } of complaints) {
      const message = `${what[locale]}; ${remedy[locale]}`;
      const broken = element('error', { message, type: 'unchecked' });
      this.#add(file, [test(UNCHECKED[locale], file, [broken])], { failures: 0, errors: 1 });
    }
    return XML_DECLARATION + element('testsuites', { name: 'gangmu', ...this.#total }, this.#suites);
  }

  #add(name: string, tests: readonly string[], { failures, errors }: { failures: number; errors: number }): void {
    this.#total.tests += tests.length;
    this.#total.failures += failures;
    this.#total.errors += errors;
    this.#suites.push(element('testsuite', { name, tests: tests.length, failures, errors }, tests));
  }

  #outcome({ severity, message }: Finding, line: number, character: number): string[] {
    const { locale } = this.#options;
    const level = SEVERITY_NAMES[severity][locale];
    const text = escapeXml(`${line + 1}:${character + 1} ${level} ${message[locale]}`);
    return FAILING.has(severity)
      ? [element('failure', { message: message[locale], type: severity }, [text])]
      : [element('system-out', {}, [text])];
  }
}

function test(name: string, classname: string, outcome: readonly string[]): string {
  return element('testcase', { name, classname }, outcome);
}

const CLEAN: Localised = { zh: '没有发现问题', en: 'no findings' };
const UNCHECKED: Localised = { zh: '未能检查', en: 'could not be checked' };
