import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { Cancelled, Outdated } from '../session/cancellation.ts';

/** `work`, with a cancellation inside it turned into the error that the protocol has for it. */
export async function answer<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Outdated) throw new ResponseError(LSPErrorCodes.ContentModified, 'the document has changed');
    if (error instanceof Cancelled) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    throw error;
  }
}

/** The client spoke of a document that is neither open nor a file. */
export function unknownDocument(uri: string): ResponseError<never> {
  return new ResponseError(ErrorCodes.InvalidParams, `${uri}: no such document; open it first`);
}
