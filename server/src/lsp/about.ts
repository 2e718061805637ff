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

/** Answers from a document of `session` as it is when the request arrives, whatever happens to it meanwhile. */
export function aboutDocuments(session: Session): About {
  return (uri, token, work) => {
    const snapshot = session.snapshot(uri);
    if (!snapshot) return Promise.resolve(null);
    return answer(breathe(token).then(() => work(snapshot)));
  };
}
