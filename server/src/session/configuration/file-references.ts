import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { URI, Utils } from 'vscode-uri';
import type { Span } from '../../text/span.ts';

/** A path in the text of a configuration file. */
export interface PathInText {
  /** As it is written there. */
  path: string;
  /** Address of the file it names. */
  uri: string;
  /** The path with its quotation marks, in UTF-16 offsets. */
  span: Span;
  /** Whether it names a configuration file that this one extends. */
  isExtended: boolean;
}

/** What a configuration file names by a path, at the root and in each of its overrides. */
const NAMED = ['glossary', 'previousReport', 'baseline'];

/** Every path in `text`, the configuration file at `uri`, in text order. A text that cannot be read has as many as can be. */
export function pathsIn(text: string, uri: string): PathInText[] {
  const root = parseTree(text, [], { allowTrailingComma: true });
  if (!root) return [];
  const found: PathInText[] = [];
  const add = (node: Node, isExtended: boolean): void => {
    if (typeof node.value !== 'string' || (isExtended && !isPath(node.value))) return;
    found.push({
      path: node.value,
      uri: resolve(uri, node.value),
      span: { start: node.offset, end: node.offset + node.length },
      isExtended,
    });
  };
  const addAll = (node: Node | undefined, isExtended: boolean): void => {
    for (const one of node?.type === 'array' ? (node.children ?? []) : node ? [node] : []) add(one, isExtended);
  };
  addAll(findNodeAtLocation(root, ['extends']), true);
  const overrides = findNodeAtLocation(root, ['overrides'])?.children ?? [];
  for (const part of [root, ...overrides]) {
    if (part.type !== 'object') continue;
    for (const name of NAMED) addAll(findNodeAtLocation(part, [name]), false);
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** Address of the file that `path` names in the configuration file at `uri`. */
export function resolve(uri: string, path: string): string {
  return Utils.resolvePath(Utils.dirname(URI.parse(uri)), path).toString();
}

/** How the configuration file at `uri` names the file at `target`, written like `model`: with or without `./`. */
export function relativeTo(uri: string, target: string, model: string): string {
  const from = URI.parse(uri).path.split('/').slice(1, -1);
  const to = URI.parse(target).path.split('/').slice(1);
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  const path = [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
  return model.startsWith('./') && !path.startsWith('../') ? `./${path}` : path;
}

/** Presets are named without a path. */
export function isPath(name: string): boolean {
  return /^\.{0,2}\/|\.jsonc?$/.test(name);
}
