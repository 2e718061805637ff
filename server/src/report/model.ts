import type { Lines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';

/** What `parse` makes of a text. All offsets are UTF-16 offsets into `text`. */
export interface ParsedText {
  text: string;
  /** `text` with widths and blanks folded, unit for unit. */
  folded: string;
  lines: Lines;
  /** In text order. Text outside every report (site navigation, say) belongs to none of them. */
  reports: Report[];
  furniture: Furniture[];
  /** Line ends inside paragraphs, in a text whose lines were broken at one width; word joiners (U+2060) stand for them in `folded`. */
  lineBreaks: Span[];
  /** Signs that characters were lost or garbled on the way into this text. */
  damage: DamageSign[];
}

/** One document; a file may hold several. */
export interface Report {
  title?: Title;
  span: Span;
  partial: Partial;
  contents?: Contents;
  /** Outermost sections, leads among them. */
  sections: Section[];
  /** Every numbered series of the body, in order of its first member. */
  series: Series[];
  /** Every non-blank paragraph of the report, in text order, headings and glossary included. */
  paragraphs: Paragraph[];
  enumerations: Enumeration[];
  glossary?: Glossary;
  noteMarks: NoteMark[];
  /** Places in the text that point at a heading of the report, in text order. */
  references: CrossReference[];
  /** What the numbering of headings leaves unexplained. */
  faults: NumberingFault[];
}

export interface Title {
  text: string;
  span: Span;
}

/** Which end of the report is not in the file. */
export interface Partial {
  head: boolean;
  tail: boolean;
}

export type MarkerStyle =
  /** 第一篇, 第一编, 第一部分 */
  | 'part'
  /** 第一章 */
  | 'chapter'
  /** 第一节 */
  | 'section'
  /** 第一条 */
  | 'article'
  /** 一、 */
  | 'han'
  /** （一） */
  | 'han-paren'
  /** 1. */
  | 'arabic'
  /** （1） */
  | 'arabic-paren'
  /** 1) */
  | 'arabic-half-paren'
  /** ① */
  | 'circled'
  /** 1.1, 1.1.1 */
  | 'decimal'
  /** a. */
  | 'letter';

/**
 * What a marker has lost: its opening bracket, its closing bracket, or its numeral (and the opening bracket with it); or that a
 * sign which looks like 一 or 1 stands for it.
 */
export type MarkerDamage = 'open-bracket' | 'close-bracket' | 'numeral' | 'misread';

/** The raw characters that number a heading. */
export interface Marker {
  span: Span;
  style: MarkerStyle;
  /** The number a reader gives it: the stated one, or for a lost numeral the one its neighbours imply. */
  ordinal: number;
  /** The number that stands in the text, absent where the numeral is lost. */
  stated?: number;
  damage?: MarkerDamage;
}

export type SectionKind =
  /** The title stands on its own line. */
  | 'block'
  /** The title is the first sentence of a paragraph. */
  | 'run-in'
  /** The text follows the title without any separator. */
  | 'glued'
  /** An unnumbered first sentence that heads a paragraph. */
  | 'lead';

/** A heading with what stands under it. */
export interface Section {
  /** Depth in the report, 1 = top. */
  level: number;
  /** Absent on leads and on unnumbered headings. */
  marker?: Marker;
  title: Title;
  kind: SectionKind;
  /** Marker and title. */
  heading: Span;
  /** From the heading to the last character before the next section of the same or a higher level. */
  span: Span;
  parent?: Section;
  children: Section[];
}

/** Siblings that count on from one another. */
export interface Series {
  style: MarkerStyle;
  parent?: Section;
  members: Section[];
}

export interface Contents {
  /** The line 目录, where there is one. */
  heading?: Span;
  span: Span;
  sections: Section[];
}

export type Region = 'front' | 'contents' | 'body' | 'glossary' | 'attachment';

/** A line's text without the blanks around it; a line with literal `\r\n` in it holds several. */
export interface Paragraph {
  span: Span;
  line: number;
  region: Region;
  /** The heading that stands alone in this paragraph or opens it. */
  section?: Section;
}

/** 一是…二是…, 一要…, 第一，…, 首先…, or numbers inside a paragraph. */
export type EnumerationStyle = '是' | '要' | '第' | '首先' | '其一' | '1.' | '（1）' | '①' | '一、';

export interface EnumerationItem {
  /** The ordinal's own characters: `一是`, `第一`, `（1）`. */
  marker: Span;
  ordinal: number;
  /** From the marker to the end of the item. */
  span: Span;
}

export interface Enumeration {
  style: EnumerationStyle;
  items: EnumerationItem[];
  span: Span;
}

export interface Glossary {
  /** The title line (名词解释), where there is one. */
  heading?: Span;
  /** From the heading or the first entry to the end of the last entry. */
  span: Span;
  entries: GlossaryEntry[];
}

export interface GlossaryEntry {
  /** The term as written, without quotation marks around it, note marks and page notes. */
  term: string;
  aliases: string[];
  /** The number that stands before the entry. */
  ordinal?: number;
  /** The number's own characters: `1.`, `[1]`. */
  ordinalSpan?: Span;
  termSpan: Span;
  definition: Span;
  /** Marker, term and definition. */
  span: Span;
  /** Places outside the glossary where the term or an alias stands. */
  uses: Span[];
}

/** `[12]` `〔3〕` `①` in the text, pointing at a glossary entry. */
export interface NoteMark {
  span: Span;
  ordinal: number;
  entry?: GlossaryEntry;
}

/** 第三部分, 第（二）项, 前述（二）, 附件1 in the text, pointing at a heading. */
export interface CrossReference {
  span: Span;
  /** The heading; of an attachment that is not in the file, its line in the list of attachments. */
  target: Span;
  /** Absent where only that line is there. */
  section?: Section;
}

export type NumberingFaultKind =
  /** One or more numbers are missing before this heading. */
  | 'gap'
  /** The number stood before in the same series. */
  | 'duplicate'
  /** The number is lower than the one before it, or swapped with a neighbour. */
  | 'disorder'
  /** Part of the marker is lost. */
  | 'damaged';

export interface NumberingFault {
  kind: NumberingFaultKind;
  section: Section;
  series: Series;
  /** The number that would be right here. */
  expected: number;
  /** The heading before it in the series. */
  previous?: Section;
  /** For a duplicate: the heading that bears the number rightly. */
  other?: Section;
}

export type FurnitureKind =
  /** 上接第1版, 下转第3版 */
  | 'continuation'
  /** A page number on its own. */
  | 'page-number'
  /** Navigation, metadata and footers of a web site. */
  | 'site';

export interface Furniture {
  kind: FurnitureKind;
  span: Span;
}

export type DamageKind =
  | 'lost-character'
  | 'unpaired-quote'
  | 'lost-marker'
  | 'escaped-line-end'
  | 'html-entity'
  | 'question-marks'
  | 'replacement-character';

export interface DamageSign {
  kind: DamageKind;
  span: Span;
}
