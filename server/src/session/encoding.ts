import type { Localised } from '../rules/rule.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface Decoded {
  /** Without the byte order mark. */
  text: string;
  encoding: Encoding;
  /** Whether a byte order mark stood before the text. */
  bom: boolean;
}

/** Bytes that are no text in an encoding this program reads. */
export class UndecodableError extends Error {
  readonly what: Localised;
  readonly remedy: Localised;

  constructor(what: Localised, remedy: Localised) {
    super(what.en);
    this.name = 'UndecodableError';
    this.what = what;
    this.remedy = remedy;
  }
}

/** Reads valid UTF-8. */
export type Utf8Decoder = (bytes: Uint8Array) => string | undefined;

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
];

/** Byte order mark of each encoding. */
export function markOf(encoding: Encoding): readonly number[] {
  return MARKS.find(([name]) => name === encoding)?.[1] ?? [];
}

/**
 * Reads bytes by their byte order mark, else as valid UTF-8, else as UTF-16 (which alone has zero bytes), else as
 * GB18030, of which GB 2312 and GBK are parts.
 *
 * @param decodeUtf8 a quicker way to read UTF-8, where the host has one; undefined for bytes that are not valid
 * @throws {UndecodableError} where the bytes are none of these, or no text
 */
export function decode(bytes: Uint8Array, decodeUtf8: Utf8Decoder = (utf8) => tryDecode(utf8, 'utf-8')): Decoded {
  const decodeAs = (encoded: Uint8Array, encoding: Encoding): string | undefined =>
    encoding === 'utf-8' ? decodeUtf8(encoded) : tryDecode(encoded, encoding);
  for (const [encoding, mark] of MARKS) {
    if (!mark.every((byte, i) => bytes[i] === byte)) continue;
    const text = decodeAs(bytes.subarray(mark.length), encoding);
    if (text !== undefined && !BINARY.test(text)) return { text, encoding, bom: true };
    throw broken(encoding);
  }
  const encodings: Encoding[] = bytes.includes(0) ? ['utf-16le', 'utf-16be'] : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    const text = decodeAs(bytes, encoding);
    if (text === undefined) {
      if (encoding === 'utf-8' && isDamagedUtf8(bytes)) throw broken(encoding);
    } else if (!BINARY.test(text) && (!encoding.startsWith('utf-16') || isPlainText(text))) {
      return { text, encoding, bom: false };
    }
  }
  throw new UndecodableError(
    { zh: '不是文本文件，或编码无法识别', en: 'not a text file, or in an unknown encoding' },
    { zh: '请另存为 UTF-8 或 GB18030 文本', en: 'save it as UTF-8 or GB18030 text' },
  );
}

function broken(encoding: Encoding): UndecodableError {
  const name = encoding.toUpperCase();
  return new UndecodableError(
    { zh: `${name} 文本中有损坏的字节`, en: `${name} text with broken bytes` },
    { zh: '请从原文件重新导出', en: 'export it again from its source' },
  );
}

function tryDecode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Control characters that no text has: all but tab, line ends, form feed, escape and the end-of-file mark of DOS. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const BINARY = /[\0-\u0008\u000e-\u0019\u001c-\u001f]/;

/** In UTF-8 with a few broken bytes sound characters outnumber broken ones by at least this factor; in GB18030 there are almost none. */
const SOUND_PER_BROKEN = 10;

/** Whether the bytes are UTF-8 but for a few: reading those as GB18030 would give a text nobody wrote. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let sound = 0;
  let lost = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0xfffd) lost++;
    else if (unit >= 0x800) sound++;
  }
  return sound > SOUND_PER_BROKEN * lost;
}

/** Bytes read as UTF-16 are text if at least this share of the characters is Chinese or ASCII. */
const PLAIN_SHARE = 0.9;

function isPlainText(text: string): boolean {
  let plain = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const han = unit >= 0x4e00 && unit <= 0x9fff;
    const mark = (unit >= 0x2000 && unit <= 0x206f) || (unit >= 0x3000 && unit <= 0x303f) || unit >= 0xff00;
    if (han || mark || unit < 0x80) plain++;
  }
  return plain >= PLAIN_SHARE * text.length;
}
