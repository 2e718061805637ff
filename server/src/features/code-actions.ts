import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  CodeActionTriggerKind,
  type Diagnostic,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { ParsedText } from '../report/model.ts';
import { rules } from '../rules/registry.ts';
import type { Edit, Finding, Fix, Locale, Localised } from '../rules/rule.ts';
import { combine } from './fix-all.ts';
import { toOffset, toRange } from './position.ts';

/** Kind of the action that applies every safe fix; editors can run it on save. */
export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.gangmu`;

export interface CodeActionOptions {
  locale: Locale;
  uri: string;
  /** Version the edits belong to; null for a client that cannot take edits of a version. */
  version: number | null;
  /** Edits that apply every safe fix, asked for only if they are wanted. */
  fixAll: () => Promise<Edit[]>;
  /** The edit that records findings in the baseline; absent where the configuration names none. */
  baseline?: (findings: readonly Finding[]) => Promise<WorkspaceEdit | undefined>;
}

/**
 * What can be done about the findings that touch `range`: each fix, then all fixes of the same rule where it has several;
 * and every safe fix of the document at once. `context.only` narrows the kinds.
 */
export async function codeActions(
  document: ParsedText,
  findings: readonly Finding[],
  range: Range,
  context: CodeActionContext,
  options: CodeActionOptions,
): Promise<CodeAction[]> {
  const actions: CodeAction[] = [];
  if (isWanted(CodeActionKind.QuickFix, context)) {
    const start = toOffset(document, range.start);
    const end = toOffset(document, range.end);
    const touched = findings.filter(({ span }) => span.start <= end && start <= span.end);
    const near = touched.filter(({ fix }) => fix);
    for (const finding of near) actions.push(quickFix(document, finding, context, options));
    for (const rule of new Set(near.map(({ rule }) => rule))) {
      const action = ruleFix(document, findings, rule, options);
      if (action) actions.push(action);
    }
    const known = touched.length > 0 ? await options.baseline?.(touched) : undefined;
    if (known) actions.push(baselineAction(document, touched, known, context, options));
  }
  if (isFixAllWanted(context) && findings.some(({ fix }) => fix?.safe)) {
    const edit = toWorkspaceEdit(document, await options.fixAll(), options);
    actions.push({ title: FIX_ALL_TITLE[options.locale], kind: FIX_ALL_KIND, edit });
  }
  return actions;
}

/** `edits` as the client applies them: to this version only, where it can tell versions apart. */
export function toWorkspaceEdit(
  document: ParsedText,
  edits: readonly Edit[],
  { uri, version }: Pick<CodeActionOptions, 'uri' | 'version'>,
): WorkspaceEdit {
  const textEdits = edits.map(({ span, newText }) => ({ range: toRange(document, span), newText }));
  return version === null
    ? { changes: { [uri]: textEdits } }
    : { documentChanges: [{ textDocument: { uri, version }, edits: textEdits }] };
}

function quickFix(
  document: ParsedText,
  finding: Finding,
  { diagnostics }: CodeActionContext,
  options: CodeActionOptions,
): CodeAction {
  const { edits, safe, title } = finding.fix as Fix;
  return {
    title: title[options.locale],
    kind: CodeActionKind.QuickFix,
    diagnostics: diagnostics.filter((diagnostic) => shows(document, diagnostic, finding)),
    isPreferred: safe,
    edit: toWorkspaceEdit(document, edits, options),
  };
}

function ruleFix(
  document: ParsedText,
  findings: readonly Finding[],
  id: string,
  options: CodeActionOptions,
): CodeAction | undefined {
  const fixes = findings.flatMap(({ rule, fix }) => (rule === id && fix ? [fix] : []));
  if (fixes.length < 2) return undefined;
  const name = rules.find((rule) => rule.id === id)?.name ?? { zh: id, en: id };
  const title: Localised = {
    zh: `修复本文件的全部“${name.zh}”（${fixes.length}处）`,
    en: `Fix all “${name.en}” in this file (${fixes.length})`,
  };
  return {
    title: title[options.locale],
    kind: CodeActionKind.QuickFix,
    edit: toWorkspaceEdit(document, combine(fixes), options),
  };
}

function baselineAction(
  document: ParsedText,
  findings: readonly Finding[],
  edit: WorkspaceEdit,
  { diagnostics }: CodeActionContext,
  { locale }: CodeActionOptions,
): CodeAction {
  const count = findings.length;
  const title: Localised = {
    zh: count > 1 ? `把这${count}处记入基线` : '记入基线',
    en: count > 1 ? `Add these ${count} to the baseline` : 'Add to the baseline',
  };
  return {
    title: title[locale],
    kind: CodeActionKind.QuickFix,
    diagnostics: diagnostics.filter((diagnostic) => findings.some((finding) => shows(document, diagnostic, finding))),
    edit,
  };
}

function shows(document: ParsedText, diagnostic: Diagnostic, finding: Finding): boolean {
  const { start, end } = toRange(document, finding.span);
  const { range } = diagnostic;
  return (
    diagnostic.code === finding.rule &&
    range.start.line === start.line &&
    range.start.character === start.character &&
    range.end.line === end.line &&
    range.end.character === end.character
  );
}

/** Editors ask at every move of the cursor, and then show quick fixes only: the work of fixing all is for when it is asked for. */
function isFixAllWanted(context: CodeActionContext): boolean {
  return (
    isWanted(FIX_ALL_KIND, context) &&
    (context.only !== undefined || context.triggerKind !== CodeActionTriggerKind.Automatic)
  );
}

/** Whether `context` asks for `kind`: for the kind itself or one that includes it, or for nothing in particular. */
export function isWanted(kind: string, { only }: CodeActionContext): boolean {
  return !only || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`) || wanted === '');
}

const FIX_ALL_TITLE: Localised = {
  zh: '修复本文件所有可安全修复的问题',
  en: 'Fix all safely fixable problems in this file',
};
