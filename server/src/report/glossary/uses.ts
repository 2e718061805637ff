import { fold } from '../../text/fold.ts';
import { contains, type Span } from '../../text/span.ts';
import type { Glossary, GlossaryEntry, Report } from '../model.ts';
import { listMembers } from './aliases.ts';
import { normaliseTerm, TermIndex } from './term-index.ts';

/** A paragraph shorter than this that ends without a stop is a title, not the first half of a cut paragraph. */
const CUT_MIN_LENGTH = 25;

/**
 * How a name stands for an entry: as the term or an alias; as one member of a list that is the term (一口受理 of
 * 一口受理、一窗通办); as the quoted core of the term (`“七个一”` of `“七个一”工程`), which counts in quotation marks only.
 */
type NameKind = 'whole' | 'member' | 'core';

/** An entry under one of its names. */
interface Named {
  entry: GlossaryEntry;
  kind: NameKind;
}

/**
 * Fills `uses` of every glossary entry: the places in the report outside its glossary where the term or an alias stands, in
 * text order. Members of a list and quoted cores count only where the report never writes the whole. A use may run over a note mark (so `noteMarks` must be filled) and over the break of a cut paragraph. An entry that repeats
 * another has the same list of uses.
 */
export function linkUses(folded: string, report: Report): void {
  const { glossary } = report;
  if (!glossary) return;
  const { entries } = glossary;
  const models = modelsOf(entries);
  const different = entries.filter((entry) => models.get(entry) === entry);
  const names = collectNames(different);
  const owners = [...names.values()];
  const hits = new TermIndex([...names.keys()]).search(folded, piecesOutside(folded, report, glossary));
  const wholes = new Map<GlossaryEntry, Span[]>(different.map((entry) => [entry, []]));
  const parts = new Map<GlossaryEntry, Span[]>(different.map((entry) => [entry, []]));
  for (const { start, end, pattern } of hits) {
    const use = withQuotes(folded, { start, end });
    for (const { entry, kind } of owners[pattern] as Named[]) {
      if (kind === 'core' && !isQuoted(folded, use)) continue;
      (kind === 'whole' ? wholes : parts).get(entry)?.push(use);
    }
  }
  for (const entry of entries) {
    const model = models.get(entry) as GlossaryEntry;
    const whole = wholes.get(model) as Span[];
    entry.uses = whole.length > 0 ? whole : (parts.get(model) as Span[]);
  }
}

/** For each entry the first of the same names, which is mostly itself: a list of uses for each copy would not be linear. */
function modelsOf(entries: readonly GlossaryEntry[]): Map<GlossaryEntry, GlossaryEntry> {
  const firsts = new Map<string, GlossaryEntry>();
  return new Map(
    entries.map((entry) => {
      const key = [entry.term, ...entry.aliases].join('\n');
      const first = firsts.get(key) ?? entry;
      firsts.set(key, first);
      return [entry, first];
    }),
  );
}

/** Every name by its normalised form. The term of one entry is no alias of another, a core shared by two terms is none at all. */
function collectNames(entries: readonly GlossaryEntry[]): Map<string, Named[]> {
  const names = new Map<string, Named[]>();
  const cores = new Map<string, Named[]>();
  for (const entry of entries) {
    for (const form of formsOf(entry.term)) push(names, form, { entry, kind: 'whole' });
    for (const core of coreOf(entry.term)) push(cores, core, { entry, kind: 'core' });
  }
  const terms = new Set(names.keys());
  for (const entry of entries) {
    const members = new Set(listMembers(entry.term).map((member) => normaliseTerm(fold(member))));
    for (const alias of entry.aliases) {
      const form = normaliseTerm(fold(alias));
      if (!terms.has(form)) push(names, form, { entry, kind: members.has(form) ? 'member' : 'whole' });
    }
  }
  for (const [core, owners] of cores) {
    if (!names.has(core) && new Set(owners.map(({ entry }) => entry.term)).size === 1) names.set(core, owners);
  }
  return names;
}

const CORE_MIN_LENGTH = 3;

/** The one quoted part of a term that has more words than that. */
function coreOf(term: string): string[] {
  const quoted = Array.from(term.matchAll(/“([^“”]+)”/g), (match) => normaliseTerm(fold(match[1] as string)));
  const core = quoted[0];
  return quoted.length === 1 && core && core.length >= CORE_MIN_LENGTH && !/^\d+[条个项]?$/.test(core) ? [core] : [];
}

/** Takes in a quotation mark at the edge whose partner stands inside: `警源、诉源“治理”` ends behind the mark. */
function withQuotes(folded: string, { start, end }: Span): Span {
  let depth = 0;
  let lowest = 0;
  for (let i = start; i < end; i++) {
    if (folded[i] === '“') depth++;
    else if (folded[i] === '”') lowest = Math.min(lowest, --depth);
  }
  return {
    start: lowest < 0 && folded[start - 1] === '“' ? start - 1 : start,
    end: depth > lowest && folded[end] === '”' ? end + 1 : end,
  };
}

const OPENING_QUOTE = /[“"‘「]/;
const CLOSING_QUOTE = /[”"’」]/;
const MARK = /^(?:\[\d{1,3}\]|〔\d{1,3}〕|【\d{1,3}】)/;

function isQuoted(folded: string, { start, end }: Span): boolean {
  const mark = MARK.exec(folded.slice(end, end + 6))?.[0].length ?? 0;
  return OPENING_QUOTE.test(folded.charAt(start - 1)) && CLOSING_QUOTE.test(folded.charAt(end + mark));
}

/** The term itself and, for a list, its members written without 、 between them: 三深化三提升 for 三深化、三提升. */
function formsOf(term: string): Set<string> {
  const form = normaliseTerm(fold(term));
  const joined = form.replaceAll('、', '');
  return joined.length >= 4 ? new Set([form, joined]) : new Set([form]);
}

/** Entries come one after another, so that one that has the name already is the last of its owners. */
function push(names: Map<string, Named[]>, form: string, named: Named): void {
  const owners = names.get(form);
  if (!owners) names.set(form, [named]);
  else if (owners.at(-1)?.entry !== named.entry) owners.push(named);
}

/**
 * The paragraphs outside the glossary, cut at note marks, which may stand inside a term (`“三线一单[18]”`). A piece is open where
 * the text runs on in the next: at a note mark, and where a column or page break has cut a paragraph.
 */
function* piecesOutside(folded: string, report: Report, glossary: Glossary): Iterable<Span & { open: boolean }> {
  const marks = report.noteMarks;
  let mark = 0;
  for (const { span, section } of report.paragraphs) {
    if (contains(glossary.span, span)) continue;
    const isTitle = section?.kind === 'block';
    for (const part of withoutGlossary(span, glossary.span)) {
      let from = part.start;
      for (; mark < marks.length && (marks[mark] as { span: Span }).span.start < part.end; mark++) {
        const markSpan = (marks[mark] as { span: Span }).span;
        if (markSpan.start < from) continue;
        yield { start: from, end: markSpan.start, open: true };
        from = markSpan.end;
      }
      yield { start: from, end: part.end, open: !isTitle && isCut(folded, part) };
    }
  }
}

function withoutGlossary(span: Span, glossary: Span): Span[] {
  if (glossary.end <= span.start || span.end <= glossary.start) return [span];
  return [
    { start: span.start, end: glossary.start },
    { start: glossary.end, end: span.end },
  ].filter(({ start, end }) => start < end);
}

const RUNS_ON = /[\u4e00-\u9fff\dA-Za-z,、“《]/;

function isCut(folded: string, { start, end }: Span): boolean {
  return end - start >= CUT_MIN_LENGTH && RUNS_ON.test(folded.charAt(end - 1));
}
