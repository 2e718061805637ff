import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../folder.ts';
import type { Input } from '../inputs/inputs.ts';
import type { Client } from './client.ts';
import { openDocument } from './keystrokes.ts';
import type { Server } from './servers.ts';

/** What is in use after all garbage was collected, in MiB: after a tenth of the work and after all of it. */
export interface Growth {
  early: number;
  late: number;
}

/** Edits between two requests for diagnostics, as if one typed a clause and looked up. */
const CLAUSE = 10;

/** After an answer, for work that goes on behind it, in ms. */
const SETTLE = 500;

/** Edits one document again and again. */
export async function growthOverEdits(server: Server, made: Input, edits: number): Promise<Growth> {
  const document = await opened(server, made);
  const { client } = document;
  const heaps: number[] = [];
  for (let i = 1; i <= edits; i++) {
    const { cursor } = document.edit(i % 4 < 2 ? 'body' : 'marker');
    await document.ask('hover', cursor);
    if (i % CLAUSE === 0) {
      await document.ask('diagnostic', cursor);
      await document.ask('documentSymbol', cursor);
    }
    if (i === edits / 10 || i === edits) heaps.push(await heapOf(client));
  }
  await client.kill();
  return growthOf(heaps);
}

/** Opens documents, looks at each as an editor does, and closes them. */
export async function growthOverDocuments(server: Server, made: Input, documents: number): Promise<Growth> {
  const { client } = await opened(server, made);
  const folder = made[server.form];
  const text = readFileSync(join(folder, readdirSync(folder)[0] as string), 'utf8');
  const heaps: number[] = [];
  for (let i = 1; i <= documents; i++) {
    const uri = `untitled:report-${i}`;
    const { languageId } = server;
    // Each is a text of its own: the same one might be kept once.
    client.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text: `${text}第${i}份。` } });
    await client.request('textDocument/documentSymbol', { textDocument: { uri } });
    await client.request('textDocument/diagnostic', { textDocument: { uri } });
    client.notify('textDocument/didClose', { textDocument: { uri } });
    if (i === documents / 10 || i === documents) heaps.push(await heapOf(client));
  }
  await client.kill();
  return growthOf(heaps);
}

async function opened(server: Server, made: Input) {
  const [node, ...args] = server.command('') as [string, ...string[]];
  const probe = join(ROOT, 'tests/bench/programs/heap-probe.cjs');
  const command = () => [node, '--expose-gc', '--require', probe, ...args];
  const document = await openDocument({ ...server, command }, made);
  if ('failed' in document) throw new Error(document.failed);
  return document;
}

/** What the server has in use after all garbage was collected, in MiB. */
async function heapOf({ process }: Client): Promise<number> {
  const probe = process.stdio[3];
  if (!probe) throw new Error('the server has no probe');
  await sleep(SETTLE);
  const line = once(probe, 'data');
  process.kill('SIGUSR2');
  return Number(String((await line)[0])) / 2 ** 20;
}

function growthOf([early = Number.NaN, late = Number.NaN]: readonly number[]): Growth {
  return { early, late };
}
