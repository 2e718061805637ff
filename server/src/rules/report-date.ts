import type { ParsedText, Report } from '../report/model.ts';
import { remembered } from '../report/remembered.ts';
import { EVERY_REGION, occurrences, type Source } from './running-text.ts';
import { sighted } from './sights.ts';

/** Paragraphs at the head of a report among which its date stands: title, meeting, speaker. */
const HEAD_PARAGRAPHS = 12;
/** A longer paragraph is text, which tells of other years. */
const LONGEST = 80;

const ARABIC_DATE = /(?<!\d)((?:19|20)\d{2}) ?年(?: ?(\d{1,2}) ?月)?/;
const HAN_YEAR = /[一二][〇○零一二三四五六七八九]{3}(?= ?年)/;
const HAN_DIGITS = '〇一二三四五六七八九';

/**
 * The date that a report gives of itself, `2025-01` or, where only the year stands, `2025`: the latest of its title and the
 * lines under it. Undefined where none is given.
 */
export function reportDate(document: ParsedText, report: Report): string | undefined {
  let latest: string | undefined;
  for (const { span, region, section } of report.paragraphs.slice(0, HEAD_PARAGRAPHS)) {
    if (section && region !== 'front') break;
    if (span.end - span.start > LONGEST) continue;
    const date = dateIn(document.folded.slice(span.start, span.end));
    if (date !== undefined && (latest === undefined || date > latest)) latest = date;
  }
  return latest;
}

/**
 * The date of a report; where it gives none of itself, the latest year that it names, for it is hardly younger than that.
 * Undefined where it names no year.
 */
export const newestDate = remembered(
  (document: ParsedText, report: Report): string | undefined =>
    reportDate(document, report) ?? latestYear({ document, report }),
);

const YEARS = sighted(/(?<!\d)(?:19|20)\d{2}(?= ?年)|[一二][〇○零一二三四五六七八九]{3}(?= ?年)/g, ['年']);

function latestYear(source: Source): string | undefined {
  let latest: string | undefined;
  for (const { match } of occurrences(source, YEARS, EVERY_REGION)) {
    const [written] = match;
    const year = /\d/.test(written) ? written : fromHan(written);
    if (latest === undefined || year > latest) latest = year;
  }
  return latest;
}

function dateIn(text: string): string | undefined {
  const arabic = ARABIC_DATE.exec(text);
  if (arabic) return arabic[2] === undefined ? (arabic[1] as string) : `${arabic[1]}-${arabic[2].padStart(2, '0')}`;
  const han = HAN_YEAR.exec(text)?.[0];
  return han && fromHan(han);
}

function fromHan(year: string): string {
  return [...year.replace(/[○零]/g, '〇')].map((digit) => HAN_DIGITS.indexOf(digit)).join('');
}

/** A time during which something holds; both ends are dates like `2018-03`, the second one outside. */
export interface Validity {
  from?: string | undefined;
  until?: string | undefined;
}

/** Whether something that holds during `validity` holds at `date`; a report without any year counts as new. */
export function isInForce({ from, until }: Validity, date: string | undefined): boolean {
  if (date === undefined) return until === undefined;
  return (from === undefined || from.slice(0, date.length) <= date) && (until === undefined || date < until);
}
