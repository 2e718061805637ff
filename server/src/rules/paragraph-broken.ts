import type { ParsedText } from '../report/model.ts';
import type { Span } from '../text/span.ts';
import { clusters } from './clusters.ts';
import { type Break, joinEdit, paragraphBreaks } from './paragraph-cuts.ts';
import { lineName, textOf } from './place.ts';
import type { ReportRule } from './rule.ts';

/** More cuts than this in one report: its lines were wrapped, and are one finding. */
const SINGLE_PLACES = 4;
const QUOTED_LENGTH = 8;
const LINE_END = /[\r\n]/;

export const paragraphBroken: ReportRule = {
  id: 'paragraph-broken',
  name: { zh: '断段', en: 'Broken paragraph' },
  category: 'layout',
  severity: 'warning',
  fixable: 'suggested',
  source: '编校惯例：一个自然段不分成两段',
  since: '0.2.0',
  *check({ document, report }) {
    const all = paragraphBreaks(document, report);
    for (const breaks of clusters(all, all.length > SINGLE_PLACES)) {
      const [first, ...others]: readonly [Break, ...Break[]] = breaks;
      const canJoin = document.lineBreaks.length > 0 ? breaks.every(isPlain) : others.length === 0 && isPlain(first);
      const line = lineName(document, first.gap.end);
      const end = lastWords(document, first);
      const start = firstWords(document, first);
      const count =
        others.length > 0
          ? { zh: `（全文共${breaks.length}处）`, en: ` (${breaks.length} places)` }
          : { zh: '', en: '' };
      yield {
        span: end,
        message: {
          zh: `断段${count.zh}：这一段到“${textOf(document, end)}”没有结束，${line.zh}“${textOf(document, start)}”接着它。${first.displaced ? '中间插进了别的标题，请移开，再' : '请'}连成一段。`,
          en: `Broken paragraph${count.en}: the sentence does not end at “${textOf(document, end)}” but goes on in ${line.en}, “${textOf(document, start)}”. ${first.displaced ? 'Move the title that stands between them away, and join' : 'Join'} the two.`,
        },
        related: [
          { span: start, message: { zh: '下半段由此开始', en: 'The rest begins here' } },
          ...others.map((other) => ({
            span: lastWords(document, other),
            message: { zh: '另一处断段', en: 'Another break' },
          })),
        ],
        ...(canJoin && {
          fix: {
            title: { zh: '连成一段', en: 'Join the paragraph' },
            safe: false,
            edits: breaks.map((place) => joinEdit(document, place)),
          },
        }),
      };
    }
  },
};

function isPlain({ displaced }: Break): boolean {
  return displaced === undefined;
}

function lastWords({ text }: ParsedText, { gap }: Break): Span {
  const end = gap.start;
  let start = Math.max(0, end - QUOTED_LENGTH);
  for (let i = start; i < end; i++) if (LINE_END.test(text.charAt(i))) start = i + 1;
  return { start: isLowSurrogate(text, start) ? start + 1 : start, end };
}

function firstWords({ text }: ParsedText, { gap }: Break): Span {
  const start = gap.end;
  let end = start;
  while (end < text.length && end < start + QUOTED_LENGTH && !LINE_END.test(text.charAt(end))) end++;
  return { start, end: isLowSurrogate(text, end) ? end - 1 : end };
}

function isLowSurrogate(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
