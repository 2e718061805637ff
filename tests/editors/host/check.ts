import * as vscode from 'vscode';
import type { Expectation } from '../expectation.ts';

/** What has to hold in the extension host of the document that is open in the editor; it throws where it does not. */
export type DocumentCheck = (document: vscode.TextDocument, expectation: Expectation) => Promise<void>;

/** What has to hold of a feature, shown on a text of the check's own. */
export type FeatureCheck = () => Promise<void>;

const TIMEOUT_MS = 20_000;
const POLL_MS = 100;
/** Findings count as settled once they have stayed the same this long. */
const SETTLED_MS = 600;

export function execute<T>(command: string, ...args: unknown[]): Thenable<T> {
  return vscode.commands.executeCommand<T>(command, ...args);
}

export function findingsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'gangmu');
}

export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

export function countByRule(findings: vscode.Diagnostic[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const finding of findings) counts[ruleOf(finding)] = (counts[ruleOf(finding)] ?? 0) + 1;
  return sorted(counts);
}

export function sorted(counts: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export async function untilFindings(uri: vscode.Uri, expected: Record<string, number>): Promise<void> {
  const wanted = JSON.stringify(sorted(expected));
  await until(`findings ${wanted}`, () => {
    const seen = countByRule(findingsOf(uri));
    return { done: JSON.stringify(seen) === wanted, seen };
  });
}

/** The findings by rule once they have stopped changing. */
export async function settled(uri: vscode.Uri): Promise<Record<string, number>> {
  for (let counts = countByRule(findingsOf(uri)); ; ) {
    await sleep(SETTLED_MS);
    const next = countByRule(findingsOf(uri));
    if (JSON.stringify(next) === JSON.stringify(counts)) return counts;
    counts = next;
  }
}

export function same(actual: unknown, expected: unknown, what: string): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: ${a} instead of ${b}`);
}

export function holds(whole: readonly string[] | string, part: string): void {
  if (!whole.includes(part)) throw new Error(`no “${part}” in ${JSON.stringify(whole)}`);
}

export async function until<T>(
  what: string,
  look: () => { done: boolean; seen: T } | Promise<{ done: boolean; seen: T }>,
): Promise<void> {
  const end = Date.now() + TIMEOUT_MS;
  for (;;) {
    // An answer that an edit overtakes is cancelled, and asked for again.
    const { done, seen } = await Promise.resolve(look()).catch((error) => ({ done: false, seen: String(error) }));
    if (done) return;
    if (Date.now() > end) throw new Error(`waited ${TIMEOUT_MS} ms for ${what}; last seen: ${JSON.stringify(seen)}`);
    await sleep(POLL_MS);
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
