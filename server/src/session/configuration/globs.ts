import picomatch from 'picomatch';

/** Whether one of the globs matches the path or a folder it lies in. */
export function matches(globs: readonly string[], path: string): boolean {
  return globs.some((glob) => matcher(glob)(path));
}

/** Whether the last glob that matches is one without a leading `!`, as in a .gitignore; `before` where none matches. */
export function matchesLast(globs: readonly string[], path: string, before: boolean): boolean {
  let matched = before;
  for (const glob of globs) {
    const negated = glob.startsWith('!');
    if (matcher(negated ? glob.slice(1) : glob)(path)) matched = !negated;
  }
  return matched;
}

/** A glob without a slash matches at any depth, and a glob that names a folder matches all that lies in it. */
function matcher(glob: string): (path: string) => boolean {
  const known = matchers.get(glob);
  if (known) return known;
  const bare = glob.replace(/^\.?\//, '').replace(/\/$/, '');
  const anchored = glob.replace(/\/$/, '').includes('/') ? bare : `**/${bare}`;
  // Configuration is untrusted in an editor, and extended globs can make an expression that backtracks without end.
  const created = picomatch([anchored, `${anchored}/**`], { dot: true, noextglob: true, nonegate: true });
  matchers.set(glob, created);
  return created;
}

const matchers = new Map<string, (path: string) => boolean>();
