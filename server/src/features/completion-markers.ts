import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { Report } from '../report/model.ts';
import type { Localised } from '../rules/rule.ts';
import { fold } from '../text/fold.ts';
import { caption } from './caption.ts';
import type { CompletionOptions, CompletionPlace } from './completion-place.ts';
import { type NextMarker, nextMarkers } from './next-marker.ts';

/** What of a marker may have been typed at the head of a line. */
const BEGUN = /^ *(第? ?\(? ?[一二三四五六七八九十百0-9]{0,5}[)、.]?)$/;
const LONGEST_BEGINNING = 60;

/** The markers that may open the line before the cursor, which holds nothing yet but perhaps the beginning of one. */
export function markerItems(
  { document, lineStart, line }: CompletionPlace,
  report: Report,
  { invoked, locale }: CompletionOptions,
): CompletionItem[] {
  if (line.at > LONGEST_BEGINNING) return [];
  const begun = BEGUN.exec(line.before(LONGEST_BEGINNING))?.[1];
  if (begun === undefined || (begun === '' && !invoked)) return [];
  const start = line.at - begun.length;
  const markers = nextMarkers(document, report, lineStart).filter(({ text }) => fold(text).startsWith(begun));
  return markers.map((marker, index) => {
    // The bracket that an editor has closed by itself.
    const isClosed =
      line.folded[line.at] === ')' && marker.text.length > begun.length && fold(marker.text).includes(')');
    return {
      label: marker.text.trim(),
      kind: CompletionItemKind.EnumMember,
      detail: detailOf(marker, caption(document, marker.section))[locale],
      sortText: `0${String(index).padStart(2, '0')}`,
      filterText: line.text.slice(start, line.at) + marker.text.slice(begun.length),
      ...(index === 0 && { preselect: true }),
      textEdit: { range: line.range(start, isClosed ? line.at + 1 : line.at), newText: marker.text },
    };
  });
}

function detailOf({ step }: NextMarker, heading: string): Localised {
  return step === 'next'
    ? { zh: `接在“${heading}”之后`, en: `follows “${heading}”` }
    : { zh: `“${heading}”之下`, en: `under “${heading}”` };
}
