/** What node's `Buffer` offers here; browsers have none. */
interface Bytes {
  from(buffer: ArrayBufferLike, offset: number, length: number): { toString(encoding: 'utf16le'): string };
}

const bytes = (globalThis as { Buffer?: Bytes }).Buffer;
const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

/** The text of these UTF-16 units. `Buffer` copies them where `TextDecoder` looks at each: twice to ten times as fast. */
export function textOf(units: Uint16Array): string {
  return bytes
    ? bytes.from(units.buffer, units.byteOffset, units.byteLength).toString('utf16le')
    : decoder.decode(units);
}
