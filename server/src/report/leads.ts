import type { Paragraph, Section } from './model.ts';
import { sentenceEnd } from './titles.ts';

const SHORTEST = 4;
const LONGEST = 22;
/** Longer first sentences head their paragraphs only where several siblings begin alike. */
const LONGEST_PARALLEL = 44;
const PARAGRAPH = 70;
/** One short sentence is style; several under one heading are a layer of the outline. */
const LEAST_SIBLINGS = 2;
const PARALLEL_PREFIX = 3;

/**
 * Adds the unnumbered first sentences that head paragraphs (段旨句) to the tree as leaves of kind `lead`, one level below the
 * section they stand in. Returns the leads of paragraphs that stand in no section.
 */
export function addLeads(
  text: string,
  folded: string,
  paragraphs: readonly Paragraph[],
  sections: readonly Section[],
): Section[] {
  const outside: Section[] = [];
  let next = 0;
  let current: Section | undefined;
  let run: { lead: Section; text: string }[] = [];
  const flush = (): void => {
    const leads = confirmed(run);
    if (current) insert(current, leads);
    else outside.push(...leads);
    run = [];
  };
  for (const paragraph of paragraphs) {
    while (next < sections.length && (sections[next] as Section).heading.start <= paragraph.span.start) {
      flush();
      current = sections[next++];
    }
    if (paragraph.region !== 'body' || paragraph.section) continue;
    const lead = leadOf(text, folded, paragraph, (current?.level ?? 0) + 1);
    if (lead) run.push({ lead, text: folded.slice(lead.title.span.start, lead.title.span.end) });
  }
  flush();
  return outside;
}

function leadOf(text: string, folded: string, { span }: Paragraph, level: number): Section | undefined {
  if (span.end - span.start < PARAGRAPH) return undefined;
  const stop = sentenceEnd(folded, span.start, Math.min(span.end, span.start + LONGEST_PARALLEL + 2));
  const length = stop - span.start;
  if (folded[stop] !== '。' || length < SHORTEST || length > LONGEST_PARALLEL) return undefined;
  const title = { start: span.start, end: stop };
  return {
    level,
    title: { text: text.slice(title.start, title.end), span: title },
    kind: 'lead',
    heading: title,
    span: { ...span },
    children: [],
  };
}

function confirmed(run: readonly { lead: Section; text: string }[]): Section[] {
  const prefixes = new Map<string, number>();
  for (const { text } of run) {
    const prefix = text.slice(0, PARALLEL_PREFIX);
    prefixes.set(prefix, (prefixes.get(prefix) ?? 0) + 1);
  }
  const leads = run.filter(
    ({ text }) => text.length <= LONGEST || (prefixes.get(text.slice(0, PARALLEL_PREFIX)) ?? 0) > 1,
  );
  return leads.length >= LEAST_SIBLINGS ? leads.map(({ lead }) => lead) : [];
}

function insert(parent: Section, leads: readonly Section[]): void {
  for (const lead of leads) {
    lead.parent = parent;
    lead.span.end = Math.min(lead.span.end, parent.span.end);
  }
  parent.children.push(...leads);
  parent.children.sort((a, b) => a.heading.start - b.heading.start);
}
