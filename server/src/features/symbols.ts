import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import type { Contents, Glossary, GlossaryEntry, ParsedText, Report, Section } from '../report/model.ts';
import type { Locale, Localised } from '../rules/rule.ts';
import { contains, type Span } from '../text/span.ts';
import { caption, clip, UNTITLED } from './caption.ts';
import { toRange, trimEnd } from './position.ts';

/**
 * The outline of a document: its contents, sections, leads and glossary; under a symbol of its own for each report where
 * there are several. Every symbol has a name, lies inside its parent and holds its own selection range.
 */
export function documentSymbols(document: ParsedText, locale: Locale): DocumentSymbol[] {
  const whole = ({ describe, children }: SymbolSource): DocumentSymbol => ({
    ...describe(document),
    children: children.map(whole),
  });
  return symbolSources(document, locale).map(whole);
}

/** What a symbol is made of. */
export interface SymbolSource {
  span: Span;
  /** In text order. */
  children: SymbolSource[];
  /** The symbol without its children, in the document that it was found in or in a view of that. */
  describe(view: ParsedText): DocumentSymbol;
}

/** What the outline of a document is made of, in text order. */
export function symbolSources(document: ParsedText, locale: Locale): SymbolSource[] {
  const outline = new Outline(locale);
  const [first, ...others] = document.reports;
  if (!first) return [];
  if (others.length === 0) return outline.partsOf(first);
  return document.reports.map((report) => outline.report(report));
}

class Outline {
  constructor(private readonly locale: Locale) {}

  report(report: Report): SymbolSource {
    return {
      span: report.span,
      children: this.partsOf(report),
      describe: (view) =>
        symbol(view, report.span, report.title?.span, {
          name: report.title?.text ?? '',
          detail: this.count(view, report.span),
          kind: SymbolKind.File,
        }),
    };
  }

  /** Contents, outermost sections and glossary, in text order. */
  partsOf({ contents, glossary, sections }: Report): SymbolSource[] {
    const holder = glossary && holderOf(sections, glossary);
    const parts = sections.map((section) => this.section(section, holder && { section: holder, glossary }));
    if (contents) parts.push(this.contents(contents));
    if (glossary && !holder) parts.push(this.glossary(glossary));
    return parts.sort(byPlace);
  }

  private contents(contents: Contents): SymbolSource {
    return {
      span: contents.span,
      children: contents.sections.map((section) => this.contentsEntry(section)),
      describe: (view) =>
        symbol(view, contents.span, contents.heading, {
          name: LABELS.contents[this.locale],
          detail: '',
          kind: SymbolKind.Array,
        }),
    };
  }

  private contentsEntry(section: Section): SymbolSource {
    return {
      span: section.span,
      children: section.children.map((child) => this.contentsEntry(child)),
      describe: (view) =>
        symbol(view, section.span, section.heading, {
          name: caption(view, section),
          detail: '',
          kind: SymbolKind.Field,
        }),
    };
  }

  private section(section: Section, held: HeldGlossary | undefined): SymbolSource {
    const children = section.children.map((child) => this.section(child, held));
    if (held?.section === section) children.push(this.glossary(held.glossary));
    return {
      span: section.span,
      children: children.sort(byPlace),
      describe: (view) =>
        symbol(view, section.span, section.heading, {
          name: caption(view, section),
          detail: this.detail(view, section),
          kind: section.kind === 'lead' ? SymbolKind.String : (KIND_OF_LEVEL[section.level - 1] ?? SymbolKind.Object),
        }),
    };
  }

  private glossary(glossary: Glossary): SymbolSource {
    return {
      span: glossary.span,
      children: glossary.entries.map((entry) => this.entry(entry)),
      describe: (view) =>
        symbol(view, glossary.span, glossary.heading, {
          name: glossary.heading ? clip(view.lines.words(glossary.heading)) : LABELS.glossary[this.locale],
          detail: LABELS.entries[this.locale].replace('%', String(glossary.entries.length)),
          kind: SymbolKind.Namespace,
        }),
    };
  }

  private entry(entry: GlossaryEntry): SymbolSource {
    return {
      span: entry.span,
      children: [],
      describe: (view) =>
        symbol(view, entry.span, entry.termSpan, {
          name: entry.term,
          detail: clip(view.lines.words(entry.definition)),
          kind: SymbolKind.Key,
        }),
    };
  }

  private detail(view: ParsedText, section: Section): string {
    if (section.kind === 'lead') return LABELS.lead[this.locale];
    const count = this.count(view, section.span);
    return section.marker?.damage ? `${LABELS.damaged[this.locale]} · ${count}` : count;
  }

  private count(view: ParsedText, span: Span): string {
    return LABELS.characters[this.locale].replace('%', String(view.lines.characters(span)));
  }
}

function symbol(
  view: ParsedText,
  whole: Span,
  selected: Span | undefined,
  { name, detail, kind }: { name: string; detail: string; kind: SymbolKind },
): DocumentSymbol {
  const span = trimEnd(view, whole);
  const selection = selected ? within(selected, span) : { start: span.start, end: span.start };
  const symbol: DocumentSymbol = {
    name: clip(name) || UNTITLED,
    kind,
    range: toRange(view, span),
    selectionRange: toRange(view, selection),
  };
  return detail ? { ...symbol, detail } : symbol;
}

/** A glossary that stands inside a section. */
interface HeldGlossary {
  section: Section;
  glossary: Glossary;
}

/** The innermost section that holds the whole glossary. */
function holderOf(sections: readonly Section[], glossary: Glossary): Section | undefined {
  const section = sections.find(({ span }) => contains(span, glossary.span));
  return section && (holderOf(section.children, glossary) ?? section);
}

function within(inner: Span, outer: Span): Span {
  const start = Math.min(Math.max(inner.start, outer.start), outer.end);
  return { start, end: Math.min(Math.max(inner.end, start), outer.end) };
}

function byPlace({ span: a }: SymbolSource, { span: b }: SymbolSource): number {
  return a.start - b.start;
}

/** Icons by level. Leads are strings, so that `outline.showStrings` of VS Code hides them. */
const KIND_OF_LEVEL: readonly SymbolKind[] = [
  SymbolKind.Module,
  SymbolKind.Class,
  SymbolKind.Method,
  SymbolKind.Property,
  SymbolKind.Variable,
];

const LABELS = {
  contents: { zh: '目录', en: 'Contents' },
  glossary: { zh: '名词解释', en: 'Glossary' },
  entries: { zh: '%条', en: '% entries' },
  lead: { zh: '段旨句', en: 'lead' },
  damaged: { zh: '序号残缺', en: 'damaged marker' },
  characters: { zh: '%字', en: '% characters' },
} satisfies Record<string, Localised>;
