import { ErrorCodes, LSPErrorCodes, type Position, ResponseError } from 'vscode-languageserver';
import { Cancelled, Outdated } from '../session/cancellation.ts';

/** `work`, with a cancellation inside it turned into the error that the protocol has for it. */
export async function answer<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Outdated) throw outdatedEdits();
    if (error instanceof Cancelled) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    throw error;
  }
}

/** The client spoke of a document that is neither open nor a file. */
export function unknownDocument(uri: string): ResponseError<never> {
  return new ResponseError(ErrorCodes.InvalidParams, `${uri}: no such document; open it first`);
}

/** The client asked for a command that the server does not have. */
export function unknownCommand(command: string): ResponseError<never> {
  return new ResponseError(ErrorCodes.InvalidParams, `${command}: no such command`);
}

/** The document has changed since the client asked, or was offered edits. */
export function outdatedEdits(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.ContentModified, 'the document has changed meanwhile');
}

/** The client asked for edits at a place that the document, as the client last told it, does not have. */
export function noSuchPlace({ line, character }: Position): ResponseError<never> {
  return new ResponseError(ErrorCodes.InvalidParams, `line ${line}, character ${character}: no such place`);
}
