import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportGlossary } from '../../server/src/features/glossary-export.ts';
import { exportOutline, type OutlineExport } from '../../server/src/features/outline-export.ts';
import { parse } from '../../server/src/report/parse.ts';
import { SAMPLE } from './sample.ts';

/** The outline of one document without its leads. */
const exported = (text: string, format: OutlineExport) =>
  exportOutline([{ name: '报告.txt', parsed: parse(text) }], format, false);

describe('the outline', () => {
  test('as Markdown is a nested list', () => {
    expect(exported(SAMPLE, 'markdown')).toBe(`# 云溪县政府工作报告

- 一、去年工作回顾
- 二、今年工作安排
  - （一）做强工业
  - （二）守护山水
`);
  });

  test('as OPML nests elements', () => {
    expect(exported(SAMPLE, 'opml')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
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
    expect(exported(SAMPLE, 'mermaid')).toBe(`mindmap
  ["云溪县政府工作报告"]
    ["一、去年工作回顾"]
    ["二、今年工作安排"]
      ["（一）做强工业"]
      ["（二）守护山水"]
`);
  });

  test('keeps what would be markup out of it', () => {
    const text = '一、让"A<B>&C"落地\n第一段话说得很清楚。\n二、收尾\n第二段话也说得很清楚。\n';
    expect(exported(text, 'opml')).toContain('text="一、让&quot;A&lt;B&gt;&amp;C&quot;落地"');
    expect(exported(text, 'mermaid')).toContain('["一、让”A<B>&C”落地"]');
  });

  test('of any text is well formed', () => {
    const title = fc.string({ unit: 'binary', maxLength: 12 });
    fc.assert(
      fc.property(title, title, (a, b) => {
        const text = `一、甲${a}\n正文在这里。\n二、乙${b}\n正文在这里。\n`;
        const xml = exported(text, 'opml');
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
        expect(
          xml.replaceAll(/<(?:\?xml|\/?(?:opml|head|title|body|outline))(?: \w+="[^"<]*")*\s*[?/]?>/g, ''),
        ).not.toMatch(/[<>]/);
        for (const line of exported(text, 'mermaid').trimEnd().split('\n').slice(1)) {
          expect(line).toMatch(/^(?: {2})+\["[^"`]+"\]$/);
        }
      }),
    );
  });

  test('of a file without a report has the name of the file', () => {
    expect(exported('', 'mermaid')).toBe('mindmap\n  ["报告.txt"]\n');
    expect(exported('', 'opml')).toContain('<title>报告.txt</title>');
    expect(exported('', 'markdown')).toBe('');
  });
});

test('outlines of several documents are one text, each under its title or its name', () => {
  const documents = [
    { name: 'a.txt', parsed: parse(SAMPLE) },
    { name: 'b.txt', parsed: parse('一、修路\n路要修到每一个村。\n二、架桥\n桥要架到每一条河。\n') },
  ];
  const xml = exportOutline(documents, 'opml', false);
  expect(xml.match(/<\?xml/g)).toHaveLength(1);
  expect(xml).toContain('<title>a.txt b.txt</title>');
  expect(xml).toContain('    <outline text="b.txt">\n      <outline text="一、修路"/>');
  expect(exportOutline(documents, 'mermaid', false)).toMatch(
    /^mindmap\n {2}\["a.txt b.txt"\]\n {4}\["云溪县政府工作报告"\]/,
  );
});

test('the glossary as CSV has a row an entry, as Markdown a table', () => {
  const document = { name: '报告.txt', parsed: parse(SAMPLE) };
  const csv = exportGlossary(document, 'csv', 'zh');
  expect(csv.startsWith('\ufeff文件,行,序号,名词,别名,释义,使用次数\r\n')).toBe(true);
  expect(csv.trimEnd().split('\r\n')).toHaveLength(3);
  expect(exportGlossary(document, 'markdown', 'en')).toContain('| No. | Term | Definition | Uses |');
});
