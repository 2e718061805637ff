import {
  type Connection,
  type ConnectionOptions,
  ErrorCodes,
  Message,
  Position,
  Range,
  type RequestMessage,
  ResponseError,
} from 'vscode-languageserver';
import { VIEW_REQUESTS } from './view-requests.ts';

/** What one of the parameters of a request has to be. */
interface Parameter {
  what: string;
  is(value: unknown): boolean;
}

type Parameters = Readonly<Record<string, Parameter>>;

const text: Parameter = { what: 'a string', is: isString };
const object: Parameter = { what: 'an object', is: (value) => record(value) !== undefined };
const document: Parameter = { what: 'an object with the string uri', is: (value) => isString(record(value)?.uri) };
const position: Parameter = { what: 'a position', is: isPosition };
const range: Parameter = { what: 'a range that does not end before it starts', is: isRange };

const OF_DOCUMENT = { textDocument: document };
const OF_PLACE = { textDocument: document, position };
const OF_RANGE = { textDocument: document, range };

/**
 * Every request that a client may make, and what its parameters have to be. A request that is not here is not answered, so
 * that none can be added without its check.
 */
export const PARAMETERS = {
  initialize: { capabilities: object },
  shutdown: {},
  'textDocument/documentSymbol': OF_DOCUMENT,
  'textDocument/foldingRange': OF_DOCUMENT,
  'textDocument/selectionRange': { textDocument: document, positions: listOf('positions', isPosition) },
  'textDocument/hover': OF_PLACE,
  'textDocument/definition': OF_PLACE,
  'textDocument/references': {
    ...OF_PLACE,
    context: {
      what: 'an object with the boolean includeDeclaration',
      is: (value) => typeof record(value)?.includeDeclaration === 'boolean',
    },
  },
  'textDocument/documentHighlight': OF_PLACE,
  'textDocument/documentLink': OF_DOCUMENT,
  'textDocument/completion': OF_PLACE,
  'completionItem/resolve': { label: text },
  'textDocument/prepareRename': OF_PLACE,
  'textDocument/rename': { ...OF_PLACE, newName: text },
  'textDocument/linkedEditingRange': OF_PLACE,
  'textDocument/semanticTokens/full': OF_DOCUMENT,
  'textDocument/semanticTokens/full/delta': { textDocument: document, previousResultId: text },
  'textDocument/semanticTokens/range': OF_RANGE,
  'textDocument/inlayHint': OF_RANGE,
  'textDocument/codeLens': OF_DOCUMENT,
  'textDocument/codeAction': {
    ...OF_RANGE,
    context: {
      what: 'an object with the list diagnostics',
      is: (value) => Array.isArray(record(value)?.diagnostics),
    },
  },
  'codeAction/resolve': { title: text },
  'textDocument/formatting': OF_DOCUMENT,
  'textDocument/rangeFormatting': OF_RANGE,
  'textDocument/onTypeFormatting': { ...OF_PLACE, ch: text },
  'textDocument/diagnostic': OF_DOCUMENT,
  'workspace/diagnostic': {
    previousResultIds: listOf('objects with the strings uri and value', (value) => {
      const { uri, value: id } = record(value) ?? {};
      return isString(uri) && isString(id);
    }),
  },
  'workspace/symbol': { query: text },
  'workspace/executeCommand': { command: text, arguments: { what: 'a list, if any', is: isListOrNothing } },
  'workspace/willRenameFiles': {
    files: listOf('objects with the strings oldUri and newUri', (value) => {
      const { oldUri, newUri } = record(value) ?? {};
      return isString(oldUri) && isString(newUri);
    }),
  },
  [VIEW_REQUESTS.terms]: OF_DOCUMENT,
  [VIEW_REQUESTS.duplicates]: OF_DOCUMENT,
  [VIEW_REQUESTS.overview]: OF_DOCUMENT,
  [VIEW_REQUESTS.exportOutline]: OF_DOCUMENT,
  [VIEW_REQUESTS.exportGlossary]: OF_DOCUMENT,
} as const satisfies Record<string, Parameters>;

/** A request that this server answers. */
export type RequestMethod = keyof typeof PARAMETERS;

/** Under this name arrive the requests that are to be refused; no client can use it, as it is none of the requests above. */
const REFUSED = '$/refused';

interface Refusal {
  code: number;
  reason: string;
}

/**
 * How a connection has to treat messages so that handlers see well-formed requests only, and those at a time when the
 * protocol allows them. The others are answered by `answerRefused`.
 */
export function checkedRequests(): ConnectionOptions {
  let stage: 'new' | 'running' | 'ended' = 'new';
  const refusalOf = ({ method, params }: RequestMessage): Refusal | undefined => {
    if (!isKnown(method)) return { code: ErrorCodes.MethodNotFound, reason: `${method}: no such request` };
    if (stage === 'ended') return { code: ErrorCodes.InvalidRequest, reason: `${method}: the server is shut down` };
    if (stage === 'new' && method !== 'initialize')
      return { code: ErrorCodes.ServerNotInitialized, reason: `${method}: initialize comes first` };
    if (stage === 'running' && method === 'initialize')
      return { code: ErrorCodes.InvalidRequest, reason: `${method}: done before` };
    const reason = complaintAbout(method, params);
    if (reason !== undefined) return { code: ErrorCodes.InvalidParams, reason };
    if (method === 'initialize') stage = 'running';
    if (method === 'shutdown') stage = 'ended';
    return undefined;
  };
  return {
    messageStrategy: {
      handleMessage(message, next) {
        const refusal = Message.isRequest(message) ? refusalOf(message) : undefined;
        return next(refusal ? ({ ...message, method: REFUSED, params: refusal } as Message) : message);
      },
    },
  };
}

/** Answers the requests that `checkedRequests` refuses. */
export function answerRefused(connection: Connection): void {
  connection.onRequest(REFUSED, ({ code, reason }: Refusal) => {
    throw new ResponseError(code, reason);
  });
}

/** What is wrong with the parameters of a request; undefined where nothing is. */
function complaintAbout(method: RequestMethod, given: unknown): string | undefined {
  const expected: Parameters = PARAMETERS[method];
  const values = record(given) ?? {};
  const wrong = Object.keys(expected).find((name) => !expected[name]?.is(values[name]));
  return wrong === undefined ? undefined : `${method}: ${wrong} has to be ${expected[wrong]?.what}`;
}

function isKnown(method: string): method is RequestMethod {
  return Object.hasOwn(PARAMETERS, method);
}

function listOf(what: string, isOne: (value: unknown) => boolean): Parameter {
  return { what: `a list of ${what}`, is: (value) => Array.isArray(value) && value.every(isOne) };
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isListOrNothing(value: unknown): boolean {
  return value === undefined || Array.isArray(value);
}

function isPosition(value: unknown): boolean {
  return Position.is(value);
}

function isRange(value: unknown): boolean {
  if (!Range.is(value)) return false;
  const { start, end } = value;
  return start.line < end.line || (start.line === end.line && start.character <= end.character);
}

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
