import type { ParsedText } from '../report/model.ts';
import { isExact, type RepeatAcross } from '../similarity/across-documents.ts';
import { repeatedBlocks } from '../similarity/blocks.ts';
import { paragraphPassages } from '../similarity/passages.ts';
import { type RepeatedParagraphs, repeatedParagraphs } from '../similarity/repeated-paragraphs.ts';
import { deletions } from './deletion.ts';
import { fileName, placeName } from './place-name.ts';
import type { Fix, Localised, OtherText, Problem, ReportRule } from './rule.ts';

/** 段落重复: paragraphs of 30 characters or more that stand word for word elsewhere in the report. */
export const duplicateParagraph: ReportRule = {
  id: 'duplicate-paragraph',
  name: { zh: '段落重复', en: 'Duplicate paragraph' },
  category: 'duplication',
  severity: 'error',
  fixable: 'safe',
  source: '《党政机关公文处理工作条例》第十九条（内容简洁、文字精练）、第二十条（段落顺序准确）',
  since: '0.1.0',
  *check({ document, report }) {
    // What is remembered of the report is made here, a part at a time.
    paragraphPassages(document, report);
    yield;
    repeatedBlocks(document);
    yield;
    for (const repeat of repeatedParagraphs(document, report)) yield problem(document, repeat);
  },
  across: (repeat) => (isExact(repeat) ? acrossProblem(repeat) : undefined),
};

/** The same text in another file of the workspace: a merge may have wanted it there. */
function acrossProblem({ span, paragraphs, other, source }: RepeatAcross<OtherText>): Problem {
  const line = other.document.lines.lineAt(source.start) + 1;
  const file = fileName(other.uri);
  return {
    span,
    severity: 'warning',
    message: {
      zh: `${paragraphs > 1 ? `这${paragraphs}段` : '这一段'}与“${file}”第${line}行起的文字重复。几份文稿合成一份时，同样的内容只应留一处，请核对。`,
      en: `${paragraphs > 1 ? `These ${paragraphs} paragraphs repeat` : 'This paragraph repeats'} the text of “${file}” at line ${line}. When drafts are merged, a thing is said once: check it.`,
    },
    related: [{ span: source, other, message: { zh: `“${file}”中同样的文字`, en: `The same text in “${file}”` } }],
  };
}

function problem(document: ParsedText, repeat: RepeatedParagraphs): Problem {
  const [span, ...others] = repeat.copies as [RepeatedParagraphs['source']];
  const fix = fixOf(document, repeat);
  return {
    span,
    message: message(repeat, placeName(document, repeat.source, span)),
    ...(repeat.acrossAttachment ? { severity: 'information' as const } : {}),
    related: [
      { span: repeat.source, message: { zh: '同样的文字在这里', en: 'The same text stands here' } },
      ...others.map((other) => ({ span: other, message: { zh: '这里又重复一次', en: 'Stands here again' } })),
    ],
    ...(fix ? { fix } : {}),
  };
}

function message({ paragraphs, copies }: RepeatedParagraphs, place: Localised): Localised {
  const times = copies.length + 1;
  const what = paragraphs > 1 ? `这${paragraphs}段` : '这一段';
  const count = times > 2 ? `，全文共出现${times}次` : '';
  return {
    zh: `${what}与${place.zh}起的文字重复${count}。同样的内容在一份报告里只应出现一次，请保留一处，删去其余。`,
    en: `${paragraphs > 1 ? `These ${paragraphs} paragraphs repeat` : 'This paragraph repeats'} the text at ${place.en}${
      times > 2 ? ` (${times} times in all)` : ''
    }. A report says a thing once: keep one place and delete the rest.`,
  };
}

/** Deletes every surplus place; only a repeat that follows at once is surely a slip of the hand. */
function fixOf(document: ParsedText, { removable, certain, copies }: RepeatedParagraphs): Fix | undefined {
  // A copy that stands in the numbering of its place leaves a gap when it goes.
  if (!removable) return undefined;
  return {
    title: { zh: '删去重复的段落', en: 'Delete the repeated paragraph' },
    safe: certain,
    edits: deletions(document, copies),
  };
}
