import type { InlayHint, Range } from 'vscode-languageserver-types';
import type { ParsedText, Section } from '../report/model.ts';
import { walk } from '../report/walk.ts';
import type { Locale, Localised } from '../rules/rule.ts';
import { caption, wholeMarker } from './caption.ts';
import type { DisplaySettings } from './display-settings.ts';
import { toOffset } from './position.ts';

/** From this level on a heading no longer shows where it stands. */
const DEEP = 3;

/** Hints in `range`, in text order: the path of a deep heading behind it, the whole form of a damaged marker in front of it. */
export function inlayHints(
  document: ParsedText,
  range: Range,
  { damagedMarkers, sectionPath }: DisplaySettings['inlayHints'],
  locale: Locale,
): InlayHint[] {
  const start = toOffset(document, range.start);
  const end = toOffset(document, range.end);
  const hints: { at: number; hint: InlayHint }[] = [];
  const add = (at: number, hint: Omit<InlayHint, 'position'>): void => {
    if (start <= at && at <= end) hints.push({ at, hint: { position: document.lines.position(at), ...hint } });
  };
  for (const { sections } of document.reports) {
    for (const section of walk(sections)) {
      if (section.kind === 'lead') continue;
      const { heading, marker, level } = section;
      if (damagedMarkers && marker?.damage) {
        const label = wholeMarker(document, section).trim();
        add(marker.span.start, { label, tooltip: DAMAGED[locale], paddingRight: true });
      }
      if (sectionPath && level >= DEEP && section.parent) {
        add(heading.end, { label: `‹ ${pathOf(document, section)}`, tooltip: PATH[locale], paddingLeft: true });
      }
    }
  }
  return hints.sort((a, b) => a.at - b.at).map(({ hint }) => hint);
}

/** Longest caption of one step of a path, in characters. */
const LONGEST_STEP = 12;

/** The headings around `section`, innermost first. */
function pathOf(document: ParsedText, section: Section): string {
  const steps: string[] = [];
  for (let at = section.parent; at; at = at.parent) {
    const step = [...caption(document, at)];
    steps.push(step.length > LONGEST_STEP ? `${step.slice(0, LONGEST_STEP).join('')}…` : step.join(''));
  }
  return steps.join(' ‹ ');
}

const DAMAGED: Localised = {
  zh: '序号残缺，按前后标题应为此',
  en: 'The marker is damaged; by the headings around it, it should read so',
};
const PATH: Localised = { zh: '所在章节', en: 'The sections around this heading' };
