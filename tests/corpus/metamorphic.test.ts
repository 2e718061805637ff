import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Section } from '../../server/src/report/model.ts';
import { parse } from '../../server/src/report/parse.ts';
import { fold } from '../../server/src/text/fold.ts';
import { numberedSections } from '../report/flat-outline.ts';
import { findingsOf } from '../rules/checking.ts';
import { corpusFiles, SKIP_WITHOUT_CORPUS } from './corpus.ts';

/** A way to set the same report that changes blanks, line ends and widths only. */
interface Setting {
  set(text: string): string;
  /** Rules that look at just what this setting changes. */
  except: ReadonlySet<string>;
  /** Titles are a guess where nothing ends them. */
  titles: boolean;
}

/** Rules about the width of characters: in folded text they have nothing, or something else, to say. */
const WIDTH_RULES = ['heading-marker-width', 'heading-marker-mixed', 'punctuation-width'];
/** Rules about how headings and paragraphs are set. */
const LAYOUT_RULES = [
  'heading-glued',
  'heading-style-inconsistent',
  'heading-terminal-punctuation',
  'heading-overlong',
  'stray-space',
  'paragraph-broken',
  'paragraph-truncated',
  // Where a title meets the text that takes up its last word, the word stands twice.
  'duplicate-word',
];

const LINE = /\r\n|\n/;

const settings: Record<string, Setting> = {
  folded: { set: fold, except: new Set(WIDTH_RULES), titles: true },
  'with blank lines between paragraphs': plain((text) => lines(text).join('\n\n')),
  'without blank lines': plain((text) => lines(text).join('\n')),
  'with CRLF': plain((text) => text.split(LINE).join('\r\n')),
  'with indents': plain((text) =>
    text
      .split(LINE)
      .map((line) => (line.trim() === '' ? line : `　　${line.trim()}`))
      .join('\n'),
  ),
  'without indents': plain((text) =>
    text
      .split(LINE)
      .map((line) => line.trim())
      .join('\n'),
  ),
  'without line ends behind headings': { set: joinHeadings, except: new Set(LAYOUT_RULES), titles: false },
};

function plain(set: (text: string) => string): Setting {
  return { set, except: new Set(), titles: true };
}

function lines(text: string): string[] {
  return text.split(LINE).filter((line) => line.trim() !== '');
}

/** The text goes on where its heading ends; only a heading that follows at once keeps its own line. */
function joinHeadings(text: string): string {
  const headings = numberedSections(parse(text));
  const starts = new Set(headings.map(({ heading }) => heading.start));
  let joined = '';
  let from = 0;
  for (const { heading, kind } of headings) {
    if (kind !== 'block' || heading.end < from) continue;
    const next = heading.end + (/^\s*/.exec(text.slice(heading.end, heading.end + 200))?.[0].length ?? 0);
    if (starts.has(next)) continue;
    joined += text.slice(from, heading.end);
    from = next;
  }
  return joined + text.slice(from);
}

/** Offsets that do not count blanks, so that places can be compared between settings. */
function inkOffsets(text: string): (offset: number) => number {
  const offsets = new Uint32Array(text.length + 1);
  const folded = fold(text);
  for (let i = 0; i < text.length; i++) {
    const unit = folded.charCodeAt(i);
    const isBlank = unit === 0x20 || unit === 0x0a || unit === 0x0d;
    offsets[i + 1] = (offsets[i] as number) + (isBlank ? 0 : 1);
  }
  return (offset) => offsets[offset] as number;
}

function outlineOf(text: string, titles: boolean): string[] {
  const ink = inkOffsets(text);
  return numberedSections(parse(text)).map(({ level, marker, title, heading }: Section) => {
    const words = titles ? fold(title.text).replaceAll(/\s/g, '') : '';
    return `${ink(heading.start)}: ${level} ${marker?.ordinal} ${words}`;
  });
}

function findingPlaces(text: string, except: ReadonlySet<string>): string[] {
  const ink = inkOffsets(text);
  return findingsOf(text)
    .filter(({ rule }) => !except.has(rule))
    .map(({ rule, severity, span }) => `${ink(span.start)}: ${severity} ${rule}`)
    .sort();
}

function expectSame(text: string, { set, except, titles }: Setting): void {
  const other = set(text);
  expect(outlineOf(other, titles)).toEqual(outlineOf(text, titles));
  expect(findingPlaces(other, except)).toEqual(findingPlaces(text, except));
}

/** Ideographs that open nothing, count nothing and stop nothing. */
const WORDS = '山川河湖林田草木桥路港站厂房渠坝塘堤村镇街巷楼亭稻麦棉麻桑茶果蔬牛羊猪鱼';

const words = (least: number, most: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...WORDS), { minLength: least, maxLength: most }).map((characters) => characters.join(''));

const sentence = fc.tuple(words(6, 16), words(6, 16)).map(([a, b]) => `${a}，${b}。`);
const NUMERALS = '一二三四五六七八九';

/** A report of two levels, in which a number may be missing. */
const report = fc
  .record({
    parts: fc.array(
      fc.record({
        title: words(5, 9),
        items: fc.array(fc.tuple(words(5, 9), fc.array(sentence, { minLength: 1, maxLength: 3 })), {
          minLength: 2,
          maxLength: 5,
        }),
        runIn: fc.boolean(),
      }),
      { minLength: 2, maxLength: 4 },
    ),
    skipped: fc.option(fc.nat(3), { nil: undefined }),
  })
  .map(({ parts, skipped }) =>
    [
      '政府工作报告',
      '各位代表：',
      '现在，我代表县人民政府向大会作工作报告，请予审议。',
      ...parts.flatMap(({ title, items, runIn }, index) => [
        `${NUMERALS[index]}、${title}`,
        `${title}是今年的大事。`,
        ...items.flatMap(([name, sentences], item) => {
          const marker = `（${NUMERALS[item + (skipped !== undefined && index === 1 && item > skipped ? 1 : 0)]}）`;
          return runIn ? [`${marker}${name}。${sentences.join('')}`] : [`${marker}${name}`, sentences.join('')];
        }),
      ]),
    ].join('\n'),
  );

describe.each(Object.entries(settings))('a report set %s has the same outline and findings', (_, setting) => {
  it('made up', () =>
    fc.assert(
      fc.property(report, (text) => expectSame(text, setting)),
      { numRuns: 60 },
    ));

  describe.skipIf(SKIP_WITHOUT_CORPUS)('real (skipped without the corpus)', () => {
    it.each([...corpusFiles('seeds'), ...corpusFiles('reports')])('$name', ({ text }) => expectSame(text, setting));
  });
});
