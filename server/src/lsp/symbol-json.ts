import { type SymbolSource, symbolSources } from '../features/symbols.ts';
import type { ParsedText } from '../report/model.ts';
import type { Locale } from '../rules/rule.ts';
import { PreparedJson } from './prepared-json.ts';

/** Most symbols in a part: to write them all anew takes less than a millisecond. */
const PART = 200;

/**
 * The symbols of a long document as JSON. Parts in which nothing was edited are kept from one answer to the next: of the 40 ms
 * that the symbols of 10 MB take to make and to write, one is left.
 */
export class SymbolJson {
  readonly #parts: Part[] = [];

  /** @param document what was read; the answers may be about it or about views of it */
  constructor(document: ParsedText, locale: Locale) {
    this.#write('[');
    this.#addAll(symbolSources(document, locale));
    this.#write(']');
  }

  /** The symbols as they are in `view`. */
  of(view: ParsedText): PreparedJson {
    return new PreparedJson(this.#parts.map((part) => part.of(view)));
  }

  /** Adds siblings: small ones together, large ones each as a head with its children behind it. */
  #addAll(sources: readonly SymbolSource[]): void {
    let run: SymbolSource[] = [];
    let size = 0;
    let comma = '';
    const flush = (): void => {
      if (run.length > 0) this.#parts.push(partOf(run, comma));
      if (run.length > 0) comma = ',';
      run = [];
      size = 0;
    };
    for (const source of sources) {
      const own = sizeOf(source);
      if (size + own > PART) flush();
      if (own > PART) {
        const start = comma;
        this.#parts.push(new Part(source.span, (view) => `${start}${head(source, view)}`));
        comma = ',';
        this.#addAll(source.children);
        this.#write(']}');
      } else {
        run.push(source);
        size += own;
      }
    }
    flush();
  }

  #write(text: string): void {
    this.#parts.push(new Part({ start: 0, end: 0 }, () => text));
  }
}

function partOf(run: readonly SymbolSource[], comma: string): Part {
  const start = Math.min(...run.map(({ span }) => span.start));
  const end = Math.max(...run.map(({ span }) => span.end));
  return new Part({ start, end }, (view) => comma + run.map((source) => json(source, view)).join(','));
}

function json(source: SymbolSource, view: ParsedText): string {
  return `${head(source, view)}${source.children.map((child) => json(child, view)).join(',')}]}`;
}

/** The symbol as far as its first child. */
function head({ describe }: SymbolSource, view: ParsedText): string {
  return `${JSON.stringify(describe(view)).slice(0, -1)},"children":[`;
}

function sizeOf({ children }: SymbolSource): number {
  return children.reduce((size, child) => size + sizeOf(child), 1);
}

/** Some symbols of the answer, and how they were written last. */
class Part {
  #edits: readonly object[] | undefined;
  #bytes = new Uint8Array();

  constructor(
    private readonly span: { start: number; end: number },
    private readonly write: (view: ParsedText) => string,
  ) {}

  of(view: ParsedText): Uint8Array {
    const edits = view.lines.edits(this.span);
    if (!this.#edits || edits.length !== this.#edits.length || edits.some((edit, i) => edit !== this.#edits?.[i])) {
      this.#bytes = ENCODER.encode(this.write(view));
      this.#edits = edits;
    }
    return this.#bytes;
  }
}

const ENCODER = new TextEncoder();
