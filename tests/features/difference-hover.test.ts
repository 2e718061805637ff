import { describe, expect, it } from 'vitest';
import type { Hover, MarkupContent } from 'vscode-languageserver-types';
import { differenceHover } from '../../server/src/features/difference-hover.ts';
import { sharedTermHover } from '../../server/src/features/shared-terms.ts';
import { parse } from '../../server/src/report/parse.ts';
import { findingsOf } from '../rules/checking.ts';
import { marked, wordsAt } from './marked.ts';

/** What the hover says. */
function shownBy(shown: Hover | null): string | undefined {
  return (shown?.contents as MarkupContent | undefined)?.value;
}

const COPY =
  '柳溪大桥提‸早两个月通车，东岸六个村的菜农清早出门，中午就能在县城卖完一车菜，回家还赶得上午饭，村里的年轻人也愿意回来*种地了。';

const REPORT = `柳溪县政府工作报告

各位代表：

一、过去一年工作回顾
（一）产业发展稳步向好。新建厂房八座，新增岗位三千个。
柳溪大桥提前两个月通车，东岸六个村的菜农清早出门，中午就能在县城卖完一车菜，回家还赶得上午饭，村里的年轻人也愿意回来接着种地了。
（二）城乡面貌不断改善。改造老旧小区六个，新修道路四十公里。
二、今年工作安排
${COPY}
`;

describe('hover on a nearly duplicate paragraph', () => {
  const { document, cursor } = marked(REPORT);
  const findings = findingsOf(document.text);

  it('strikes out what the other place has and shows in bold what this one has', () => {
    const shown = differenceHover(document, findings, cursor, { locale: 'zh', format: 'markdown' });
    const value = shownBy(shown);
    expect(value).toContain('提~~前~~**早**两个月');
    expect(value).toContain('~~接着~~**\\***');
    expect(value).toContain('第7行');
    expect(shown?.range && wordsAt(document, shown.range)).toBe(COPY.replace('‸', ''));
  });

  it('does without markup where the client shows plain text', () => {
    const shown = differenceHover(document, findings, cursor, { locale: 'en', format: 'plaintext' });
    expect(shownBy(shown)).toContain('提[-前-]{+早+}两个月');
  });

  it('says nothing elsewhere', () => {
    const elsewhere = { line: 2, character: 1 };
    expect(differenceHover(document, findings, elsewhere, { locale: 'zh', format: 'markdown' })).toBeNull();
  });
});

describe('hover on a term that another file defines', () => {
  const glossaries = [
    {
      uri: 'file:///names.txt',
      document: parse(
        '名词解释\n1.“田间学堂”：指把课堂设在田头的培训方式。\n2.“一窗办结”：指一个窗口办完的服务方式。\n',
      ),
    },
  ];
  const hoverAt = (fixture: string): string | undefined => {
    const { document, cursor } = marked(fixture);
    const shown = sharedTermHover(document, glossaries, cursor, { locale: 'zh', format: 'markdown' });
    return shownBy(shown);
  };

  it('shows the definition', () => {
    expect(hoverAt('各乡镇办起“田‸间学堂”。\n')).toBe('**田间学堂**\n\n指把课堂设在田头的培训方式。');
  });

  it('says nothing beside it', () => {
    expect(hoverAt('各乡镇‸办起“田间学堂”。\n')).toBeUndefined();
  });
});
