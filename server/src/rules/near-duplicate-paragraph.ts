import type { ParsedText } from '../report/model.ts';
import { isExact, type RepeatAcross } from '../similarity/across-documents.ts';
import type { Likeness } from '../similarity/near-index.ts';
import { type NearParagraphs, nearParagraphs } from '../similarity/near-paragraphs.ts';
import { isFormulaic } from './formulas.ts';
import { fileName, placeName } from './place-name.ts';
import type { Localised, OtherText, Problem, ReportRule } from './rule.ts';

/** 段落高度相似: a paragraph of 60 characters or more that is a changed copy of another, or stands inside another. */
export const nearDuplicateParagraph: ReportRule = {
  id: 'near-duplicate-paragraph',
  name: { zh: '段落高度相似', en: 'Nearly duplicate paragraph' },
  category: 'duplication',
  severity: 'warning',
  source: '《党政机关公文处理工作条例》第十九条（内容简洁、文字精练）',
  since: '0.2.0',
  *check({ document, report }) {
    for (const near of nearParagraphs(document, report, (span) => isFormulaic(document.folded, span))) {
      yield near && problem(document, near);
    }
  },
  across: (repeat) => (isExact(repeat) ? undefined : acrossProblem(repeat)),
};

/** A similar paragraph in another file of the workspace. */
function acrossProblem(repeat: RepeatAcross<OtherText>): Problem {
  const { span, other, source } = repeat;
  const line = other.document.lines.lineAt(source.start) + 1;
  const file = fileName(other.uri);
  return {
    span,
    severity: 'information',
    message: message(repeat, { zh: `“${file}”第${line}行`, en: `line ${line} of “${file}”` }),
    related: [
      { span: source, other, message: { zh: `“${file}”中相似的段落`, en: `The similar paragraph in “${file}”` } },
    ],
  };
}

function problem(document: ParsedText, near: NearParagraphs): Problem {
  return {
    span: near.copy,
    message: message(near, placeName(document, near.source, near.copy)),
    ...(near.acrossAttachment ? { severity: 'information' as const } : {}),
    related: [{ span: near.source, message: { zh: '相似的段落在这里', en: 'The similar paragraph stands here' } }],
  };
}

function message({ similarity, contained }: Likeness, place: Localised): Localised {
  const percent = nearPercent(similarity);
  if (!contained && similarity === 1) {
    return {
      zh: `这一段除标题外与${place.zh}起的段落相同，多半是合稿时抄重了，请删去一处，或改写成不同的内容。`,
      en: `But for its title this paragraph is the same as the one at ${place.en}, most likely left over from merging drafts: delete one or rewrite it.`,
    };
  }
  if (contained === 'this') {
    return {
      zh: `这一段的${percent}已包含在${place.zh}起的段落里，多半是合稿时抄重了，请删去一处，或改写成不同的内容。`,
      en: `${percent} of this paragraph stands inside the paragraph at ${place.en}, most likely left over from merging drafts: delete one or rewrite it.`,
    };
  }
  if (contained === 'other') {
    return {
      zh: `这一段包含了${place.zh}起的段落的${percent}，多半是合稿时抄重了，请删去一处，或改写成不同的内容。`,
      en: `This paragraph contains ${percent} of the paragraph at ${place.en}, most likely left over from merging drafts: delete one or rewrite it.`,
    };
  }
  return {
    zh: `这一段与${place.zh}起的段落有${percent}相同，只有个别字句不同，多半是同一段文字的两个版本，请核对后保留一个。`,
    en: `This paragraph is ${percent} the same as the one at ${place.en}, most likely two versions of one text: compare them and keep one.`,
  };
}

/** A similarity as messages give it; only equal texts are 100 %. */
export function nearPercent(similarity: number): string {
  return similarity === 1 ? '100%' : `${Math.min(99, Math.round(similarity * 100))}%`;
}
