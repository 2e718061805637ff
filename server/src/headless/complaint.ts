import { fileURLToPath } from 'node:url';
import type { Locale, Localised } from '../rules/rule.ts';
import type { ConfigurationError } from '../session/configuration.ts';
import { LineIndex } from '../text/lines.ts';
import { displayPath } from './paths.ts';
import { printable } from './printable.ts';

/** Why something could not be checked, and what the user can do about it. */
export interface Complaint {
  file: string;
  what: Localised;
  remedy: Localised;
}

/** A complaint that ends the command. */
export class UsageError extends Error {
  readonly complaint: Complaint;

  constructor(complaint: Complaint) {
    super(complaint.what.en);
    this.name = 'UsageError';
    this.complaint = complaint;
  }
}

/** `file: what is wrong; what to do`, one line. */
export function complaintLine({ file, what, remedy }: Complaint, locale: Locale): string {
  return `${printable(file)}: ${printable(what[locale])}; ${printable(remedy[locale])}\n`;
}

/** @param text of the configuration file, to name the line; undefined where it could not be read */
export function configurationComplaint(error: ConfigurationError, text: string | undefined, folder: string): Complaint {
  let file = displayPath(fileURLToPath(error.file), folder);
  if (error.span && text !== undefined) {
    const { line, character } = new LineIndex(text).position(error.span.start);
    file += `:${line + 1}:${character + 1}`;
  }
  return { file, what: error.what, remedy: error.remedy };
}
