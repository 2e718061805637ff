import { clusters } from './clusters.ts';
import { textOf } from './place.ts';
import type { ReportRule } from './rule.ts';
import { type Occurrence, occurrences } from './running-text.ts';
import { sighted } from './sights.ts';

/** Hyphens for a dash, or half a dash, before a Chinese word and either at the start of a paragraph or behind one. A page number (-- 3 --) has no word behind it. */
const DASH = sighted(
  /(?<=^|[\u4e00-\u9fff”》)。,;:])(?:-{2,6}|—{3,8})(?=[\u4e00-\u9fff“《])|^[-—](?=[\u4e00-\u9fff“《])/g,
  ['-', '—'],
);

const RIGHT_DASH = sighted(/——/g, ['——']);

export const dashForm: ReportRule = {
  id: 'dash-form',
  name: { zh: '破折号', en: 'Form of the dash' },
  category: 'punctuation',
  severity: 'information',
  fixable: 'suggested',
  source: 'GB/T 15834—2011 4.10',
  since: '0.2.0',
  *check(context) {
    const found = [...occurrences(context, DASH)];
    const isHabit = found.length > [...occurrences(context, RIGHT_DASH)].length;
    for (const places of clusters(found, isHabit)) {
      const [{ span }, ...others]: readonly [Occurrence, ...Occurrence[]] = places;
      const raw = textOf(context.document, span);
      const count =
        others.length > 0 ? { zh: `（共${places.length}处）`, en: ` (${places.length} places)` } : { zh: '', en: '' };
      yield {
        span,
        message: {
          zh: `破折号：这里写作“${raw}”${count.zh}，破折号应是占两个字位置的“——”。请改正。`,
          en: `Form of the dash: “${raw}” here${count.en}, but a Chinese dash is “——”, two characters wide. Correct it.`,
        },
        related: others.map((other) => ({ span: other.span, message: { zh: '同样的写法', en: 'The same form' } })),
        fix: {
          title: { zh: '改为“——”', en: 'Write “——”' },
          safe: false,
          edits: places.map((place) => ({ span: place.span, newText: '——' })),
        },
      };
    }
  },
};
