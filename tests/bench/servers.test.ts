import { beforeAll, describe, expect, test } from 'vitest';
import { hold } from './hold.ts';
import { type InputName, input } from './inputs/inputs.ts';
import { LIMITS } from './limits.ts';
import {
  type Keystrokes,
  LINE_KINDS,
  type Occasion,
  openDocument,
  REQUESTS,
  type RequestKind,
} from './servers/keystrokes.ts';
import { growthOverDocuments, growthOverEdits } from './servers/leaks.ts';
import { GANGMU, type Server, STUB_INCREMENTAL, STUB_RESCAN } from './servers/servers.ts';

const limits = LIMITS.servers;

async function typed(server: Server, name: InputName, requests: readonly RequestKind[]): Promise<Keystrokes> {
  const document = await openDocument(server, input(name));
  if ('failed' in document) throw new Error(document.failed);
  try {
    return await document.measure({ edits: 40, budget: 2, requests });
  } finally {
    await document.client.kill();
  }
}

// CPU time and memory of another process are read where Linux tells them.
describe.runIf(process.platform === 'linux')('the server after single edits', () => {
  let small: Keystrokes;
  let large: Keystrokes;
  let rescan: Keystrokes;
  let incremental: Keystrokes;

  beforeAll(async () => {
    small = await typed(GANGMU, 'kb50', REQUESTS);
    large = await typed(GANGMU, 'mb10', REQUESTS);
    rescan = await typed(STUB_RESCAN, 'mb10', ['documentSymbol']);
    incremental = await typed(STUB_INCREMENTAL, 'mb10', ['documentSymbol']);
  }, 120_000);

  /** CPU time after an edit and a request; fails where the request was not answered. */
  function cpu(keystrokes: Keystrokes, what: Occasion): number {
    const latency = keystrokes.latency.get(what);
    expect(latency, what).toBeDefined();
    return (latency as { cpu: number }).cpu;
  }

  test.each(
    (['hover', 'completion', 'diagnostic', 'checked'] as const).flatMap((request) =>
      LINE_KINDS.map((kind) => [request, kind] as const),
    ),
  )('%s in 10 MB after an edit of a %s line costs no more than it may, to the same in 50 KB', (request, kind) => {
    const what = `${kind} ${request}` as const;
    hold(`${what}, 10 MB ÷ 50 KB`, cpu(large, what) / cpu(small, what), limits[request]);
  });

  test('the outline of 10 MB after an edit of the body costs little more than sending a kept one', () => {
    const what = 'body documentSymbol';
    hold(`${what} ÷ incremental stub`, cpu(large, what) / cpu(incremental, what), limits.outlineAfterBody);
  });

  test('the outline of 10 MB after an edit of a heading costs about what reading all lines does', () => {
    const what = 'marker documentSymbol';
    hold(`${what} ÷ rescanning stub`, cpu(large, what) / cpu(rescan, what), limits.outlineAfterHeading);
  });

  test('10 MB open take a bounded multiple of the memory that the usual library takes', () => {
    hold('resident ÷ rescanning stub', large.resident / rescan.resident, limits.memory);
  });
});

describe.runIf(process.platform === 'linux')("the server's memory does not grow with use", () => {
  test('over 2,000 edits', async () => {
    const { early, late } = await growthOverEdits(GANGMU, input('kb50'), 2000);
    hold('in use after 2,000 edits ÷ 200', late / early, LIMITS.memory.edits);
  });

  test('over 200 documents opened and closed', async () => {
    const { early, late } = await growthOverDocuments(GANGMU, input('kb50'), 200);
    hold('in use after 200 documents ÷ 20', late / early, LIMITS.memory.documents);
  });
});
