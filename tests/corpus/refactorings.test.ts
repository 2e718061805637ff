import { describe, expect, test } from 'vitest';
import { EditedText } from '../../server/src/features/edited-text.ts';
import { DEFAULT_FORMAT } from '../../server/src/features/format-settings.ts';
import { formatDocument } from '../../server/src/features/formatting.ts';
import { refactorings } from '../../server/src/features/refactorings/registry.ts';
import type { ParsedText, Report, Section } from '../../server/src/report/model.ts';
import { parse } from '../../server/src/report/parse.ts';
import { walk } from '../../server/src/report/walk.ts';
import { check } from '../../server/src/rules/check.ts';
import { layerOf } from '../../server/src/rules/layer.ts';
import type { Edit } from '../../server/src/rules/rule.ts';
import { numberedSections } from '../report/flat-outline.ts';
import { corpusFiles, SKIP_WITHOUT_CORPUS } from './corpus.ts';

/** Scanned: half of its lines are no lines. */
const SCANNED = /^plan-|junk/;
const files = corpusFiles('reports').filter(({ name, text }) => !SCANNED.test(name) && !text.includes('\\r\\n'));
const originals = files.map(({ name, text }) => ({ name, document: parse(text) }));

function apply({ text }: ParsedText, edits: readonly Edit[]): string {
  const edited = new EditedText(text);
  edited.apply(edits);
  return edited.text;
}

/** The text after the refactoring `id` of `report` with the cursor at `at`; undefined where it is not offered. */
function after(document: ParsedText, report: Report, id: string, at = report.span.start): string | undefined {
  const place = { document, report, selection: { start: at, end: at } };
  const refactoring = refactorings.find((one) => one.id === id);
  return refactoring?.offer(place) && apply(document, refactoring.edits(place));
}

const outline = (document: ParsedText): string[] =>
  numberedSections(document).map(({ level, marker }) => `${level} ${marker?.style} ${marker?.ordinal}`);

/** So many headings are there to go up and down, or the test tests nothing. */
const LEAST_TRIPS = 20;

/** All on one line, a blank where a heading began one. */
function glued({ text, lines }: ParsedText, headings: readonly Section[]): string {
  const starts = new Set(headings.map(({ heading }) => heading.start));
  let line = '';
  for (let i = 0; i < lines.count; i++) {
    const raw = text.slice(lines.start(i), lines.start(i + 1));
    const start = lines.start(i) + raw.length - raw.trimStart().length;
    line += (starts.has(start) ? ' ' : '') + raw.trim();
  }
  return line;
}

describe.skipIf(SKIP_WITHOUT_CORPUS)('on real reports (skipped without the corpus)', () => {
  test('there are some', () => expect(originals.length).toBeGreaterThan(40));

  test('a glued report that is broken into paragraphs keeps its headings, and is not broken again', () => {
    const changed: string[] = [];
    for (const { name, document } of originals) {
      const twin = parse(glued(document, numberedSections(document)));
      const [report] = twin.reports;
      const text = report && after(twin, report, 'reflow');
      if (text === undefined) continue;
      const broken = parse(text);
      expect(text.replace(/\s/g, ''), name).toBe(twin.text.replace(/\s/g, ''));
      const again = broken.reports[0] && after(broken, broken.reports[0], 'reflow');
      if (outline(broken).join() !== outline(twin).join() || again !== undefined) changed.push(name);
    }
    expect(changed).toEqual([]);
  });

  test('a heading raised and lowered again gives the same text', () => {
    let count = 0;
    const changed: string[] = [];
    for (const { name, document } of originals) {
      for (const report of document.reports) {
        for (const section of lastOfUniformSeries(document, report)) {
          const raised = after(document, report, 'promote', section.heading.start);
          if (raised === undefined) continue;
          const second = parse(raised);
          const moved = second.reports
            .flatMap((one) => [...walk(one.sections)].map((found) => ({ report: one, found })))
            .find(({ found }) => found.title.text === section.title.text && found.level === section.level - 1);
          const back = moved && after(second, moved.report, 'demote', moved.found.heading.start);
          count++;
          if (back !== document.text) changed.push(`${name}: ${section.title.text}`);
        }
      }
    }
    expect(count).toBeGreaterThan(LEAST_TRIPS);
    expect(changed).toEqual([]);
  });

  test('renumbering and sorting leave nothing to renumber and to sort', () => {
    for (const { name, document } of originals) {
      for (const [index, report] of document.reports.entries()) {
        for (const id of ['renumber-report', 'sort-glossary']) {
          const at = id === 'sort-glossary' ? report.glossary?.span.start : report.span.start;
          const text = at === undefined ? undefined : after(document, report, id, at);
          if (text === undefined) continue;
          const second = parse(text);
          const same = second.reports[index] as Report;
          const there = id === 'sort-glossary' ? same.glossary?.span.start : same.span.start;
          expect(after(second, same, id, there), `${name}: ${id}`).toBeUndefined();
        }
      }
    }
  });

  test('layout keeps the outline and is done at once', () => {
    const findingsIn = (document: ParsedText) => check(document, ({ severity }) => severity).findings;
    const numbering = false;
    for (const { name, document } of originals) {
      for (const layout of [
        { indent: 'two', blankLines: 'none' } as const,
        { indent: 'none', blankLines: 'one' } as const,
      ]) {
        const settings = { ...DEFAULT_FORMAT, ...layout, numbering };
        const second = parse(apply(document, formatDocument(document, settings, findingsIn)));
        expect(outline(second), name).toEqual(outline(document));
        expect(formatDocument(second, settings, findingsIn), name).toEqual([]);
      }
    }
  });
});

/**
 * The last heading of every series, in a report that numbers each level in one form throughout and without a fault, each heading
 * on a line of its own: what is lowered takes that form again, and nothing else is read otherwise meanwhile.
 */
function lastOfUniformSeries(document: ParsedText, report: Report): Section[] {
  const forms = new Map<number, Set<string>>();
  for (const { level, marker } of numberedSections(document)) {
    if (!marker) continue;
    const behind = document.text.slice(marker.span.end, marker.span.end + 1).trim() === '' ? 'blank' : '';
    const raw = document.text.slice(marker.span.start, marker.span.end);
    const form =
      raw.replace(/[〇零一二三四五六七八九十百0-9０-９\s①-⑳]+/g, marker.style) + behind + (marker.damage ?? '');
    forms.set(level, (forms.get(level) ?? new Set()).add(form));
  }
  const isUniform = [...forms.values()].every(({ size }) => size === 1);
  const areLines = numberedSections(document).every(({ heading: { start } }) => {
    const line = document.text.slice(document.lines.start(document.lines.lineAt(start)), start);
    return line.trim() === '';
  });
  if (!isUniform || !areLines || report.faults.length > 0) return [];
  return report.series.flatMap(({ members }) => {
    const last = members.at(-1);
    return last && last.kind !== 'glued' && members.length > 1 && isInOrder(last) ? [last] : [];
  });
}

/** Whether the heading stands below one of a higher layer, as the standard has it. */
function isInOrder({ marker, parent }: Section): boolean {
  const own = marker && layerOf(marker.style);
  const above = parent?.marker && layerOf(parent.marker.style);
  return own !== undefined && above !== undefined && own > above;
}
