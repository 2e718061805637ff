/** Work done in steps of a few milliseconds each, between which other work may go first; its result comes at the end. */
export type Steps<T> = Generator<void, T, void>;

/** Does `work` on each of `items`; a step takes `few` of them. */
export function* eachInSteps<T>(items: readonly T[], few: number, work: (item: T, index: number) => void): Steps<void> {
  for (let index = 0; index < items.length; index++) {
    if (index % few === few - 1) yield;
    work(items[index] as T, index);
  }
}

/** What `work` makes of each of `items`; a step takes `few` of them. */
export function* mapInSteps<T, R>(items: readonly T[], few: number, work: (item: T, index: number) => R): Steps<R[]> {
  const results: R[] = [];
  yield* eachInSteps(items, few, (item, index) => results.push(work(item, index)));
  return results;
}

/** Does all of the work at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
