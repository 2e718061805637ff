import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/** Bytes that are written, or looked through for line ends, in one go. */
const CHUNK = 0x10_0000;

/** A file of lines that are written one behind the other and read in any order, so that only the one at hand is in memory. */
export class LineFile {
  readonly #file: number;
  /** Where each line begins, and where the next one will. */
  readonly #starts = [0];
  #waiting: Buffer[] = [];
  #waitingBytes = 0;

  private constructor(file: number) {
    this.#file = file;
  }

  /** A new file at `path`, in place of any other. @throws what the system says where it refuses */
  static create(path: string): LineFile {
    return new LineFile(openSync(path, 'w+'));
  }

  /** The file at `path`. @throws what the system says where it refuses */
  static open(path: string): LineFile {
    const file = openSync(path, 'r');
    const lines = new LineFile(file);
    const chunk = Buffer.allocUnsafe(CHUNK);
    let offset = 0;
    for (let read = readSync(file, chunk, 0, CHUNK, 0); read > 0; read = readSync(file, chunk, 0, CHUNK, offset)) {
      const content = chunk.subarray(0, read);
      for (let at = content.indexOf(LINE_FEED); at >= 0; at = content.indexOf(LINE_FEED, at + 1)) {
        lines.#starts.push(offset + at + 1);
      }
      offset += read;
    }
    return lines;
  }

  /** Number of lines that have their end. */
  get count(): number {
    return this.#starts.length - 1;
  }

  /** Adds a line; `line` has no line end. */
  add(line: string): void {
    const bytes = Buffer.from(`${line}\n`);
    this.#starts.push((this.#starts.at(-1) as number) + bytes.length);
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes >= CHUNK) this.flush();
  }

  /** The line without its end; `index` counts from 0. */
  line(index: number): string {
    this.flush();
    const [start, end] = [this.#starts[index] as number, this.#starts[index + 1] as number];
    const bytes = Buffer.allocUnsafe(end - start - 1);
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(this.#file, bytes, at, bytes.length - at, start + at);
      if (read === 0) throw new Error('the file has become shorter');
      at += read;
    }
    return bytes.toString('utf8');
  }

  /** Writes what waits. */
  flush(): void {
    if (this.#waiting.length === 0) return;
    const bytes = Buffer.concat(this.#waiting);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  close(): void {
    this.flush();
    closeSync(this.#file);
  }
}

const LINE_FEED = 0x0a;
