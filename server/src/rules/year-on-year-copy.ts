import type { ParsedText, Section } from '../report/model.ts';
import { type CopiedSentence, type Copying, copying } from '../similarity/copied-sentences.ts';
import type { Span } from '../text/span.ts';
import { isFormulaic } from './formulas.ts';
import { fileName } from './place-name.ts';
import type { OtherDocument, Problem, Related, ReportRule } from './rule.ts';

/** 照抄上年内容: a section with sentences of the report of the year before, changed in their figures at most. */
export const yearOnYearCopy: ReportRule = {
  id: 'year-on-year-copy',
  name: { zh: '照抄上年内容', en: 'Copied from the year before' },
  category: 'duplication',
  severity: 'information',
  source: '《党政机关公文处理工作条例》第十九条（一切从实际出发、文字精练）',
  since: '0.2.0',
  *check({ document, report, settings: { previousReport } }) {
    if (!previousReport) return;
    const isFormula = ({ folded }: ParsedText, span: Span): boolean => isFormulaic(folded, span);
    const { sentences } = copying(document, report, previousReport.document, isFormula);
    const sections = report.sections.filter(({ kind }) => kind !== 'lead');
    for (const part of [...partsOf(sentences, sections)]) {
      const found = problem(document, part, previousReport);
      if (found) yield found;
    }
  },
};

/** Copied sentences that one finding points at. */
const MOST_SHOWN = 10;

interface Part {
  /** Absent for what stands before the first heading. */
  section?: Section;
  sentences: Copying['sentences'];
}

/** The sentences by the outermost section they stand in. */
function partsOf(sentences: Copying['sentences'], sections: readonly Section[]): Part[] {
  const parts: Part[] = [{ sentences: [] }, ...sections.map((section) => ({ section, sentences: [] }))];
  let at = 0;
  for (const sentence of sentences) {
    while (at < sections.length && (sections[at] as Section).span.start <= sentence.span.start) at++;
    (parts[at] as Part).sentences.push(sentence);
  }
  return parts;
}

function problem(document: ParsedText, { section, sentences }: Part, previous: OtherDocument): Problem | undefined {
  const copied = sentences.flatMap(({ copied }) => (copied ? [copied] : []));
  const [first] = copied;
  if (!first) return undefined;
  const lengthOf = (list: Copying['sentences']): number => list.reduce((sum, { length }) => sum + length, 0);
  const share = Math.round((100 * lengthOf(sentences.filter((sentence) => sentence.copied))) / lengthOf(sentences));
  const changed = copied.filter(({ figuresChanged }) => figuresChanged).length;
  const file = fileName(previous.uri);
  const figures = changed > 0 ? `，其中${changed}句只改了数字` : '';
  return {
    span: section?.heading ?? first.span,
    message: {
      zh: `${section ? '这一部分' : '开头部分'}有${copied.length}句（约占${share}%）与上年报告“${file}”相同${figures}。请逐句核对是否仍合今年的实际，该改写的改写。`,
      en: `${copied.length} sentences of this part (about ${share} %) are those of last year's report “${file}”${changed > 0 ? `, ${changed} of them with other figures only` : ''}. Check whether each still holds, and rewrite what does not.`,
    },
    related: copied.slice(0, MOST_SHOWN).flatMap((sentence) => places(document, sentence, previous)),
  };
}

function places(
  document: ParsedText,
  { span, source, figuresChanged }: CopiedSentence,
  previous: OtherDocument,
): Related[] {
  const line = previous.document.lines.lineAt(source.start) + 1;
  const own = document.lines.lineAt(span.start) + 1;
  return [
    {
      span,
      message: figuresChanged
        ? { zh: `与上年报告第${line}行的句子只有数字不同`, en: `As line ${line} of last year's report but for figures` }
        : { zh: `与上年报告第${line}行的句子相同`, en: `As line ${line} of last year's report` },
    },
    {
      span: source,
      other: previous,
      message: { zh: `上年的句子（今年在第${own}行）`, en: `Last year's sentence (line ${own} this year)` },
    },
  ];
}
