import type { ParsedText } from '../report/model.ts';
import { clusters } from './clusters.ts';
import { type ParagraphCut, paragraphCuts } from './paragraph-cuts.ts';
import { lineName, textOf } from './place.ts';
import type { ReportRule } from './rule.ts';

/** More cuts than this in one report: its lines were wrapped, and are one finding. */
const SINGLE_PLACES = 4;
const QUOTED_LENGTH = 8;

export const paragraphBroken: ReportRule = {
  id: 'paragraph-broken',
  name: { zh: '断段', en: 'Broken paragraph' },
  category: 'layout',
  severity: 'warning',
  fixable: 'suggested',
  source: '编校惯例：一个自然段不分成两段',
  since: '0.2.0',
  *check({ document, report }) {
    const all = paragraphCuts(document, report);
    for (const cuts of clusters(all, all.length > SINGLE_PLACES)) {
      const [first, ...others]: readonly [ParagraphCut, ...ParagraphCut[]] = cuts;
      const { before, after, displaced } = first;
      const canJoin = others.length === 0 && !displaced;
      const line = lineName(document, first.after.span.start);
      const end = lastWords(document, first);
      const start = firstWords(document, first);
      const count =
        others.length > 0 ? { zh: `（全文共${cuts.length}处）`, en: ` (${cuts.length} places)` } : { zh: '', en: '' };
      yield {
        span: end,
        message: {
          zh: `断段${count.zh}：这一段到“${textOf(document, end)}”没有结束，${line.zh}“${textOf(document, start)}”接着它。${first.displaced ? '中间插进了别的标题，请移开，再' : '请'}连成一段。`,
          en: `Broken paragraph${count.en}: the sentence does not end at “${textOf(document, end)}” but goes on in ${line.en}, “${textOf(document, start)}”. ${first.displaced ? 'Move the title that stands between them away, and join' : 'Join'} the two.`,
        },
        related: [
          { span: start, message: { zh: '下半段由此开始', en: 'The rest begins here' } },
          ...others.map((cut) => ({
            span: lastWords(document, cut),
            message: { zh: '另一处断段', en: 'Another break' },
          })),
        ],
        ...(canJoin && {
          fix: {
            title: { zh: '连成一段', en: 'Join the paragraph' },
            safe: false,
            edits: [{ span: { start: before.span.end, end: after.span.start }, newText: '' }],
          },
        }),
      };
    }
  },
};

function lastWords({ text }: ParsedText, { before: { span } }: ParagraphCut): { start: number; end: number } {
  const start = Math.max(span.start, span.end - QUOTED_LENGTH);
  return { start: isLowSurrogate(text, start) ? start + 1 : start, end: span.end };
}

function firstWords({ text }: ParsedText, { after: { span } }: ParagraphCut): { start: number; end: number } {
  const end = Math.min(span.end, span.start + QUOTED_LENGTH);
  return { start: span.start, end: isLowSurrogate(text, end) ? end - 1 : end };
}

function isLowSurrogate(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
