/**
 * `find` with its results remembered for as long as its last argument, a document or a report, is there: several rules and
 * features ask the same of it.
 */
export function remembered<Others extends unknown[], Key extends object, Found>(
  find: (...parameters: [...Others, Key]) => Found,
): (...parameters: [...Others, Key]) => Found {
  const results = new WeakMap<Key, { found: Found }>();
  return (...parameters) => {
    const key = parameters.at(-1) as Key;
    let result = results.get(key);
    if (!result) {
      result = { found: find(...parameters) };
      results.set(key, result);
    }
    return result.found;
  };
}
