import { describe, expect, it } from 'vitest';
import type { ParsedText } from '../../server/src/report/model.ts';
import { parse } from '../../server/src/report/parse.ts';
import { clauses, sentences } from '../../server/src/report/sentences.ts';
import { check } from '../../server/src/rules/check.ts';
import type { Finding } from '../../server/src/rules/rule.ts';
import { fold } from '../../server/src/text/fold.ts';
import type { Span } from '../../server/src/text/span.ts';
import { applyEdits } from '../rules/checking.ts';
import { corpusFiles, SKIP_WITHOUT_CORPUS } from './corpus.ts';

/** Rules on repeats. */
const RULES = new Set([
  'duplicate-paragraph',
  'near-duplicate-paragraph',
  'duplicate-sentence',
  'duplicate-clause',
  'body-duplicated',
  'glossary-duplicate-term',
  'glossary-conflicting-definition',
]);

/** What really stands twice in the published reports, as `line: severity rule`, lines counted from 0. */
const REPEATS: Record<string, string[]> = {
  'fuping-2020.txt': ['95: warning body-duplicated'],
  'hebei-2003.txt': ['668: warning body-duplicated'],
  'state-council-2010.txt': ['213: warning near-duplicate-paragraph'],
  'state-council-2023-doubled.txt': ['108: warning body-duplicated'],
};

function findingsOf(document: ParsedText): Finding[] {
  return check(document, ({ severity, off }) => (off ? 'off' : severity)).findings;
}

function repeatsOf(text: string): string[] {
  const document = parse(text);
  return findingsOf(document)
    .filter(({ rule }) => RULES.has(rule))
    .map(({ span, severity, rule }) => `${document.lines.lineAt(span.start)}: ${severity} ${rule}`);
}

describe.skipIf(SKIP_WITHOUT_CORPUS)('repeats in real reports (skipped where they are not at hand)', () => {
  const reports = corpusFiles('reports');

  it.each(reports)('$name: nothing is reported that does not stand twice', ({ name, text }) => {
    expect(repeatsOf(text)).toEqual(REPEATS[name] ?? []);
  });

  it.each([...corpusFiles('seeds'), ...reports])('$name: the folded text has the same repeats', ({ text }) => {
    expect(repeatsOf(fold(text))).toEqual(repeatsOf(text));
  });

  // In wrapped text a copy would have to be broken anew.
  const clean = reports
    .filter(({ name }) => !(name in REPEATS) && !/web-junk|ocr/.test(name))
    .filter(({ text }) => parse(text).lineBreaks.length === 0);

  it.each(clean)('$name: a part that is written twice gives one finding, and its fix restores the text', ({ text }) => {
    const document = parse(text);
    const before = findingsOf(document).length;
    for (const { rule, span, copy } of injections(document)) {
      const injected = text.slice(0, span.end) + copy + text.slice(span.end);
      const findings = findingsOf(parse(injected));
      const [finding, ...others] = findings.filter((each) => each.rule === rule);
      expect(others).toEqual([]);
      // Fewer where note marks that are written twice are no longer one series.
      expect(findings.length).toBeLessThanOrEqual(before + 1);
      expect(finding?.span.start).toBeGreaterThanOrEqual(span.end);
      expect(applyEdits(injected, finding?.fix?.edits ?? [])).toBe(text);
    }
  });
});

interface Injection {
  rule: string;
  /** What is written twice. */
  span: Span;
  /** What is put behind it. */
  copy: string;
}

/** A paragraph, a sentence and a clause from the middle of the body. */
function injections({ text, folded, reports, lines }: ParsedText): Injection[] {
  const found: Injection[] = [];
  const paragraphs = reports.flatMap((report) =>
    report.paragraphs.filter(
      ({ span, region, section }) =>
        region === 'body' && !section && span.end - span.start >= 150 && text[span.end] === '\n',
    ),
  );
  const paragraph = paragraphs[paragraphs.length >> 1];
  if (!paragraph) return found;
  const line = { start: lines.start(paragraph.line), end: paragraph.span.end };
  found.push({ rule: 'duplicate-paragraph', span: line, copy: `\n${text.slice(line.start, line.end)}` });
  const sentence = sentences(folded, paragraph.span)
    .slice(1)
    .find((span) => span.end - span.start >= 40 && text[span.end - 1] === '。');
  if (sentence)
    found.push({ rule: 'duplicate-sentence', span: sentence, copy: text.slice(sentence.start, sentence.end) });
  const clause = clauses(folded, paragraph.span)
    .slice(1)
    .find((span) => /^[\u4e00-\u9fff]{6,},$/.test(folded.slice(span.start, span.end)));
  if (clause) found.push({ rule: 'duplicate-clause', span: clause, copy: text.slice(clause.start, clause.end) });
  return found;
}
