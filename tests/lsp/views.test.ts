import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, expectTypeOf, test } from 'vitest';
import { ErrorCodes } from 'vscode-languageserver-protocol';
import type * as client from '../../client/src/protocol.ts';
import type { DuplicateCluster } from '../../server/src/features/duplicates-view.ts';
import type { Overview } from '../../server/src/features/overview.ts';
import type { TermsView } from '../../server/src/features/terms-view.ts';
import { VIEW_REQUESTS } from '../../server/src/lsp/view-requests.ts';
import { SAMPLE } from '../features/sample.ts';
import { MODERN, Server } from './server.ts';

const URI = 'untitled:report-1';
const textDocument = { uri: URI };

let server: Server;
beforeEach(async () => {
  server = await new Server().initialize(MODERN);
});
afterEach(() => server.stop());

test('the views are served from the open document', async () => {
  await server.open(URI, SAMPLE);
  const { terms } = await server.request<TermsView>(VIEW_REQUESTS.terms, { textDocument });
  expect(terms.map(({ term }) => term)).toEqual(['双百工程', '云上茶园']);
  const { reports } = await server.request<Overview>(VIEW_REQUESTS.overview, { textDocument });
  expect(reports[0]?.sections.map(({ caption }) => caption)).toEqual(['一、去年工作回顾', '二、今年工作安排']);
  expect(await server.request(VIEW_REQUESTS.duplicates, { textDocument })).toEqual([]);
});

test('the views follow edits', async () => {
  await server.open(URI, SAMPLE);
  await server.change(URI, 2, [{ text: SAMPLE.replace(/^2\. 云上茶园.*$/m, '') }]);
  const { terms } = await server.request<TermsView>(VIEW_REQUESTS.terms, { textDocument });
  expect(terms.map(({ term }) => term)).toEqual(['双百工程']);
});

test('exports are texts', async () => {
  await server.open(URI, SAMPLE);
  const outline = await server.request(VIEW_REQUESTS.exportOutline, { textDocument, format: 'mermaid' });
  expect(outline).toContain('["二、今年工作安排"]');
  const glossary = await server.request(VIEW_REQUESTS.exportGlossary, { textDocument, format: 'csv' });
  expect(glossary).toContain('双百工程');
});

test('the overview compares with the report that gangmu.json names', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gangmu-views-'));
  try {
    await writeFile(join(folder, 'gangmu.json'), JSON.stringify({ previousReport: 'before.txt' }));
    await writeFile(join(folder, 'before.txt'), SAMPLE.replace('（二）守护山水。', '（二）改善民生。'));
    const uri = pathToFileURL(join(folder, 'now.txt')).href;
    await server.open(uri, SAMPLE);
    const { reports } = await server.request<Overview>(VIEW_REQUESTS.overview, { textDocument: { uri } });
    expect(reports[0]?.previous?.uri).toBe(pathToFileURL(join(folder, 'before.txt')).href);
    expect(reports[0]?.previous?.dropped.map(({ caption }) => caption)).toEqual(['（二）改善民生']);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

describe('what cannot be answered is refused', () => {
  test.each([
    ['a document that is not there', VIEW_REQUESTS.terms, { textDocument: { uri: 'file:///nowhere/report.txt' } }],
    ['no document', VIEW_REQUESTS.overview, {}],
    ['a number for a document', VIEW_REQUESTS.duplicates, { textDocument: { uri: 7 } }],
    ['a list for parameters', VIEW_REQUESTS.terms, [textDocument]],
    ['an unknown format', VIEW_REQUESTS.exportOutline, { textDocument, format: 'docx' }],
    ['no format', VIEW_REQUESTS.exportGlossary, { textDocument }],
    ['leads that are no yes or no', VIEW_REQUESTS.exportOutline, { textDocument, format: 'opml', leads: 'all' }],
  ])('%s', async (_what, method, parameters) => {
    await server.open(URI, SAMPLE);
    await expect(server.request(method, parameters)).rejects.toMatchObject({ code: ErrorCodes.InvalidParams });
    // The server is none the worse for it.
    expect(await server.request(VIEW_REQUESTS.terms, { textDocument })).toHaveProperty('terms');
  });

  test('a document that was closed', async () => {
    await server.open(URI, SAMPLE);
    await server.close(URI);
    await expect(server.request(VIEW_REQUESTS.terms, { textDocument })).rejects.toMatchObject({
      code: ErrorCodes.InvalidParams,
    });
  });
});

test('the client reads what the server writes', () => {
  expectTypeOf<TermsView>().toExtend<client.TermsView>();
  expectTypeOf<DuplicateCluster>().toExtend<client.DuplicateCluster>();
  expectTypeOf<Overview>().toExtend<client.Overview>();
});
