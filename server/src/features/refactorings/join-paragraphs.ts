import type { ParsedText, Report } from '../../report/model.ts';
import { parse } from '../../report/parse.ts';
import { remembered } from '../../report/remembered.ts';
import { joinEdit, paragraphBreaks } from '../../rules/paragraph-cuts.ts';
import { textOf } from '../../rules/place.ts';
import type { Edit } from '../../rules/rule.ts';
import { overlaps } from '../../text/span.ts';
import { EditedText } from '../edited-text.ts';
import type { Refactoring, RefactoringPlace } from './refactoring.ts';

const KIND = 'refactor.rewrite.joinParagraphs';
/** A paragraph in more pieces than this was not cut but typed so. */
const MOST_ROUNDS = 10;

/** 合并断段: every paragraph of the report that was cut inside a sentence is made whole. */
export const joinBroken: Refactoring = {
  id: 'join-broken',
  kind: KIND,
  offer({ document, report, selection }) {
    if (selection.start < selection.end || cutEdits(document, report.span.start).length === 0) return undefined;
    return { zh: '合并全文断段', en: 'Join the broken paragraphs of the report' };
  },
  edits({ document, report }) {
    const edited = new EditedText(document.text);
    let current = document;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const edits = cutEdits(current, report.span.start);
      if (edits.length === 0) break;
      edited.apply(edits);
      current = parse(edited.text);
    }
    return edited.edits;
  },
};

/** 合并所选段落: what stands between the selected paragraphs goes, whatever they are. */
export const joinSelected: Refactoring = {
  id: 'join-selected',
  kind: KIND,
  offer(place) {
    const count = selected(place).length;
    return count < 2 ? undefined : { zh: `合并所选的${count}段`, en: `Join the ${count} selected paragraphs` };
  },
  edits(place) {
    const paragraphs = selected(place);
    return paragraphs.slice(1).flatMap(({ span: { start } }, i): Edit[] => {
      const between = { start: paragraphs[i]?.span.end ?? start, end: start };
      return textOf(place.document, between).trim() === '' ? [{ span: between, newText: '' }] : [];
    });
  },
};

/** The edits that join the pieces with nothing between them. */
function cutEdits(document: ParsedText, reportStart: number): Edit[] {
  const report = document.reports.find(({ span }) => span.start >= reportStart);
  if (!report) return [];
  return joinEdits(document, report);
}

/** Offered at every move of the cursor, so that the search is to be made once. */
const joinEdits = remembered((document: ParsedText, report: Report): Edit[] =>
  paragraphBreaks(document, report)
    .filter(({ gap, displaced }) => !displaced && textOf(document, gap).trim() === '')
    .map((place) => joinEdit(document, place)),
);

/** The paragraphs that the selection holds at least a character of; none of them a numbered heading but the first. */
function selected({ report, selection }: RefactoringPlace) {
  const paragraphs = report.paragraphs.filter(({ span }) => overlaps(span, selection));
  return paragraphs.slice(1).some(({ section }) => section?.marker) ? [] : paragraphs;
}
