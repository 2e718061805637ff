import type { Region } from '../report/model.ts';
import { clusters } from './clusters.ts';
import { paragraphCuts } from './paragraph-cuts.ts';
import { textOf } from './place.ts';
import type { ReportRule } from './rule.ts';
import { type Passage, passages } from './running-text.ts';

const REGIONS: readonly Region[] = ['body', 'glossary'];
/** What running text may break off with; an address or a row of figures ends otherwise. */
const OPEN = /[\u4e00-\u9fff,、“《(]$/;
/** A row of a list or a title has no full sentence in it and is short. */
const SENTENCE = /。/;
const CLAUSE = /[,;]/;
const LEAST_LENGTH = 40;

/** Where fewer of the paragraphs than this end with punctuation, the report does without. */
const DOMINANT_SHARE = 0.9;

/** More paragraphs than this without an end are one finding. */
const SINGLE_PLACES = 5;
const QUOTED_LENGTH = 8;

export const paragraphTruncated: ReportRule = {
  id: 'paragraph-truncated',
  name: { zh: '段落残缺', en: 'Paragraph without an end' },
  category: 'layout',
  severity: 'information',
  source: 'GB/T 15834—2011 4.1',
  since: '0.2.0',
  *check(context) {
    const { document, report } = context;
    const joined = new Set(paragraphCuts(document, report).map(({ before }) => before));
    const found: Passage[] = [];
    for (const region of REGIONS) {
      const running = [...passages(context, new Set([region]))].filter(isRunning);
      const open = running.filter(({ text }) => OPEN.test(text));
      if (open.length <= (1 - DOMINANT_SHARE) * running.length || open.length === 1) {
        for (const passage of open) if (!joined.has(passage.paragraph)) found.push(passage);
      }
    }
    for (const [passage, ...others] of clusters(found, found.length > SINGLE_PLACES)) {
      const span = lastWords(passage);
      const count =
        others.length > 0
          ? { zh: `（全文共${others.length + 1}段）`, en: ` (${others.length + 1} paragraphs)` }
          : { zh: '', en: '' };
      yield {
        span,
        message: {
          zh: `段落残缺${count.zh}：这一段停在“${textOf(document, span)}”，末尾没有标点，可能缺少文字，也可能只漏了句号。请对照原件补全。`,
          en: `Paragraph without an end${count.en}: it stops at “${textOf(document, span)}” without punctuation. Words may be missing, or only the full stop. Complete it from the original.`,
        },
        related: others.map((other) => ({
          span: lastWords(other),
          message: { zh: '另一段', en: 'Another paragraph' },
        })),
      };
    }
  },
};

function isRunning({ paragraph, text }: Passage): boolean {
  if (paragraph.section?.kind === 'block') return false;
  return SENTENCE.test(text) || (text.length >= LEAST_LENGTH && CLAUSE.test(text));
}

function lastWords({ start, text }: Passage): { start: number; end: number } {
  return { start: start + Math.max(0, text.length - QUOTED_LENGTH), end: start + text.length };
}
