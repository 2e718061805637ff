import type { Region } from '../report/model.ts';
import type { Span } from '../text/span.ts';
import { textOf } from './place.ts';
import type { Problem, ReportRule } from './rule.ts';
import { occurrences } from './running-text.ts';
import { sighted } from './sights.ts';

const REGIONS: ReadonlySet<Region> = new Set(['front', 'body', 'glossary', 'attachment']);

/** Tags of a web page, character entities, and the underscore that marks a subscript (PM_2.5). */
const RESIDUE = sighted(
  /<\/?(?:br|p|div|span|strong|b|font|a|td|tr|table|img|sup|sub)(?: [^<>]{0,200})?\/?>|&(?:nbsp|ensp|emsp|amp|lt|gt|quot|ldquo|rdquo|lsquo|rsquo|mdash|middot|hellip|#[0-9]{2,5});|(?<=(?<![A-Za-z0-9_/.])[A-Z][A-Za-z]{0,3})_(?=[0-9](?![0-9A-Za-z_]))/g,
  ['<', '&', '_'],
);

const CHARACTER_OF: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&ldquo;', '“'],
  ['&rdquo;', '”'],
  ['&lsquo;', '‘'],
  ['&rsquo;', '’'],
  ['&mdash;', '—'],
  ['&middot;', '·'],
  ['&hellip;', '…'],
]);

export const markupResidue: ReportRule = {
  id: 'markup-residue',
  name: { zh: '标记残留', en: 'Left-over markup' },
  category: 'layout',
  severity: 'information',
  fixable: 'suggested',
  source: '编校惯例：正文不留网页和排版的代码',
  since: '0.2.0',
  *check(context) {
    for (const { span, match } of occurrences(context, RESIDUE, REGIONS)) {
      const residue = match[0];
      yield problem(textOf(context.document, span), span, replacementOf(residue));
    }
  },
};

/** What the residue stands for; undefined where only a person can tell (a line end, a numbered character). */
function replacementOf(residue: string): string | undefined {
  if (/^<br/.test(residue) || residue.startsWith('&#')) return undefined;
  return CHARACTER_OF.get(residue) ?? '';
}

function problem(raw: string, span: Span, replacement: string | undefined): Problem {
  const title =
    replacement === ''
      ? { zh: `删去“${raw}”`, en: `Delete “${raw}”` }
      : { zh: `改为“${replacement}”`, en: `Write “${replacement}”` };
  return {
    span,
    message: {
      zh: `标记残留：“${raw}”是网页或排版的代码，不是正文。请${replacement ? `改为“${replacement}”` : '清除'}。`,
      en: `Left-over markup: “${raw}” is code of a web page or of typesetting, not text. ${replacement ? `Write “${replacement}”` : 'Remove it'}.`,
    },
    ...(replacement !== undefined && { fix: { title, safe: false, edits: [{ span, newText: replacement }] } }),
  };
}
