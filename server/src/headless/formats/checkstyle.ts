import type { Locale, Severity } from '../../rules/rule.ts';
import type { Checked } from '../checker.ts';
import type { Complaint } from '../complaint.ts';
import type { FormatOptions, Formatter } from './formatter.ts';
import { element, XML_DECLARATION } from './xml.ts';

const SEVERITIES: Record<Severity, string> = { error: 'error', warning: 'warning', information: 'info', hint: 'info' };

/** The report of Checkstyle (`<checkstyle version="4.3">`), which most servers of continuous integration read. */
export class CheckstyleFormatter implements Formatter {
  readonly #locale: Locale;
  readonly #files: string[] = [];

  constructor({ locale }: FormatOptions) {
    this.#locale = locale;
  }

  add({ source, findings, document }: Checked): string {
    const errors = findings.map(({ rule, severity, message, span }) => {
      const { line, character } = document.lines.position(span.start);
      return element('error', {
        line: line + 1,
        column: character + 1,
        severity: SEVERITIES[severity],
        message: message[this.#locale],
        source: `gangmu.${rule}`,
      });
    });
    this.#files.push(element('file', { name: source.name }, errors));
    return '';
  }

  /** What could not be checked is an error of its file. */
  finish(complaints: readonly Complaint[]): string {
    const unchecked = complaints.map(({ file, what, remedy }) => {
      const message = `${what[this.#locale]}; ${remedy[this.#locale]}`;
      return element('file', { name: file }, [
        element('error', { line: 1, column: 1, severity: 'error', message, source: 'gangmu' }),
      ]);
    });
    return XML_DECLARATION + element('checkstyle', { version: '4.3' }, [...this.#files, ...unchecked]);
  }
}
