import type { DamageKind } from '../report/model.ts';
import { textOf } from './place.ts';
import type { Localised, ReportRule } from './rule.ts';

/** What each sign is a sign of. Marks without a partner and damaged markers have rules of their own. */
const LOSSES: Partial<Record<DamageKind, Localised>> = {
  'lost-character': { zh: '这里的文字接不上', en: 'the words here do not join' },
  'question-marks': {
    zh: '“??”多半是未能转换的空白或文字',
    en: '“??” is most likely a blank or a word that could not be converted',
  },
  'replacement-character': { zh: '“\ufffd”是无法辨认的字符', en: '“\ufffd” is a character that could not be read' },
};

export const lostCharacter: ReportRule = {
  id: 'lost-character',
  name: { zh: '疑似丢字', en: 'Lost characters' },
  category: 'layout',
  severity: 'warning',
  source: '编校惯例：以原件为准',
  since: '0.2.0',
  *check({ document, report }) {
    const signs = document.damage.filter(({ kind }) => LOSSES[kind] !== undefined);
    let next = 0;
    for (const { span, region } of report.paragraphs) {
      while ((signs[next]?.span.start ?? Number.POSITIVE_INFINITY) < span.start) next++;
      for (let sign = signs[next]; sign && sign.span.start < span.end; sign = signs[++next]) {
        if (region === 'contents') continue;
        const raw = textOf(document, sign.span);
        const what = LOSSES[sign.kind] as Localised;
        yield {
          span: sign.span,
          message: {
            zh: `疑似丢字：“${raw}”，${what.zh}，可能在转换时丢失了数字或文字。请对照原件补上。`,
            en: `Lost characters: at “${raw}”, ${what.en}; figures or words may have been lost in conversion. Restore them from the original.`,
          },
        };
      }
    }
  },
};
