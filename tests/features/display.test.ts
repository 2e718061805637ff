import { describe, expect, it } from 'vitest';
import { codeLenses } from '../../server/src/features/code-lens.ts';
import { DISPLAY_DEFAULTS, displaySettings } from '../../server/src/features/display-settings.ts';
import { documentLinks } from '../../server/src/features/document-links.ts';
import { inlayHints } from '../../server/src/features/inlay-hints.ts';
import { linkedEditingRanges } from '../../server/src/features/linked-editing.ts';
import { encodeTokens, SEMANTIC_LEGEND, semanticTokens } from '../../server/src/features/semantic-tokens.ts';
import type { Locale } from '../../server/src/rules/rule.ts';
import { mark, marked, URI, wordsAt } from './marked.ts';
import { SAMPLE } from './sample.ts';

const WHOLE = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };

describe('semantic tokens', () => {
  /** The tokens of the text are the marked words, in order of these types. */
  function check(fixture: string, types: string[]): void {
    const { document } = marked(fixture);
    const tokens = semanticTokens(document);
    const ranges = tokens.map(({ span }) => ({
      start: document.lines.position(span.start),
      end: document.lines.position(span.end),
    }));
    expect(ranges.map((range) => wordsAt(document, range))).toEqual(
      marked(fixture).ranges.map((range) => wordsAt(document, range)),
    );
    const names = tokens.map(
      ({ type, modifiers }) => SEMANTIC_LEGEND.tokenTypes[type] + (modifiers ? '.definition' : ''),
    );
    expect(names).toEqual(types);
  }

  it('are markers, titles, terms, note marks and references', () => {
    check(
      '⟦一、⟧⟦工业⟧\n今年推进“⟦双百工程⟧”⟦[1]⟧。\n⟦二、⟧⟦农业⟧\n做法见⟦第一部分⟧。\n名词解释\n⟦1.⟧ ⟦双百工程⟧：指县里的培育计划。\n',
      ['keyword', 'class', 'variable', 'number', 'keyword', 'class', 'property', 'number', 'variable.definition'],
    );
  });

  it('let the narrower win, and never overlap', () => {
    check(
      '⟦一、⟧⟦推进⟧⟦双百工程⟧⟦[1]⟧⟦见效⟧\n今年的各项工作都要抓紧。\n名词解释\n⟦1.⟧ ⟦双百工程⟧：指县里的培育计划。\n',
      ['keyword', 'class', 'variable', 'number', 'class', 'number', 'variable.definition'],
    );
  });

  it('are sent relative to one another', () => {
    const { document } = marked('一、工业\n今年的工作都要抓紧。\n二、农业\n今年的工作都要抓紧。\n');
    expect(encodeTokens(document, semanticTokens(document))).toEqual([
      0, 0, 2, 0, 0, 0, 2, 2, 1, 0, 2, 0, 2, 0, 0, 0, 2, 2, 1, 0,
    ]);
  });

  it('of a range are those in it', () => {
    const { document } = marked('一、工业\n今年的工作都要抓紧。\n二、农业\n今年的工作都要抓紧。\n');
    const second = { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } };
    expect(semanticTokens(document, second)).toEqual(semanticTokens(document).slice(2));
  });
});

describe('inlay hints', () => {
  /** The hints stand where the fixture says, `⟨…⟩`. */
  function check(fixture: string, show: Partial<typeof DISPLAY_DEFAULTS.inlayHints>, locale: Locale = 'zh'): void {
    const text = fixture.replace(/⟨[^⟩]*⟩/g, '');
    const { document } = marked(text);
    const settings = { ...DISPLAY_DEFAULTS.inlayHints, ...show };
    let shown = text;
    for (const { position, label } of inlayHints(document, WHOLE, settings, locale).reverse()) {
      const at = document.lines.offset(position);
      shown = `${shown.slice(0, at)}⟨${label}⟩${shown.slice(at)}`;
    }
    expect(shown).toBe(fixture);
  }

  const damaged = (hint: string) =>
    `一、去年工作\n（一）农业。去年种粮十万亩，产量再上台阶。\n${hint}二）林业。去年种树一万亩，绿化再上台阶。\n（三）工业。去年建成三家新厂，税收再上台阶。\n`;

  it('say what a damaged marker should be', () => {
    check(damaged('⟨（二）⟩'), {});
    check(damaged(''), { damagedMarkers: false });
  });

  it('say where a deep heading stands, if asked to', () => {
    const deep = (hint: string) =>
      `一、去年工作\n（一）农业连年丰收\n1.粮食${hint}\n去年种粮十万亩，产量再上台阶。\n2.茶叶${hint}\n去年采茶一千担，产量再上台阶。\n`;
    check(deep(''), {});
    check(deep('⟨‹ （一）农业连年丰收 ‹ 一、去年工作⟩'), { sectionPath: true });
  });
});

describe('code lenses', () => {
  const titles = (show: Partial<typeof DISPLAY_DEFAULTS.codeLens>, locale: Locale = 'zh', showsReferences = true) => {
    const { document } = marked(SAMPLE);
    return codeLenses(document, {
      uri: URI,
      locale,
      show: { ...DISPLAY_DEFAULTS.codeLens, ...show },
      showsReferences,
    }).map(({ range, command }) => `${wordsAt(document, range)}: ${command?.title}${command?.command ? ' →' : ''}`);
  };

  it('are none unless asked for', () => {
    expect(titles({})).toEqual([]);
  });

  it('count the uses of a term, and list them where the editor can', () => {
    expect(titles({ uses: true })).toEqual(['双百工程: 正文用到2次 →', '云上茶园: 正文用到1次 →']);
    expect(titles({ uses: true }, 'en', false)).toEqual(['双百工程: used 2 times', '云上茶园: used once']);
  });

  it('give length and share of a section', () => {
    expect(titles({ lengths: true })[0]).toMatch(/^一、去年工作回顾: \d+字，占全文\d+\.\d%$/);
    expect(titles({ lengths: true })).toHaveLength(4);
  });
});

describe('display settings', () => {
  it('are the defaults where the host says nothing that makes sense', () => {
    for (const settings of [undefined, null, 3, { codeLens: true }, { inlayHints: { sectionPath: 'yes' } }])
      expect(displaySettings(settings)).toEqual(DISPLAY_DEFAULTS);
    expect(displaySettings({ codeLens: { uses: true } }).codeLens).toEqual({ uses: true, lengths: false });
  });
});

describe('document links', () => {
  it('lead from contents entries, note marks and references to what they name', () => {
    const fixture =
      '目录\n⟦一、工业发展⟧\n⟦二、农业发展⟧\n\n一、工业发展\n今年推进双百工程⟦[1]⟧。\n二、农业发展\n做法见⟦第一部分⟧。\n名词解释\n1. 双百工程：指县里的培育计划。\n';
    const { document } = marked(fixture);
    const links = documentLinks(document, URI, 'zh');
    expect(
      mark(
        document,
        links.map(({ range }) => range),
      ),
    ).toBe(fixture);
    expect(links.map(({ target, tooltip }) => `${target?.slice(URI.length)} ${tooltip}`)).toEqual([
      '#L5,1 转到：一、工业发展',
      '#L7,1 转到：二、农业发展',
      '#L10,4 转到：双百工程',
      '#L5,1 转到：一、工业发展',
    ]);
  });
});

describe('linked editing', () => {
  function check(fixture: string): void {
    const { document, cursor } = marked(fixture);
    const linked = linkedEditingRanges(document, cursor);
    expect(mark(document, linked?.ranges ?? [])).toBe(fixture.replace('‸', ''));
  }
  const report = (entry: string, heading: string) =>
    `云溪县政府工作报告\n目录\n一、去年工作回顾\n${entry}\n\n一、去年工作回顾\n去年的各项工作都完成了。\n${heading}\n今年的各项工作都要抓紧。\n`;

  it('ties a title to its contents entry, page number and marker left out', () => {
    check(report('二、⟦今年工作安排⟧……12', '二、⟦今年‸工作安排⟧'));
    check(report('二、⟦今年工作安排‸⟧', '二、⟦今年工作安排⟧'));
  });

  it('ties nothing that differs, and nothing at the marker', () => {
    check(report('二、今年工作安排', '二、今年‸工作安排，办好十件实事'));
    check(report('二、今年工作安排', '‸二、今年工作安排'));
    check(report('二、今年工作安排', '二、今年工作安排').replace('抓紧', '抓‸紧'));
  });
});
