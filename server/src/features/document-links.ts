import type { DocumentLink } from 'vscode-languageserver-types';
import type { ParsedText, Report } from '../report/model.ts';
import { walk } from '../report/walk.ts';
import type { Locale, Localised } from '../rules/rule.ts';
import type { Span } from '../text/span.ts';
import { clip } from './caption.ts';
import { headingOf } from './contents.ts';
import { toRange } from './position.ts';

/**
 * Words that lead somewhere else in the document at `uri`: cross references and contents entries to their heading, note marks
 * to their glossary entry. In text order; they do not overlap.
 */
export function documentLinks(document: ParsedText, uri: string, locale: Locale): DocumentLink[] {
  return document.reports.flatMap((report) =>
    linksOf(report).map(({ span, target }) => {
      const { line, character } = document.lines.position(target.start);
      return {
        range: toRange(document, span),
        target: `${uri}#L${line + 1},${character + 1}`,
        tooltip: `${GO_TO[locale]}${clip(document.text.slice(target.start, target.end))}`,
      };
    }),
  );
}

interface Link {
  span: Span;
  target: Span;
}

function linksOf(report: Report): Link[] {
  const links: Link[] = report.references.map(({ span, target }) => ({ span, target }));
  for (const entry of walk(report.contents?.sections ?? [])) {
    const heading = headingOf(report, entry);
    if (heading) links.push({ span: entry.heading, target: heading.heading });
  }
  for (const { span, entry } of report.noteMarks) if (entry) links.push({ span, target: entry.termSpan });
  return links.sort((a, b) => a.span.start - b.span.start);
}

const GO_TO: Localised = { zh: '转到：', en: 'Go to: ' };
