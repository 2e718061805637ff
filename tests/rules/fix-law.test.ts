import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../server/src/rules/registry.ts';
import type { Finding } from '../../server/src/rules/rule.ts';
import { faultKinds } from '../accuracy/kinds.ts';
import { outcomes } from '../accuracy/measure.ts';
import { Random } from '../accuracy/random.ts';
import { cleanReportNames, cleanReports } from '../accuracy/reports.ts';
import { corpusFiles, HAS_CORPUS, SKIP_WITHOUT_CORPUS } from '../corpus/corpus.ts';
import { findingsOf } from './checking.ts';
import { breaches, unsettled } from './fix-law.ts';
import { readRulePage } from './rule-page.ts';

const PAGES = new URL('../../docs/rules/', import.meta.url);

describe('on the examples of the rule pages', () => {
  it.each(rules.filter(({ fixable }) => fixable).map(({ id }) => id))('%s', (id) => {
    const file = new URL(`${id}.md`, PAGES);
    const page = readRulePage(existsSync(file) ? readFileSync(file, 'utf8') : '');
    const check = (text: string): Finding[] => findingsOf(text, id, page.settings);
    const found = page.wrong.flatMap(({ text }) => {
      const findings = check(text);
      const broken = findings.flatMap((finding) =>
        finding.fix ? breaches(text, findings, finding, finding.fix, check) : [],
      );
      return [...broken, unsettled(text, check) ?? []].flat();
    });
    expect(found).toEqual([]);
  });
});

describe.skipIf(SKIP_WITHOUT_CORPUS)('on real reports (skipped where they are not at hand)', () => {
  it.each([...corpusFiles('seeds'), ...corpusFiles('reports')])('$name', ({ text }) => {
    const findings = findingsOf(text);
    const found = sampleOf(findings).flatMap((finding) =>
      finding.fix ? breaches(text, findings, finding, finding.fix, findingsOf) : [],
    );
    expect([...found, unsettled(text, findingsOf) ?? []].flat()).toEqual([]);
  });
});

/** Some findings of each rule: what a rule does at a third place of one report it does at the others. */
function sampleOf(findings: readonly Finding[]): Finding[] {
  const counts = new Map<string, number>();
  return findings.filter(({ rule }) => {
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    return count <= SAMPLE;
  });
}

const SAMPLE = 2;

/** Each with one known fault; `npm run accuracy` puts faults into all. */
const FAULTY_REPORTS = 6;

describe.skipIf(SKIP_WITHOUT_CORPUS)('on real reports with a fault (skipped where they are not at hand)', () => {
  const names = HAS_CORPUS ? new Random('fix law').shuffle(cleanReportNames()).slice(0, FAULTY_REPORTS) : [];
  const reports = cleanReports(names);

  it.each(faultKinds)('$id', (kind) => {
    for (const { text, fresh, report } of outcomes(kind, reports, 1)) {
      const findings = findingsOf(text);
      const found = fresh.flatMap((finding) =>
        finding.fix ? breaches(text, findings, finding, finding.fix, findingsOf, report.findings) : [],
      );
      expect([...found, unsettled(text, findingsOf) ?? []].flat(), report.name).toEqual([]);
    }
  });
});
