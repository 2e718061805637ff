import type { Hover, Position } from 'vscode-languageserver-types';
import type { Finding, Locale, Related } from '../rules/rule.ts';
import { differences } from '../similarity/differences.ts';
import type { LinedText } from '../text/lines.ts';
import type { HoverOptions } from './hover.ts';
import { escapeMarkdown } from './markdown.ts';
import { toOffset, toRange } from './position.ts';

/** The rule whose findings tell of two texts that differ. */
const RULE = 'near-duplicate-paragraph';
/** Shared stretches longer than this are shortened to their ends. */
const SHOWN_SHARED = 24;

/**
 * For a position in a paragraph that is nearly the same as another: what the two differ in. Words of the other paragraph only
 * are struck out (or in `[-…-]` where the client shows plain text), words of this one only are bold (`{+…+}`). Null elsewhere.
 */
export function differenceHover(
  document: LinedText,
  findings: readonly Finding[],
  position: Position,
  { locale, format }: HoverOptions,
): Hover | null {
  const offset = toOffset(document, position);
  const finding = findings.find(({ rule, span }) => rule === RULE && span.start <= offset && offset < span.end);
  const [other] = finding?.related ?? [];
  if (!finding || !other) return null;
  const before = textOf(document, other);
  const after = document.text.slice(finding.span.start, finding.span.end);
  const { strike, strong, plain } = format === 'markdown' ? MARKDOWN : PLAIN;
  const shown = differences(before, after).map((part) =>
    part.same ? plain(shortened(part.after)) : `${mark(strike, part.before)}${mark(strong, part.after)}`,
  );
  return {
    contents: {
      kind: format,
      value: `${plain(finding.message[locale])}\n\n${shown.join('')}\n\n${LEGEND[locale](strike, strong)}`,
    },
    range: toRange(document, finding.span),
  };
}

function textOf(document: LinedText, { span, other }: Related): string {
  return (other?.document ?? document).text.slice(span.start, span.end);
}

function mark(as: (text: string) => string, text: string): string {
  return text === '' ? '' : as(text);
}

function shortened(text: string): string {
  if (text.length <= SHOWN_SHARED) return text;
  return `${text.slice(0, SHOWN_SHARED / 2)}……${text.slice(-SHOWN_SHARED / 2)}`;
}

interface Marking {
  strike(text: string): string;
  strong(text: string): string;
  plain(text: string): string;
}

const MARKDOWN: Marking = {
  strike: (text) => `~~${escapeMarkdown(text)}~~`,
  strong: (text) => `**${escapeMarkdown(text)}**`,
  plain: escapeMarkdown,
};

const PLAIN: Marking = {
  strike: (text) => `[-${text}-]`,
  strong: (text) => `{+${text}+}`,
  plain: (text) => text,
};

const LEGEND: Record<Locale, (strike: Marking['strike'], strong: Marking['strong']) => string> = {
  zh: (strike, strong) => `${strike('另一处的文字')} ${strong('这里的文字')}`,
  en: (strike, strong) => `${strike('the other place')} ${strong('this place')}`,
};
