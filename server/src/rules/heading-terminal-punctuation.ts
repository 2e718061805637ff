import type { ParsedText, Report, Section } from '../report/model.ts';
import type { Span } from '../text/span.ts';
import { lineName, textOf } from './place.ts';
import type { Problem, ReportRule } from './rule.ts';

const LONGEST_TITLE = 40;

export const headingTerminalPunctuation: ReportRule = {
  id: 'heading-terminal-punctuation',
  name: { zh: '标题末尾标点', en: 'Stop at the end of a title' },
  category: 'numbering',
  severity: 'information',
  off: true,
  fixable: 'suggested',
  source: 'GB/T 15834—2011 B.4',
  since: '0.1.0',
  *check({ document, report }) {
    for (const titles of titlesByForm(document, report)) {
      const stopped = titles.filter(({ stop }) => stop.start < stop.end);
      const model = titles.find(({ stop }) => stop.start === stop.end);
      // A report that closes all or most of its titles with a stop does so by choice.
      if (!model || stopped.length * 2 >= titles.length) continue;
      for (const { stop } of stopped) yield problem(document, stop, model.section);
    }
  },
};

interface StoppedTitle {
  section: Section;
  /** The stop behind the title; empty where there is none. */
  stop: Span;
}

/** The short headings on lines of their own with text below, by the form of their markers. */
function titlesByForm(document: ParsedText, report: Report): Iterable<StoppedTitle[]> {
  const byForm = new Map<string, StoppedTitle[]>();
  for (const { style, members } of report.series) {
    for (const section of members) {
      const { title, kind, heading, span } = section;
      if (kind !== 'block' || title.span.end - title.span.start > LONGEST_TITLE || span.end <= heading.end) continue;
      const titles = byForm.get(style) ?? [];
      byForm.set(style, titles);
      titles.push({ section, stop: stopOf(document, title.span) });
    }
  }
  return byForm.values();
}

const STOP = /[。,、:;]/;

/** The stop that ends the title, inside its span or right behind it. */
function stopOf({ folded }: ParsedText, title: Span): Span {
  const end = STOP.test(folded[title.end] ?? '') ? title.end + 1 : title.end;
  return { start: STOP.test(folded[end - 1] ?? '') ? end - 1 : end, end };
}

function problem(document: ParsedText, stop: Span, model: Section): Problem {
  const raw = textOf(document, stop);
  const line = lineName(document, model.heading.start);
  return {
    span: stop,
    message: {
      zh: `标题末尾标点：单独成行的标题末尾一般不加标点，这里却有“${raw}”，与同级的多数标题（如${line.zh}）不一致。请删去。`,
      en: `Stop at the end of a title: a title on its own line takes none, but here is “${raw}”, unlike most of its siblings (${line.en}). Delete it.`,
    },
    related: [{ span: model.heading, message: { zh: '末尾没有标点的标题', en: 'A title without a stop' } }],
    fix: {
      title: { zh: `删去“${raw}”`, en: `Delete “${raw}”` },
      safe: false,
      edits: [{ span: stop, newText: '' }],
    },
  };
}
