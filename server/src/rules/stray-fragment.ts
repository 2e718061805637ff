import type { Paragraph, ParsedText, Region } from '../report/model.ts';
import { deletions } from './deletion.ts';
import { textOf } from './place.ts';
import type { ReportRule } from './rule.ts';

const REGIONS: ReadonlySet<Region> = new Set(['body', 'glossary']);
const FRAGMENT = /^[\u4e00-\u9fff]{1,2}$/;
const SENTENCE_END = /[。!?;][”’"》)]?$/;
/** The paragraph before it is running text and not a row of a menu or a table. */
const LEAST_LENGTH = 20;

export const strayFragment: ReportRule = {
  id: 'stray-fragment',
  name: { zh: '孤立残字', en: 'Stray characters' },
  category: 'layout',
  severity: 'warning',
  fixable: 'suggested',
  source: '编校惯例：版面残字不进入正文',
  since: '0.2.0',
  *check({ document, report: { paragraphs } }) {
    for (const [index, paragraph] of paragraphs.entries()) {
      const { span, region, section } = paragraph;
      if (span.end - span.start > 2 || !REGIONS.has(region) || section) continue;
      const raw = document.folded.slice(span.start, span.end);
      if (!FRAGMENT.test(raw) || !isAlone(document, paragraphs, index)) continue;
      // Two characters may be a word on a line of its own (谢谢); left over are those that end or open another piece.
      if (raw.length > 1 && !paragraphs.some((other) => other !== paragraph && isEdge(document, other, raw))) continue;
      yield {
        span,
        message: {
          zh: `孤立残字：“${textOf(document, span)}”独占一段，前后的句子都完整，多半是排版或转换时掉下的字。请核对后删去。`,
          en: `Stray characters: “${textOf(document, span)}” stands in a paragraph of its own between complete sentences, most likely left over from layout or conversion. Check it, then delete it.`,
        },
        fix: {
          title: { zh: '删去残字', en: 'Delete the stray characters' },
          safe: false,
          edits: deletions(document, [span]),
        },
      };
    }
  },
};

/** Whether the running text before it is complete and nothing that could belong to it follows. */
function isAlone({ folded }: ParsedText, paragraphs: readonly Paragraph[], index: number): boolean {
  const before = paragraphs[index - 1];
  if (!before || before.span.end - before.span.start < LEAST_LENGTH) return false;
  if (!SENTENCE_END.test(folded.slice(before.span.start, before.span.end).slice(-2))) return false;
  const after = paragraphs[index + 1];
  return !after || after.section !== undefined || after.span.end - after.span.start >= LEAST_LENGTH;
}

/** Whether a paragraph ends or begins with these characters. */
function isEdge({ folded }: ParsedText, { span }: Paragraph, raw: string): boolean {
  return folded.startsWith(raw, span.start) || folded.startsWith(raw, span.end - raw.length);
}
