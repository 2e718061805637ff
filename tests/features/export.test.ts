import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportGlossary } from '../../server/src/features/glossary-export.ts';
import { exportOutline } from '../../server/src/features/outline-export.ts';
import { parse } from '../../server/src/report/parse.ts';
import { SAMPLE } from './sample.ts';

const OPTIONS = { leads: false, name: '报告.txt' };

describe('the outline', () => {
  test('as Markdown is a nested list', () => {
    expect(exportOutline(parse(SAMPLE), 'markdown', OPTIONS)).toBe(`# 云溪县政府工作报告

- 一、去年工作回顾
- 二、今年工作安排
  - （一）做强工业
  - （二）守护山水
`);
  });

  test('as OPML nests elements', () => {
    expect(exportOutline(parse(SAMPLE), 'opml', OPTIONS)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>云溪县政府工作报告</title>
  </head>
  <body>
    <outline text="一、去年工作回顾"/>
    <outline text="二、今年工作安排">
      <outline text="（一）做强工业"/>
      <outline text="（二）守护山水"/>
    </outline>
  </body>
</opml>
`);
  });

  test('as a Mermaid mind map indents nodes under one root', () => {
    expect(exportOutline(parse(SAMPLE), 'mermaid', OPTIONS)).toBe(`mindmap
  ["云溪县政府工作报告"]
    ["一、去年工作回顾"]
    ["二、今年工作安排"]
      ["（一）做强工业"]
      ["（二）守护山水"]
`);
  });

  test('keeps what would be markup out of it', () => {
    const document = parse('一、让"A<B>&C"落地\n第一段话说得很清楚。\n二、收尾\n第二段话也说得很清楚。\n');
    expect(exportOutline(document, 'opml', OPTIONS)).toContain('text="一、让&quot;A&lt;B&gt;&amp;C&quot;落地"');
    expect(exportOutline(document, 'mermaid', OPTIONS)).toContain('["一、让”A<B>&C”落地"]');
  });

  test('of any text is well formed', () => {
    const title = fc.string({ unit: 'binary', maxLength: 12 });
    fc.assert(
      fc.property(title, title, (a, b) => {
        const document = parse(`一、甲${a}\n正文在这里。\n二、乙${b}\n正文在这里。\n`);
        const xml = exportOutline(document, 'opml', OPTIONS);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
        expect(
          xml.replaceAll(/<(?:\?xml|\/?(?:opml|head|title|body|outline))(?: \w+="[^"<]*")*\s*[?/]?>/g, ''),
        ).not.toMatch(/[<>]/);
        for (const line of exportOutline(document, 'mermaid', OPTIONS).trimEnd().split('\n').slice(1)) {
          expect(line).toMatch(/^(?: {2})+\["[^"`]+"\]$/);
        }
      }),
    );
  });

  test('of a file without a report has the name of the file', () => {
    const empty = parse('');
    expect(exportOutline(empty, 'mermaid', OPTIONS)).toBe('mindmap\n  ["报告.txt"]\n');
    expect(exportOutline(empty, 'opml', OPTIONS)).toContain('<title>报告.txt</title>');
    expect(exportOutline(empty, 'markdown', OPTIONS)).toBe('');
  });
});

test('the glossary as CSV has a row an entry, as Markdown a table', () => {
  const document = { name: '报告.txt', parsed: parse(SAMPLE) };
  const csv = exportGlossary(document, 'csv', 'zh');
  expect(csv.startsWith('\ufeff文件,行,序号,名词,别名,释义,使用次数\r\n')).toBe(true);
  expect(csv.trimEnd().split('\r\n')).toHaveLength(3);
  expect(exportGlossary(document, 'markdown', 'en')).toContain('| No. | Term | Definition | Uses |');
});
