import type { ParsedText, Report, Section } from '../../report/model.ts';
import { walk } from '../../report/walk.ts';
import { matchContents } from '../../rules/contents-match.ts';
import type { Edit, Localised } from '../../rules/rule.ts';
import { headingAt } from './heading-at.ts';
import { gapBehind, type MarkerModel, markerFor, modelBelow, modelOf } from './level-markers.ts';
import type { Refactoring, RefactoringPlace } from './refactoring.ts';
import { numberEdits } from './series-numbers.ts';

/** What becomes of the headings around one that changes its level. */
interface Change {
  /** Headings that take the form of another level, with their new number. */
  restyled: { section: Section; model: MarkerModel; ordinal: number }[];
  /** Headings that keep their form, with their new number. */
  renumbered: [Section, number][];
}

/**
 * 提升层次: the heading becomes the next sibling of its parent, and what stands under it moves up with it. Siblings that
 * follow it stand under it from then on.
 */
export const promote: Refactoring = changing(
  'promote',
  { zh: '提升层次（连同下级标题）', en: 'Promote the heading with those under it' },
  promotion,
);

/** 降低层次: the heading becomes the last one under the sibling before it, and what stands under it moves down with it. */
export const demote: Refactoring = changing(
  'demote',
  { zh: '降低层次（连同下级标题）', en: 'Demote the heading with those under it' },
  demotion,
);

function changing(
  id: string,
  title: Localised,
  change: (document: ParsedText, report: Report, section: Section) => Change | undefined,
): Refactoring {
  const changeAt = (place: RefactoringPlace): Change | undefined => {
    const section = headingAt(place);
    const found = section && change(place.document, place.report, section);
    return found && !isPointedAt(place.report, found) ? found : undefined;
  };
  return {
    id,
    kind: `refactor.rewrite.${id}`,
    offer: (place) => (changeAt(place) ? title : undefined),
    edits: (place) => {
      const found = changeAt(place);
      return (found && changeEdits(place, found)) ?? [];
    },
  };
}

function promotion(document: ParsedText, report: Report, section: Section): Change | undefined {
  const { parent, marker } = section;
  if (!parent?.marker || !marker) return undefined;
  const restyled: Change['restyled'] = [];
  const ordinal = ordinalOf(parent) + 1;
  for (const moved of [section, ...numbered(section)]) {
    const model = moved.parent && modelOf(document, moved.parent);
    if (!model) return undefined;
    restyled.push({ section: moved, model, ordinal: moved === section ? ordinal : ordinalOf(moved) });
  }
  const siblings = seriesOf(report, section);
  const under = section.children.filter((child) => child.marker).length;
  const later = siblings.slice(siblings.indexOf(section) + 1);
  const renumbered = later.map((sibling, i): [Section, number] => [sibling, under + i + 1]);
  return { restyled, renumbered: [...renumbered, ...shifted(report, parent, 1)] };
}

function demotion(document: ParsedText, report: Report, section: Section): Change | undefined {
  const siblings = seriesOf(report, section);
  const index = siblings.indexOf(section);
  const before = siblings[index - 1];
  if (!before?.marker || !section.marker) return undefined;
  const last = before.children.findLast(({ marker }) => marker);
  const restyled: Change['restyled'] = [];
  for (const moved of [section, ...numbered(section)]) {
    const sibling = moved === section ? last : moved.children.find(({ marker }) => marker);
    const form = moved === section ? before : moved;
    const model = (sibling && modelOf(document, sibling)) ?? modelBelow(document, report, form);
    if (!model) return undefined;
    const ordinal = moved === section ? (last ? ordinalOf(last) + 1 : 1) : ordinalOf(moved);
    restyled.push({ section: moved, model, ordinal });
  }
  return { restyled, renumbered: shifted(report, section, -1) };
}

/** The numbered headings under `section`, at any depth. */
function numbered(section: Section): Section[] {
  return [...walk(section.children)].filter(({ marker }) => marker);
}

/** The headings behind `section` in its series, each with its number moved by `by`. */
function shifted(report: Report, section: Section, by: number): [Section, number][] {
  const siblings = seriesOf(report, section);
  return siblings.slice(siblings.indexOf(section) + 1).map((sibling) => [sibling, ordinalOf(sibling) + by]);
}

function seriesOf({ series }: Report, section: Section): readonly Section[] {
  return series.find(({ members }) => members.includes(section))?.members ?? [section];
}

function ordinalOf({ marker }: Section): number {
  return marker?.stated ?? marker?.ordinal ?? 0;
}

/** A reference to a heading by a number of the old form would point at another one: the author has to rewrite it first. */
function isPointedAt({ references }: Report, { restyled }: Change): boolean {
  const moved = new Set(restyled.map(({ section }) => section));
  return references.some(({ section }) => section !== undefined && moved.has(section));
}

function changeEdits({ document, report }: RefactoringPlace, { restyled, renumbered }: Change): Edit[] | undefined {
  const edits = numberEdits(document, report, renumbered);
  if (!edits) return undefined;
  const entries = new Map(matchContents(document, report).pairs.map(({ entry, heading }) => [heading, entry]));
  for (const { section, model, ordinal } of restyled) {
    const newText = markerFor(model, ordinal);
    if (newText === undefined) return undefined;
    for (const marker of [section.marker, entries.get(section)?.marker]) {
      if (!marker) continue;
      const { end } = gapBehind(document, marker.span.end);
      edits.push({ span: { start: marker.span.start, end }, newText });
    }
  }
  return edits.sort((a, b) => a.span.start - b.span.start);
}
