import type { ParsedText, Report, Section } from '../report/model.ts';
import type { Span } from '../text/span.ts';
import { type ContentsPair, matchContents, pageNumberOf } from './contents-match.ts';
import { headingName, textOf } from './place.ts';
import type { Edit, Problem, ReportRule } from './rule.ts';

export const tocTitleMismatch: ReportRule = {
  id: 'toc-title-mismatch',
  name: { zh: '目录与正文标题不一致', en: 'Contents and headings differ' },
  category: 'contents',
  severity: 'warning',
  fixable: 'suggested',
  source: '编校惯例：目录与正文一致',
  since: '0.1.0',
  *check({ document, report }) {
    const { pairs, isStale } = matchContents(document, report);
    if (isStale) yield stale(report);
    else for (const pair of pairs) if (!pair.agrees) yield problem(document, pair);
  },
};

function problem(document: ParsedText, { entry, heading }: ContentsPair): Problem {
  const name = headingName(document, heading);
  const edits = corrections(document, entry, heading);
  return {
    span: entry.heading,
    message: {
      zh: `目录与正文标题不一致：正文${name.zh}与目录的这一项不同。请核对后改成一样。`,
      en: `Contents and headings differ: the heading in the body is ${name.en}. Make the two the same.`,
    },
    related: [{ span: heading.heading, message: { zh: '正文的标题', en: 'The heading in the body' } }],
    ...(edits && {
      fix: { title: { zh: '照正文改目录', en: 'Copy the heading into the contents' }, safe: false, edits },
    }),
  };
}

function stale({ contents, paragraphs }: Report): Problem {
  const span = contents?.heading ?? paragraphs.find(({ region }) => region === 'contents')?.span;
  return {
    span: span as Span,
    severity: 'information',
    message: {
      zh: '目录与正文标题不一致：多处对不上，目录可能是旧稿，或各行的次序已经弄乱。请按正文重新编排目录。',
      en: 'Contents and headings differ in many places: the contents may belong to an older draft, or its lines are mixed up. Make it anew from the headings.',
    },
  };
}

/** Edits that give the entry the marker and the title of the heading; the page number stays. */
function corrections(document: ParsedText, entry: Section, heading: Section): Edit[] | undefined {
  if (!entry.marker || !heading.marker || heading.kind === 'glued') return undefined;
  const page = pageNumberOf(document, entry);
  const title = { start: entry.title.span.start, end: page ? page.span.start : entry.title.span.end };
  const pairs: [Span, Span][] = [
    [entry.marker.span, heading.marker.span],
    [title, heading.title.span],
  ];
  const edits: Edit[] = [];
  for (const [there, here] of pairs) {
    const newText = textOf(document, here);
    if (/[\r\n]/.test(newText)) return undefined;
    if (textOf(document, there) !== newText) edits.push({ span: there, newText });
  }
  return edits.length > 0 ? edits : undefined;
}
