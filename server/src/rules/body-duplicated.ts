import type { ParsedText } from '../report/model.ts';
import { type RepeatedBlock, repeatedBlocks } from '../similarity/blocks.ts';
import { deletions } from './deletion.ts';
import { placeName } from './place-name.ts';
import type { DocumentRule, Problem } from './rule.ts';

/** 正文整体重复: most of a report, or a long part of it, stands in the file twice. */
export const bodyDuplicated: DocumentRule = {
  id: 'body-duplicated',
  name: { zh: '正文整体重复', en: 'Body stands twice' },
  category: 'duplication',
  severity: 'warning',
  fixable: 'suggested',
  source: '《党政机关公文处理工作条例》第二十条（段落顺序准确）',
  since: '0.1.0',
  *checkDocument(document) {
    for (const block of repeatedBlocks(document)) yield problem(document, block);
  },
};

function problem(document: ParsedText, { span, source, length, complete }: RepeatedBlock): Problem {
  const place = placeName(document, source, span);
  return {
    span,
    message: {
      zh: `从这里起约${length}字依次重复${place.zh}起的文字，多半是整篇粘贴或抓取了两遍，请核对后删去其中一遍。`,
      en: `Some ${length} characters from here on repeat the text from ${place.en} on, in the same order, most likely pasted or crawled twice: compare them and delete one.`,
    },
    related: [{ span: source, message: { zh: '第一遍在这里', en: 'The first time' } }],
    // Where the two differ somewhere, the second may be the better text.
    ...(complete
      ? {
          fix: {
            title: { zh: '删去第二遍', en: 'Delete the second time' },
            safe: false,
            edits: deletions(document, [span]),
          },
        }
      : {}),
  };
}
