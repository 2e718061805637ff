import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { decode, type Encoding, markOf } from '../session/encoding.ts';
import type { Complaint } from './complaint.ts';
import { systemReason } from './paths.ts';
import type { Source } from './source.ts';

/** `text` in the encoding of the source and with its byte order mark; a complaint where that cannot hold it. */
export async function encodeLike(source: Source, text: string): Promise<Uint8Array | Complaint> {
  const before = await encode(source.text, source);
  const after = await encode(text, source);
  if (Buffer.compare(before, source.bytes) === 0 && decode(after).text === text) return after;
  const name = source.encoding.toUpperCase();
  return {
    file: source.name,
    what: { zh: `修改后的文字无法用原来的编码 ${name} 保存`, en: `the fixed text cannot be saved as ${name}` },
    remedy: { zh: '文件未改动，请先另存为 UTF-8', en: 'the file is unchanged; save it as UTF-8 first' },
  };
}

async function encode(text: string, { encoding, bom }: { encoding: Encoding; bom: boolean }): Promise<Buffer> {
  return Buffer.concat([Buffer.from(bom ? markOf(encoding) : []), await encodeText(text, encoding)]);
}

async function encodeText(text: string, encoding: Encoding): Promise<Buffer> {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-16le':
      return Buffer.from(text, 'utf16le');
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16();
    case 'gb18030': {
      const { default: iconv } = await import('iconv-lite');
      return iconv.encode(text, encoding);
    }
  }
}

/**
 * Replaces the file's content in one step, so that no reader and no crash ever sees half of it: a new file in the same
 * folder takes the place and the mode of the old one. A link stays a link. Returns a complaint where the system refuses.
 */
export async function save(source: Source & { path: string }, bytes: Uint8Array): Promise<Complaint | undefined> {
  let temporary: string | undefined;
  try {
    const path = await realpath(source.path);
    await access(path, constants.W_OK);
    const { mode } = await stat(path);
    temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
    const file = await open(temporary, 'wx', mode);
    try {
      await file.writeFile(bytes);
      await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    return undefined;
  } catch (error) {
    if (temporary) await rm(temporary, { force: true });
    const reason = systemReason(error);
    return {
      file: source.name,
      what: { zh: `写不进去（${reason}）`, en: `cannot be written (${reason})` },
      remedy: {
        zh: '文件未改动，请检查文件和文件夹的权限',
        en: 'the file is unchanged; check its permissions and those of its folder',
      },
    };
  }
}
