import type { Paragraph, ParsedText, Report, Section, Series } from '../report/model.ts';
import { headingName, textOf } from './place.ts';
import type { Problem, ReportRule } from './rule.ts';

export const headingNumberRestart: ReportRule = {
  id: 'heading-number-restart',
  name: { zh: '序号无引导重起', en: 'Numbers begin again unannounced' },
  category: 'numbering',
  severity: 'hint',
  source: 'GB/T 9704—2012 7.3.3',
  since: '0.1.0',
  *check({ document, report }) {
    const inContents = [...contentsRestarts(report.contents?.sections ?? [])];
    // A contents that begins anew again and again has had its lines mixed up.
    const [only, another] = inContents;
    if (only && !another) yield problem(document, only.first, only.last);
    const indexes = new Map(report.paragraphs.map(({ span }, index) => [span.start, index]));
    for (const { first, last } of bodyRestarts(report)) {
      const before = report.paragraphs[(indexes.get(first.heading.start) ?? 0) - 1];
      if (before && isUnannounced(document, before, last)) yield problem(document, first, last);
    }
  },
};

/** A heading with which a second series begins, and the last one of the series before. */
interface Restart {
  first: Section;
  last: Section;
}

/** In the contents nothing stands between two entries that could announce a series. */
function* contentsRestarts(sections: readonly Section[]): Iterable<Restart> {
  for (const [index, first] of sections.entries()) {
    const last = sections[index - 1];
    const isRestart = first.marker?.ordinal === 1 && last !== undefined && countsOn(sections[index - 2], last);
    if (isRestart && last.marker?.style === first.marker?.style) yield { first, last };
    yield* contentsRestarts(first.children);
  }
}

/** Whether `last` ends a series, and is no single entry in the wrong place. */
function countsOn(before: Section | undefined, last: Section): boolean {
  return before?.marker !== undefined && last.marker?.ordinal === before.marker.ordinal + 1;
}

function* bodyRestarts({ series }: Report): Iterable<Restart> {
  const before = new Map<Section | undefined, Series>();
  for (const one of series) {
    const first = one.members[0];
    const last = before.get(one.parent)?.members.at(-1);
    const isSameStyle = before.get(one.parent)?.style === one.style;
    before.set(one.parent, one);
    if (first && last && isSameStyle && first.marker?.stated === 1 && (last.marker?.ordinal ?? 1) > 1)
      yield { first, last };
  }
}

/** Whether the paragraph `before` a second series is that of the last heading before it, and does not end in an announcement. */
function isUnannounced({ folded }: ParsedText, before: Paragraph, last: Section): boolean {
  if (before.span.start !== deepestLast(last).heading.start) return false;
  const from = Math.max(before.span.start, before.span.end - LONGEST_ANNOUNCEMENT);
  return !ANNOUNCEMENT.test(folded.slice(from, before.span.end));
}

const LONGEST_ANNOUNCEMENT = 60;
const ANNOUNCEMENT = /:$|(?:以下|下列|如下)[^。]{0,30}。?$/;

/** The last numbered heading inside `section`, or itself. */
function deepestLast(section: Section): Section {
  const child = section.children.findLast(({ marker }) => marker);
  return child ? deepestLast(child) : section;
}

function problem(document: ParsedText, first: Section, last: Section): Problem {
  const span = first.marker?.span ?? first.heading;
  const raw = textOf(document, span);
  const before = headingName(document, last);
  return {
    span,
    message: {
      zh: `序号无引导重起：前一个同级标题是${before.zh}，这里又从“${raw}”排起，中间没有引出下文的话。如为另一组，请加引导语或上一层标题；如为续排，请顺改序号。`,
      en: `Numbers begin again unannounced: the sibling before is ${before.en}, and “${raw}” begins anew with nothing between to announce it. Introduce the second series, or carry the numbers on.`,
    },
    related: [{ span: last.heading, message: { zh: '前一个同级标题', en: 'The sibling before' } }],
  };
}
