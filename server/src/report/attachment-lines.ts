import { parseOrdinal } from '../text/numerals.ts';
import type { Span } from '../text/span.ts';
import type { Report, Section } from './model.ts';

/** A line that names an attachment: the attachment's own heading, or its line in the list of attachments. */
export interface AttachmentLine {
  /** 附件, 附表 or 附录. */
  word: string;
  ordinal?: number;
  span: Span;
  section?: Section;
}

const OWN_LINE = /^(附[件表录]) ?([一二三四五六七八九十]{1,3}|[0-9]{1,2})? ?(?:[:、. 《]|$)/;
const LISTED = /^ ?:? ?(?:([0-9]{1,2})[.、])/;
const NUMBER_IN_LIST = /^ ?([0-9]{1,2})[.、]/;
/** Longer lines are running text that begins with the word. */
const LONGEST_LINE = 60;

/**
 * The lines that name attachments, one for each word and number: the heading where the attachment is in the report, else its
 * line in the list 附件：1.… 2.….
 */
export class AttachmentLines {
  readonly #lines = new Map<string, AttachmentLine>();
  readonly #keys = new Map<string, string[]>();

  constructor(folded: string, { paragraphs }: Pick<Report, 'paragraphs'>) {
    let list: { word: string; next: number } | undefined;
    for (const { span, region, section } of paragraphs) {
      if (region !== 'body' && region !== 'attachment') continue;
      if (!section && span.end - span.start > LONGEST_LINE) continue;
      const text = folded.slice(span.start, Math.min(span.end, span.start + LONGEST_LINE));
      const own = OWN_LINE.exec(text);
      const word = own?.[1];
      if (word) {
        const listed = own[2] ? undefined : LISTED.exec(text.slice(word.length));
        const ordinal = own[2] ? parseOrdinal(own[2]) : listed ? Number(listed[1]) : undefined;
        this.#add({ word, span: section?.heading ?? span, ...(ordinal && { ordinal }), ...(section && { section }) });
        list = listed ? { word, next: Number(listed[1]) + 1 } : undefined;
      } else if (list) {
        const number = Number(NUMBER_IN_LIST.exec(text)?.[1]);
        if (number === list.next) this.#add({ word: list.word, ordinal: list.next++, span });
        else list = undefined;
      }
    }
  }

  /** The line of that word and number; without a number the one line of that word. */
  find(word: string, ordinal: number | undefined): AttachmentLine | undefined {
    if (ordinal !== undefined) return this.#lines.get(word + ordinal);
    const keys = this.#keys.get(word) ?? [];
    return keys.length === 1 ? this.#lines.get(keys[0] as string) : undefined;
  }

  /** All lines, in order of their first mention. */
  get all(): AttachmentLine[] {
    return [...this.#lines.values()];
  }

  #add(line: AttachmentLine): void {
    const key = `${line.word}${line.ordinal ?? ''}`;
    const before = this.#lines.get(key);
    if (!before) push(this.#keys, line.word, key);
    if (!before || line.section || !before.section) this.#lines.set(key, line);
  }
}

function push(lists: Map<string, string[]>, word: string, key: string): void {
  const list = lists.get(word);
  if (list) list.push(key);
  else lists.set(word, [key]);
}
