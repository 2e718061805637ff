import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WhenQuiet } from '../../server/src/lsp/quiet.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Work that takes a second, and how often it was begun. */
function slowWork() {
  let begun = 0;
  const quiet = new WhenQuiet(async () => {
    begun++;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  });
  return { quiet, begun: () => begun };
}

test('what is put off again and again is done once', async () => {
  const { quiet, begun } = slowWork();
  for (let i = 0; i < 5; i++) {
    quiet.schedule('a', 250);
    await vi.advanceTimersByTimeAsync(200);
  }
  expect(begun()).toBe(0);
  await vi.advanceTimersByTimeAsync(5000);
  expect(begun()).toBe(1);
});

test('what is asked for while it is done is done again, after a rest as long as it took', async () => {
  const { quiet, begun } = slowWork();
  quiet.schedule('a', 0);
  await vi.advanceTimersByTimeAsync(500);
  quiet.schedule('a', 250);
  await vi.advanceTimersByTimeAsync(1400);
  expect(begun()).toBe(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(begun()).toBe(2);
});

test('after a rest that is over it is done as soon as it is quiet', async () => {
  const { quiet, begun } = slowWork();
  quiet.schedule('a', 0);
  await vi.advanceTimersByTimeAsync(4000);
  quiet.schedule('a', 250);
  await vi.advanceTimersByTimeAsync(260);
  expect(begun()).toBe(2);
});

test('one document does not wait for another, and one that is forgotten for nothing', async () => {
  const { quiet, begun } = slowWork();
  quiet.schedule('a', 100);
  quiet.schedule('b', 100);
  quiet.schedule('c', 100);
  quiet.forget('c');
  await vi.advanceTimersByTimeAsync(150);
  expect(begun()).toBe(2);
});
