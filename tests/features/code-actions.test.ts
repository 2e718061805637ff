import { describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-types';
import { type CodeActionOptions, codeActions } from '../../server/src/features/code-actions.ts';
import { toDiagnostic } from '../../server/src/features/diagnostics.ts';
import { fixAll } from '../../server/src/features/fix-all.ts';
import type { ParsedText } from '../../server/src/report/model.ts';
import { check as checkRules } from '../../server/src/rules/check.ts';
import { marked, URI } from './marked.ts';

const findingsIn = (document: ParsedText) => checkRules(document, ({ severity }) => severity).findings;

/** Actions offered at the cursor. */
function offered(fixture: string, only?: string[], options: Partial<CodeActionOptions> = {}): Promise<CodeAction[]> {
  const { document, cursor } = marked(fixture);
  const findings = findingsIn(document);
  const diagnostics = findings.map((finding) =>
    toDiagnostic(document, URI, finding, { locale: 'zh', relatedInformation: true }),
  );
  const context = only ? { diagnostics, only } : { diagnostics };
  return codeActions(document, findings, { start: cursor, end: cursor }, context, {
    locale: 'zh',
    uri: URI,
    version: 1,
    fixAll: async () => fixAll(document, findingsIn),
    ...options,
  });
}

const DAMAGED = `一、农业
（一）种粮。今年种粮十万亩，产量再上台阶。
二）‸种茶。今年种茶一万亩，品质再上台阶。
三）种树。今年种树一千亩，绿化再上台阶。
（四）养蜂。今年养蜂五百箱，收入再上台阶。
`;

describe('code actions', () => {
  it('offer the fix of the finding at the cursor first, preferred as it is safe, then those of its rule, then all', async () => {
    const actions = await offered(DAMAGED);
    expect(actions.map(({ kind, isPreferred }) => [kind, isPreferred])).toEqual([
      ['quickfix', true],
      ['quickfix', undefined],
      ['source.fixAll.gangmu', undefined],
    ]);
    expect(actions[0]?.diagnostics).toMatchObject([{ code: 'heading-marker-damaged', range: { start: { line: 2 } } }]);
    expect(actions[1]?.title).toContain('（2处）');
  });

  it('offer nothing at a sound place but to fix all', async () => {
    const kinds = (await offered(DAMAGED.replace('‸', '').replace('种粮。', '种粮。‸'))).map(({ kind }) => kind);
    expect(kinds).toEqual(['source.fixAll.gangmu']);
  });

  it('keep to the kinds asked for', async () => {
    const kinds = async (only: string[]) => (await offered(DAMAGED, only)).map(({ kind }) => kind);
    expect(await kinds(['refactor'])).toEqual([]);
    expect(await kinds(['source'])).toEqual(['source.fixAll.gangmu']);
    expect(await kinds(['source.organizeImports'])).toEqual([]);
    expect(await kinds(['quickfix'])).toEqual(['quickfix', 'quickfix']);
  });

  it('belong to a version only for a client that can tell versions apart', async () => {
    expect((await offered(DAMAGED))[0]?.edit).toMatchObject({
      documentChanges: [{ textDocument: { uri: URI, version: 1 } }],
    });
    expect((await offered(DAMAGED, undefined, { version: null }))[0]?.edit).toMatchObject({ changes: { [URI]: [{}] } });
  });

  it('are none for a clean report', async () => {
    expect(await offered('一、农业\n今年种粮十万亩，产量再上台阶。\n')).toEqual([]);
  });
});
