import { createHash } from 'node:crypto';
import type { Check } from './check.ts';
import { type Packed, pack, unpack } from './packed.ts';
import { isSource, type readSource, type Source } from './source.ts';

/** A check as it is stored: what was found, without the records; and of the text only a digest. */
export interface StoredCheck extends Pick<Check, 'notice' | 'complaint'> {
  digest?: string;
  packed?: Omit<Packed, 'records'>;
}

export function storedCheck({ source, checked, ...rest }: Check): StoredCheck {
  if (!source || !checked) return rest;
  const { records: _, ...packed } = pack(checked);
  return { ...rest, digest: digestOf(source.bytes), packed };
}

/** The reverse of `storedCheck`, with the text read again; a complaint where it is no longer the one that was checked. */
export async function restoredCheck(
  { digest, packed, ...rest }: StoredCheck,
  read: () => ReturnType<typeof readSource>,
): Promise<Check> {
  if (!packed) return rest;
  const source = await read();
  if (!isSource(source)) return { complaint: source };
  if (digestOf(source.bytes) !== digest) return { complaint: hasChanged(source) };
  return { ...rest, source, checked: await unpack(packed, source) };
}

/** A digest of 256 bits, as text. That of bytes is kept: cache and shard both ask for it. */
export function digestOf(content: string | Uint8Array): string {
  const known = typeof content === 'string' ? undefined : digests.get(content);
  if (known !== undefined) return known;
  const digest = createHash('sha256').update(content).digest('base64url');
  if (typeof content !== 'string') digests.set(content, digest);
  return digest;
}

const digests = new WeakMap<Uint8Array, string>();

function hasChanged({ name }: Source) {
  return {
    file: name,
    what: { zh: '检查以后文件又变了', en: 'has changed since it was checked' },
    remedy: { zh: '请重新检查', en: 'check it again' },
  };
}
