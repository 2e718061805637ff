import type { ParsedText } from '../report/model.ts';
import { breathe, type Cancellation } from '../session/cancellation.ts';
import type { Session } from '../session/session.ts';
import type { Snapshot } from '../session/snapshot.ts';
import { answer } from './errors.ts';

/** Answers a question about the open document at an address; null where it is not open. */
export type About = <R>(
  uri: string,
  token: Cancellation,
  work: (snapshot: Snapshot) => R | Promise<R>,
) => Promise<R | null>;

/**
 * Answers from a document of `session` as it is when the request arrives, read into reports, whatever happens to it meanwhile.
 * About a long text that changes while it is read there is no answer but an error.
 */
export function aboutDocuments(session: Session): About {
  return (uri, token, work) => {
    const snapshot = session.snapshot(uri);
    if (!snapshot) return Promise.resolve(null);
    const answered = async () => {
      await breathe(token);
      await snapshot.read(token);
      return work(snapshot);
    };
    return answer(answered());
  };
}

/** Answers a question about the open document at an address from what is known of it by now; null where it is not open. */
export type Glance = <R>(
  uri: string,
  token: Cancellation,
  work: (view: ParsedText, snapshot: Snapshot) => R | Promise<R>,
) => Promise<R | null>;

/**
 * Answers from the view of a document of `session`, so that someone who types in a long text need not wait until it is read
 * again. For answers that change no text.
 */
export function glanceAtDocuments(session: Session): Glance {
  return (uri, token, work) => {
    const snapshot = session.snapshot(uri);
    if (!snapshot) return Promise.resolve(null);
    const answered = async () => {
      if (snapshot.isShort) await breathe(token);
      return work(snapshot.view ?? (await snapshot.read(token)), snapshot);
    };
    return answer(answered());
  };
}
