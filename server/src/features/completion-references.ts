import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { AttachmentLines } from '../report/attachment-lines.ts';
import type { Report, Section } from '../report/model.ts';
import { walk } from '../report/walk.ts';
import { fold } from '../text/fold.ts';
import { formatHan } from '../text/numerals.ts';
import { caption, clip } from './caption.ts';
import type { CompletionPlace } from './completion-place.ts';
import { sectionsAt } from './place.ts';

const SECTION_BEGUN = /第 ?\(?[一二三四五六七八九十百0-9]{0,4}$/;
const ATTACHMENT_BEGUN = /附件 ?[一二三四五六七八九十0-9]{0,2}$/;
const LONGEST_BEGINNING = 10;
/** More than anyone chooses from. */
const MOST_ITEMS = 200;

/** The sections and attachments of the report that the words before the cursor, 第… or 附件…, may be meant to name. */
export function referenceItems({ document, offset, line }: CompletionPlace, report: Report): CompletionItem[] {
  const before = line.before(LONGEST_BEGINNING);
  const attachment = ATTACHMENT_BEGUN.exec(before)?.[0];
  const begun = attachment ?? SECTION_BEGUN.exec(before)?.[0];
  if (begun === undefined) return [];
  const start = line.at - begun.length;
  if (line.folded.slice(0, start).trim() === '') return [];
  const names = attachment ? attachmentNames(document, report) : sectionNames(document, report, offset);
  const typed = begun.replaceAll(' ', '');
  return names
    .filter(({ name }) => fold(name).startsWith(typed) && name.length > typed.length)
    .slice(0, MOST_ITEMS)
    .map(({ name, detail }, index) => {
      const isClosed = typed.includes('(') && line.folded[line.at] === ')';
      return {
        label: name,
        kind: CompletionItemKind.Reference,
        detail,
        sortText: `1${String(index).padStart(3, '0')}`,
        filterText: line.text.slice(start, line.at) + name.slice(typed.length),
        textEdit: { range: line.range(start, isClosed ? line.at + 1 : line.at), newText: name },
      };
    });
}

interface Name {
  name: string;
  detail: string;
}

/** Parts, chapters, sections and articles under their own numbers; 第三部分 for the outermost 三、; 第（二）项 around the place. */
function sectionNames(document: CompletionPlace['document'], report: Report, offset: number): Name[] {
  const names = new Map<string, Name>();
  const add = (name: string, section: Section): void => {
    if (!names.has(name)) names.set(name, { name, detail: caption(document, section) });
  };
  const divisions = [...walk(report.sections)].filter(({ marker }) => marker && DIVISIONS.has(marker.style));
  const hasParts = divisions.some(({ marker }) => marker?.style === 'part');
  for (const section of divisions) add(fold(document.text.slice(...edges(section))).replaceAll(' ', ''), section);
  for (const section of hasParts ? [] : report.sections) {
    const { marker } = section;
    if (marker?.style === 'han' || marker?.style === 'arabic') add(`第${formatHan(marker.ordinal)}部分`, section);
  }
  for (const around of sectionsAt(report, offset).reverse()) {
    for (const section of around.children) {
      const { marker } = section;
      if (marker?.style === 'han-paren') add(`第（${formatHan(marker.ordinal)}）项`, section);
    }
  }
  return [...names.values()];
}

const DIVISIONS: ReadonlySet<string> = new Set(['part', 'chapter', 'section', 'article']);

function edges({ marker, heading }: Section): [number, number] {
  const { start, end } = marker?.span ?? heading;
  return [start, end];
}

function attachmentNames(document: CompletionPlace['document'], report: Report): Name[] {
  return new AttachmentLines(document.folded, report).all
    .filter(({ word, ordinal }) => word === '附件' && ordinal !== undefined)
    .map(({ word, ordinal, span }) => ({
      name: `${word}${ordinal}`,
      detail: clip(document.text.slice(span.start, span.end)),
    }));
}
