import type { Span } from '../../text/span.ts';
import { findGluedHeadings, HEADING_LINE_MAX_LENGTH, isGlossaryHeading } from './heading.ts';

/** A paragraph, or the part of one before or behind a glossary title that is glued into it. */
export interface Block extends Span {
  kind: 'heading' | 'text';
}

/** The paragraphs of a report cut at the titles of glossaries. */
export function cutAtHeadings(folded: string, paragraphs: readonly { span: Span }[]): Block[] {
  const blocks: Block[] = [];
  const push = (kind: Block['kind'], start: number, end: number) => {
    const span = trim(folded, start, end);
    if (span.start < span.end) blocks.push({ kind, ...span });
  };
  for (const { span } of paragraphs) {
    if (span.end - span.start <= HEADING_LINE_MAX_LENGTH && isGlossaryHeading(folded.slice(span.start, span.end))) {
      push('heading', span.start, span.end);
      continue;
    }
    let from = span.start;
    for (const heading of findGluedHeadings(folded, span)) {
      push('text', from, heading.start);
      push('heading', heading.start, heading.end);
      from = heading.end;
    }
    push('text', from, span.end);
  }
  return blocks;
}

/** `[start, end)` without the blanks around it. */
export function trim(folded: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && folded[from] === ' ') from++;
  while (to > from && folded[to - 1] === ' ') to--;
  return { start: from, end: to };
}

const ATTACHMENT = /^附(?:件|表|录|图)?[一二三四五六七八九十\d]{0,3}[:、.]?(?:$|.{0,40}$)/;
const SITE =
  /^(?:分享到|上一[篇条]|下一[篇条]|相关(?:文章|链接|稿件|阅读|新闻)|免责声明|责任编辑|编辑:|来源:|信息来源|发布(?:时间|日期)|打印|关闭|【?(?:打印|关闭)|扫一扫|版权|网站(?:地图|声明)|联系我们|主办单位|承办|ICP|.{0,12}ICP备|https?:)/;
const ADDRESS = /^(?:各位代表|同志们|各位委员|让我们|谢谢)/;

/** Whether a glossary ends before this paragraph: an attachment, the foot of a web page, the address of a speech. */
export function endsGlossary(folded: string, block: Span): boolean {
  const text = folded.slice(block.start, Math.min(block.end, block.start + 80)).replaceAll(' ', '');
  const isShort = block.end - block.start <= 60;
  return SITE.test(text) || ADDRESS.test(text) || (isShort && ATTACHMENT.test(text));
}

const SENTENCE_END = /[。!?;…”)》〉\]】]/;

/** Whether `folded[start, end)` ends as a sentence does. */
export function endsSentence(folded: string, start: number, end: number): boolean {
  return end > start && SENTENCE_END.test(folded.charAt(end - 1));
}
