import type { Finding } from '../rules/rule.ts';
import { fold } from '../text/fold.ts';
import type { LinedText } from '../text/lines.ts';
import { ConfigurationError } from './configuration.ts';
import { relativePath } from './relative-path.ts';

/** Name of the baseline file where none is given. */
export const BASELINE_NAME = 'gangmu-baseline.json';

/** A finding that is known and no longer reported. */
export interface BaselineEntry {
  rule: string;
  /** Fingerprint of the text around the finding. */
  fingerprint: string;
  /** How the text begins, for people who read the baseline. */
  text: string;
}

/** Entries of each document, by its path from the folder of the baseline file (outside it, by its URI). */
export type Baseline = ReadonlyMap<string, readonly BaselineEntry[]>;

/** What a baseline makes of the findings of one document. */
export interface BaselineResult {
  /** Those that it does not hold. */
  findings: Finding[];
  /** Those that it holds. */
  known: Finding[];
  /** Entries that nothing in the document answers to any more. */
  stale: BaselineEntry[];
}

/** Format of the file; another one is not read. */
const VERSION = 1;

/**
 * The baseline that `text` spells, that of the file at `uri`.
 *
 * @throws {ConfigurationError} where it is malformed
 */
export function parseBaseline(text: string, uri: string): Baseline {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw malformed(uri);
  }
  const { version, files } = (value ?? {}) as { version?: unknown; files?: unknown };
  if (version !== VERSION || typeof files !== 'object' || files === null) throw malformed(uri);
  return new Map(
    Object.entries(files).map(([path, entries]) => {
      if (!Array.isArray(entries) || !entries.every(isEntry)) throw malformed(uri);
      return [path, entries];
    }),
  );
}

function isEntry(value: unknown): value is BaselineEntry {
  const { rule, fingerprint, text } = (value ?? {}) as Record<string, unknown>;
  return typeof rule === 'string' && typeof fingerprint === 'string' && typeof text === 'string';
}

function malformed(uri: string): ConfigurationError {
  return new ConfigurationError(
    uri,
    { zh: '不是有效的基线文件', en: 'is no valid baseline' },
    { zh: '请用 --update-baseline 重新生成', en: 'write it again with --update-baseline' },
  );
}

/** Text of the baseline file: documents and entries in a fixed order, one entry a line, so that a change is easy to review. */
export function formatBaseline(baseline: Baseline): string {
  const files = [...baseline].filter(([, entries]) => entries.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  const blocks = files.map(([path, entries]) => {
    const lines = [...entries].sort(byRule).map((entry) => `      ${JSON.stringify(entry)}`);
    return `    ${JSON.stringify(path)}: [\n${lines.join(',\n')}\n    ]`;
  });
  const body = blocks.length > 0 ? `{\n${blocks.join(',\n')}\n  }` : '{}';
  return `{\n  "version": ${VERSION},\n  "files": ${body}\n}\n`;
}

function byRule(a: BaselineEntry, b: BaselineEntry): number {
  const [keyA, keyB] = [keyOf(a), keyOf(b)];
  return keyA < keyB ? -1 : keyA > keyB ? 1 : 0;
}

/** The key under which the baseline at `baselineUri` holds the document at `uri`. */
export function baselineKey(baselineUri: string, uri: string): string {
  return relativePath(baselineUri, uri) ?? uri;
}

/** Parts findings from those that `entries` hold. Each entry answers for one finding. */
export function applyBaseline(
  entries: readonly BaselineEntry[],
  findings: readonly Finding[],
  document: LinedText,
): BaselineResult {
  const held = new Map<string, BaselineEntry[]>();
  for (const entry of entries) {
    const same = held.get(keyOf(entry));
    if (same) same.push(entry);
    else held.set(keyOf(entry), [entry]);
  }
  const result: BaselineResult = { findings: [], known: [], stale: [] };
  for (const finding of findings) {
    const answers = held.get(keyOf(entryOf(finding, document)))?.pop();
    (answers ? result.known : result.findings).push(finding);
  }
  result.stale = [...held.values()].flat();
  return result;
}

function keyOf({ rule, fingerprint }: BaselineEntry): string {
  return `${rule} ${fingerprint}`;
}

/** Characters of the finding's own text that count: of a repeated paragraph the beginning says enough. */
const OWN = 48;

/** Characters before and behind it, on its own line, that count: what is written elsewhere does not move a finding. */
const AROUND = 12;

/** Characters that are shown to people. */
const SHOWN = 24;

/** The entry that holds `finding`. */
export function entryOf({ rule, span }: Finding, { text, lines }: LinedText): BaselineEntry {
  const line = lines.lineAt(span.start);
  const before = text.slice(Math.max(lines.start(line), span.start - 4 * AROUND), span.start);
  const own = text.slice(span.start, Math.min(span.end, span.start + 4 * OWN));
  const lastLine = lines.lineAt(Math.max(span.start, span.end - 1));
  const behind = text.slice(span.end, Math.min(lines.start(lastLine + 1), span.end + 4 * AROUND));
  const parts = [normal(before).slice(-AROUND), normal(own).slice(0, OWN), normal(behind).slice(0, AROUND)];
  return { rule, fingerprint: hash(parts.join('\n')), text: normal(own + behind).slice(0, SHOWN) };
}

/** Widths and blanks do not count. */
function normal(text: string): string {
  return fold(text).replace(/\s+/g, '');
}

/** 64 bits in hexadecimal digits (FNV-1a, two streams). */
function hash(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul((high << 5) ^ (high >>> 27) ^ unit, 0x85ebca6b);
  }
  return [low, high].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
