#!/bin/bash
# Runs the command out of a fresh copy of this repository; builds it where that has not been done. For hooks and actions.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
if [ ! -f "$here/server/dist/gangmu.js" ]; then
  # What is said meanwhile must not get into the output.
  (cd "$here" && npm ci --ignore-scripts --no-audit --no-fund && node scripts/build.mjs) >&2
fi
exec node "$here/server/bin/gangmu.js" "$@"
