import { breathe, type Cancellation } from '../session/cancellation.ts';
import type { Session } from '../session/session.ts';
import type { Snapshot } from '../session/snapshot.ts';
import { answer, outdatedEdits, unknownDocument } from './errors.ts';

/** Answers a question about the open document at an address; an error where it is not open. */
export type About = <R>(uri: string, token: Cancellation, work: (snapshot: Snapshot) => R | Promise<R>) => Promise<R>;

/** Answers from a document of `session` as it is when the request arrives, whatever happens to it meanwhile. */
export function aboutDocuments(session: Session): About {
  return async (uri, token, work) => {
    const snapshot = session.snapshot(uri);
    if (!snapshot) throw unknownDocument(uri);
    return answer(breathe(token).then(() => work(snapshot)));
  };
}

/**
 * Makes sure that edits made for `snapshot` still belong to the document.
 * @throws ResponseError where it has changed or was closed since: they would land elsewhere
 */
export function expectCurrent(session: Session, snapshot: Snapshot): void {
  if (session.snapshot(snapshot.uri) !== snapshot) throw outdatedEdits();
}
