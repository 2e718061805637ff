import type { Edit } from '../rules/rule.ts';

/** A text under repeated editing that still knows which of its characters stood in the original, and where. */
export class EditedText {
  readonly #original: string;
  #pieces: Piece[];

  constructor(original: string) {
    this.#original = original;
    this.#pieces = original === '' ? [] : [{ text: original, origin: 0 }];
  }

  /** Applies `edits`, whose spans are UTF-16 offsets into the text as it is now, in text order and not overlapping. */
  apply(edits: readonly Edit[]): void {
    const reader = new PieceReader(this.#pieces);
    const pieces: Piece[] = [];
    for (const { span, newText } of edits) {
      reader.readTo(span.start, pieces);
      reader.readTo(span.end, []);
      if (newText !== '') pieces.push({ text: newText });
    }
    reader.readTo(Number.POSITIVE_INFINITY, pieces);
    this.#pieces = pieces;
  }

  /** The text as it is now. */
  get text(): string {
    return this.#pieces.map(({ text }) => text).join('');
  }

  /** The edits that lead from the original to the text as it is now, as offsets into the original, in text order. */
  get edits(): Edit[] {
    const edits: Edit[] = [];
    let at = 0;
    let inserted = '';
    const close = (end: number): void => {
      if (this.#original.slice(at, end) !== inserted) edits.push({ span: { start: at, end }, newText: inserted });
      inserted = '';
    };
    for (const { text, origin } of this.#pieces) {
      if (origin === undefined) {
        inserted += text;
      } else {
        close(origin);
        at = origin + text.length;
      }
    }
    close(this.#original.length);
    return edits;
  }
}

/** Characters that follow one another in the original from `origin` on, or new ones. */
interface Piece {
  text: string;
  origin?: number;
}

class PieceReader {
  readonly #pieces: readonly Piece[];
  #index = 0;
  #offsetInPiece = 0;
  #offset = 0;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
  }

  /** Adds to `read` the pieces from the last offset read to up to `end`, cut to fit. */
  readTo(end: number, read: Piece[]): void {
    for (let piece = this.#pieces[this.#index]; piece && this.#offset < end; piece = this.#pieces[this.#index]) {
      const length = Math.min(piece.text.length - this.#offsetInPiece, end - this.#offset);
      const text = piece.text.slice(this.#offsetInPiece, this.#offsetInPiece + length);
      read.push(piece.origin === undefined ? { text } : { text, origin: piece.origin + this.#offsetInPiece });
      this.#offset += length;
      this.#offsetInPiece += length;
      if (this.#offsetInPiece === piece.text.length) {
        this.#index++;
        this.#offsetInPiece = 0;
      }
    }
  }
}
