import type { ParagraphRecords } from '../similarity/paragraph-records.ts';

/** Records of paragraphs as JSON takes them: the bytes of each array in base64, in the byte order of all machines node runs on. */
export type StoredRecords = Record<keyof ParagraphRecords, string>;

export function storeRecords(records: ParagraphRecords): StoredRecords {
  const { places, keys, lengths, starts, grams } = records;
  return { places: text(places), keys: text(keys), lengths: text(lengths), starts: text(starts), grams: text(grams) };
}

/** The reverse of `storeRecords`. */
export function restoreRecords({ places, keys, lengths, starts, grams }: StoredRecords): ParagraphRecords {
  return {
    places: new Uint32Array(bytes(places)),
    keys: new Float64Array(bytes(keys)),
    lengths: new Uint32Array(bytes(lengths)),
    starts: new Uint32Array(bytes(starts)),
    grams: new Uint32Array(bytes(grams)),
  };
}

function text({ buffer, byteOffset, byteLength }: Uint32Array | Float64Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

/** In a buffer of their own: small ones that node hands out need not begin at a multiple of eight. */
function bytes(base64: string): ArrayBuffer {
  return Uint8Array.from(Buffer.from(base64, 'base64')).buffer;
}
