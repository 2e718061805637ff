import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import type { Contents, Glossary, GlossaryEntry, ParsedText, Report, Section } from '../report/model.ts';
import type { Locale, Localised } from '../rules/rule.ts';
import { contains, type Span } from '../text/span.ts';
import { caption, clip, UNTITLED } from './caption.ts';
import { countCharacters, toRange, trimEnd } from './position.ts';

/**
 * The outline of a document: its contents, sections, leads and glossary; under a symbol of its own for each report where
 * there are several. Every symbol has a name, lies inside its parent and holds its own selection range.
 */
export function documentSymbols(document: ParsedText, locale: Locale): DocumentSymbol[] {
  const outline = new Outline(document, locale);
  const [first, ...others] = document.reports;
  if (!first) return [];
  if (others.length === 0) return outline.partsOf(first);
  return document.reports.map((report) => outline.report(report));
}

class Outline {
  constructor(
    private readonly document: ParsedText,
    private readonly locale: Locale,
  ) {}

  report(report: Report): DocumentSymbol {
    return this.symbol({
      name: report.title?.text ?? '',
      detail: this.count(report.span),
      kind: SymbolKind.File,
      span: report.span,
      selection: report.title?.span,
      children: this.partsOf(report),
    });
  }

  /** Contents, outermost sections and glossary, in text order. */
  partsOf({ contents, glossary, sections }: Report): DocumentSymbol[] {
    const holder = glossary && holderOf(sections, glossary);
    const parts = sections.map((section) => this.section(section, holder && { section: holder, glossary }));
    if (contents) parts.push(this.contents(contents));
    if (glossary && !holder) parts.push(this.glossary(glossary));
    return parts.sort(byPlace);
  }

  private contents(contents: Contents): DocumentSymbol {
    return this.symbol({
      name: LABELS.contents[this.locale],
      detail: '',
      kind: SymbolKind.Array,
      span: contents.span,
      selection: contents.heading,
      children: contents.sections.map((section) => this.contentsEntry(section)),
    });
  }

  private contentsEntry(section: Section): DocumentSymbol {
    return this.symbol({
      name: caption(this.document, section),
      detail: '',
      kind: SymbolKind.Field,
      span: section.span,
      selection: section.heading,
      children: section.children.map((child) => this.contentsEntry(child)),
    });
  }

  private section(section: Section, held: HeldGlossary | undefined): DocumentSymbol {
    const children = section.children.map((child) => this.section(child, held));
    if (held?.section === section) children.push(this.glossary(held.glossary));
    return this.symbol({
      name: caption(this.document, section),
      detail: this.detail(section),
      kind: section.kind === 'lead' ? SymbolKind.String : (KIND_OF_LEVEL[section.level - 1] ?? SymbolKind.Object),
      span: section.span,
      selection: section.heading,
      children: children.sort(byPlace),
    });
  }

  private glossary(glossary: Glossary): DocumentSymbol {
    return this.symbol({
      name: glossary.heading ? this.textOf(glossary.heading) : LABELS.glossary[this.locale],
      detail: LABELS.entries[this.locale].replace('%', String(glossary.entries.length)),
      kind: SymbolKind.Namespace,
      span: glossary.span,
      selection: glossary.heading,
      children: glossary.entries.map((entry) => this.entry(entry)),
    });
  }

  private entry(entry: GlossaryEntry): DocumentSymbol {
    return this.symbol({
      name: entry.term,
      detail: clip(this.textOf(entry.definition)),
      kind: SymbolKind.Key,
      span: entry.span,
      selection: entry.termSpan,
      children: [],
    });
  }

  private detail(section: Section): string {
    if (section.kind === 'lead') return LABELS.lead[this.locale];
    const count = this.count(section.span);
    return section.marker?.damage ? `${LABELS.damaged[this.locale]} · ${count}` : count;
  }

  private count(span: Span): string {
    return LABELS.characters[this.locale].replace('%', String(countCharacters(this.document, span)));
  }

  private textOf(span: Span): string {
    return clip(this.document.text.slice(span.start, span.end));
  }

  private symbol(parts: {
    name: string;
    detail: string;
    kind: SymbolKind;
    span: Span;
    selection: Span | undefined;
    children: DocumentSymbol[];
  }): DocumentSymbol {
    const span = trimEnd(this.document, parts.span);
    const selection = parts.selection ? within(parts.selection, span) : { start: span.start, end: span.start };
    const symbol: DocumentSymbol = {
      name: clip(parts.name) || UNTITLED,
      kind: parts.kind,
      range: toRange(this.document, span),
      selectionRange: toRange(this.document, selection),
      children: parts.children,
    };
    return parts.detail ? { ...symbol, detail: parts.detail } : symbol;
  }
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

function byPlace({ range: { start: a } }: DocumentSymbol, { range: { start: b } }: DocumentSymbol): number {
  return a.line - b.line || a.character - b.character;
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
