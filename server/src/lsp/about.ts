import type { ParsedText } from '../report/model.ts';
import { breathe, type Cancellation } from '../session/cancellation.ts';
import type { Session } from '../session/session.ts';
import type { Snapshot } from '../session/snapshot.ts';
import { answer, outdatedEdits, unknownDocument } from './errors.ts';

/** Answers a question about the open document at an address from `What` is known of it; an error where it is not open. */
export type Asking<What> = <R>(
  uri: string,
  token: Cancellation,
  work: (what: What, snapshot: Snapshot) => R | Promise<R>,
) => Promise<R>;

/**
 * Answers from a document of `session` as it is when the request arrives, read into reports, whatever happens to it meanwhile.
 * About a long text that changes while it is read there is no answer but an error.
 */
export function aboutDocuments(session: Session): Asking<Snapshot> {
  return asking(session, async (snapshot, token) => {
    await breathe(token);
    await snapshot.read(token);
    return snapshot;
  });
}

/**
 * Answers from the view of a document of `session`, so that someone who types in a long text need not wait until it is read
 * again. For answers that change no text.
 */
export function glanceAtDocuments(session: Session): Asking<ParsedText> {
  return asking(session, async (snapshot, token) => {
    if (snapshot.isShort) await breathe(token);
    return snapshot.view ?? snapshot.read(token);
  });
}

/**
 * Answers from the outline of a document of `session`: from the view where that still shows it rightly, else from a new reading.
 * The editor asks once for each version, so that it must not be told an outline that is none any more.
 */
export function outlineOfDocuments(session: Session): Asking<ParsedText> {
  return asking(session, async (snapshot, token) => {
    if (snapshot.isShort) await breathe(token);
    return snapshot.readOutline(token);
  });
}

function asking<What>(
  session: Session,
  read: (snapshot: Snapshot, token: Cancellation) => Promise<What>,
): Asking<What> {
  return async (uri, token, work) => {
    const snapshot = session.snapshot(uri);
    if (!snapshot) throw unknownDocument(uri);
    return answer(read(snapshot, token).then((what) => work(what, snapshot)));
  };
}

/**
 * Makes sure that edits made for `snapshot` still belong to the document.
 * @throws ResponseError where it has changed or was closed since: they would land elsewhere
 */
export function expectCurrent(session: Session, snapshot: Snapshot): void {
  if (session.snapshot(snapshot.uri) !== snapshot) throw outdatedEdits();
}
