import { describe, expect, it } from 'vitest';
import { Session } from '../../server/src/session/session.ts';
import type { Snapshot } from '../../server/src/session/snapshot.ts';
import { applyEdits, findingsOf } from './checking.ts';

const ITEMS = 2500;
const DOUBLED = '水厂的的水清了。\n'.repeat(ITEMS);

describe('a text with more faults than anybody can look at', () => {
  const ofRule = (text: string, id: string) => findingsOf(text).filter(({ rule }) => rule === id);

  it('shows the first of a rule, and the last of them says that there are more', () => {
    const findings = ofRule(DOUBLED, 'duplicate-word');
    expect(findings).toHaveLength(2000);
    expect(findings.filter(({ message }) => message.zh.includes('其余的没有列出'))).toEqual([findings.at(-1)]);
  });

  it('says nothing of others where all are shown', () => {
    const findings = ofRule(DOUBLED.slice(0, DOUBLED.length / 2), 'duplicate-word');
    expect(findings).toHaveLength(ITEMS / 2);
    expect(findings.some(({ message }) => message.zh.includes('其余'))).toBe(false);
  });

  it('fixes those that are not shown too', async () => {
    const text = Array.from({ length: ITEMS }, (_, i) => `第${i}水厂的水清了，第${i}水厂的水清了，好喝了。\n`).join('');
    expect(ofRule(text, 'duplicate-clause')).toHaveLength(2000);
    const session = new Session({ files: { read: async () => undefined, reports: async () => [] } });
    const uri = 'file:///报告.txt';
    session.open({ uri, languageId: 'report', version: 0, text });
    const snapshot = session.snapshot(uri) as Snapshot;
    expect(applyEdits(text, await session.fixAll(snapshot)).match(/清了/g)).toHaveLength(ITEMS);
  });

  it('names the first of very many other places', () => {
    const [finding] = findingsOf(
      `${'东岸的老渠全部换成了管道，浇一遍地由五天缩短到一天半，省下来的水正好够新开的果园用。\n'.repeat(500)}`,
    );
    expect(finding?.related).toHaveLength(100);
  });

  it('gives a fix of very many edits in fewer that do the same', () => {
    const text = '"西岸"修桥了，'.repeat(6000);
    const [finding] = ofRule(text, 'straight-quote');
    const edits = finding?.fix?.edits ?? [];
    expect(edits.length).toBeLessThanOrEqual(5000);
    expect(applyEdits(text, edits)).toBe('“西岸”修桥了，'.repeat(6000));
  });
});
