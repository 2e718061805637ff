import { joinedText } from '../text/joiner.ts';
import type { Span } from '../text/span.ts';
import type { Paragraph, Section } from './model.ts';
import { eachInSteps, type Steps } from './steps.ts';
import { sentenceEnd } from './titles.ts';

const SHORTEST = 4;
export const LONGEST_LEAD = 22;
/** Longer sentences head paragraphs only where several siblings begin alike. */
const LONGEST_PARALLEL = 44;
/** A shorter paragraph is all lead and no text. */
const SHORTEST_PARAGRAPH = 40;
/** One short sentence is style; several under one heading are a layer of the outline. */
const LEAST_SIBLINGS = 2;
const PARALLEL_PREFIX = 3;

/** Forms of address, and figures, head no paragraph. */
const NO_LEAD = /^(?:各位|同志们|现在,|代表们|我代表)|[0-9.]+(?:%|亿|万|个|家|人|元)/;

/** Some three milliseconds' work. */
const PARAGRAPHS_A_STEP = 2_000;

/** Where the leads are looked for. */
export interface LeadSource {
  text: string;
  folded: string;
  paragraphs: readonly Paragraph[];
  /** Every section in text order. */
  sections: readonly Section[];
  /** Level of the leads that stand before the first section. */
  outermost: number;
}

/**
 * Adds the unnumbered sentences that head paragraphs (段旨句) to the tree as sections of kind `lead`: first sentences as leaves, and
 * parallel sentences on lines of their own as a layer above them. Returns the leads that stand in no section.
 */
export function* addLeads(source: LeadSource): Steps<Section[]> {
  const outside: Section[] = [];
  let next = 0;
  let current: Section | undefined;
  let run: Lead[] = [];
  const flush = (): void => {
    const leads = arrange(confirmed(run), current ? current.level + 1 : source.outermost);
    if (current) insert(current, leads);
    else for (const lead of leads) outside.push(lead);
    run = [];
  };
  const losesStops = lackStops(source);
  yield;
  let isCut = false;
  yield* eachInSteps(source.paragraphs, PARAGRAPHS_A_STEP, (paragraph) => {
    while (next < source.sections.length && (source.sections[next] as Section).heading.start <= paragraph.span.start) {
      flush();
      current = source.sections[next++];
    }
    if (current && paragraph.span.start >= current.span.end) {
      flush();
      current = undefined;
    }
    const continues = isCut && !paragraph.section;
    isCut = !losesStops && breaksOff(source.folded, paragraph.span);
    if (paragraph.region !== 'body' || paragraph.section || continues) return;
    const lead = readLead(source, paragraph);
    if (lead) run.push(lead);
  });
  flush();
  return outside;
}

interface Lead {
  section: Section;
  /** Alone on its line. */
  isAlone: boolean;
  folded: string;
}

/** The first sentence of the paragraph `span` where it may be a lead: where it ends, and whether it is all of the paragraph. */
export function leadIn(folded: string, span: Span): { end: number; isAlone: boolean } | undefined {
  const stop = sentenceEnd(folded, span.start, Math.min(span.end, span.start + LONGEST_PARALLEL + 2));
  const length = stop - span.start;
  const isAlone = stop >= span.end - 1;
  if (length < SHORTEST || length > LONGEST_PARALLEL) return undefined;
  if (isAlone ? length < SHORTEST * 2 : folded[stop] !== '。' || span.end - span.start < SHORTEST_PARAGRAPH)
    return undefined;
  const sentence = folded.slice(span.start, stop);
  return NO_LEAD.test(sentence) ? undefined : { end: stop, isAlone };
}

function readLead({ text, folded }: LeadSource, { span }: Paragraph): Lead | undefined {
  const lead = leadIn(folded, span);
  if (!lead) return undefined;
  const title = { start: span.start, end: lead.end };
  const section: Section = {
    level: 0,
    title: { text: joinedText({ text, folded }, title), span: title },
    kind: 'lead',
    heading: title,
    span: { ...span },
    children: [],
  };
  return { section, isAlone: lead.isAlone, folded: folded.slice(title.start, title.end) };
}

/** Whether the paragraph `span` goes on in the next one, which then begins with no lead. */
export function breaksOff(folded: string, span: Span): boolean {
  return span.end - span.start > SHORTEST_PARAGRAPH / 2 && /[^。!?…:;”)\]》]/.test(folded[span.end - 1] as string);
}

/** A text of which so many paragraphs have no full stop has lost them; its paragraphs are not cut. */
const LOST_STOPS = 0.2;

function lackStops({ folded, paragraphs }: LeadSource): boolean {
  const body = paragraphs.filter((paragraph) => paragraph.region === 'body' && !paragraph.section);
  return body.filter((paragraph) => breaksOff(folded, paragraph.span)).length > body.length * LOST_STOPS;
}

/** The leads of one section that are no accident: those that are short, and longer ones that begin like another. */
function confirmed(run: readonly Lead[]): Lead[] {
  const prefixes = new Map<string, number>();
  const key = (lead: Lead) => `${lead.isAlone}${lead.folded.slice(0, PARALLEL_PREFIX)}`;
  for (const lead of run) prefixes.set(key(lead), (prefixes.get(key(lead)) ?? 0) + 1);
  const isParallel = (lead: Lead) => (prefixes.get(key(lead)) ?? 0) >= LEAST_SIBLINGS;
  const leads = run.filter((lead) => isParallel(lead) || (!lead.isAlone && lead.folded.length <= LONGEST_LEAD));
  return leads.length >= LEAST_SIBLINGS ? leads : [];
}

/** Gives levels; a lead on its own line holds the first-sentence leads up to the next one of its kind. */
function arrange(leads: readonly Lead[], level: number): Section[] {
  const outermost: Section[] = [];
  let above: Section | undefined;
  for (const { section, isAlone } of leads) {
    if (isAlone) above = section;
    const parent = isAlone ? undefined : above;
    section.level = parent ? level + 1 : level;
    if (!parent) {
      outermost.push(section);
      continue;
    }
    section.parent = parent;
    parent.children.push(section);
    parent.span.end = section.span.end;
  }
  return outermost;
}

function insert(parent: Section, leads: readonly Section[]): void {
  clip(leads, parent.span.end);
  for (const lead of leads) {
    lead.parent = parent;
    parent.children.push(lead);
  }
  parent.children.sort((a, b) => a.heading.start - b.heading.start);
}

/** A paragraph may hold the next heading, glued to its end: what it leads ends there. */
function clip(leads: readonly Section[], end: number): void {
  for (const lead of leads) {
    lead.span.end = Math.min(lead.span.end, end);
    clip(lead.children, lead.span.end);
  }
}
