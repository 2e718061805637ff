#!/bin/bash
# The step of action.yml: its inputs come as GANGMU_…, as text in a command line would be run.
set -uo pipefail
arguments=(--format "$GANGMU_FORMAT" --lang "$GANGMU_LANGUAGE")
[ -z "$GANGMU_MAX_WARNINGS" ] || arguments+=(--max-warnings "$GANGMU_MAX_WARNINGS")
[ -z "$GANGMU_BASELINE" ] || arguments+=(--baseline "$GANGMU_BASELINE")
[ -z "$GANGMU_CONFIG" ] || arguments+=(--config "$GANGMU_CONFIG")
paths=()
while IFS= read -r path; do
  [ -z "$path" ] || paths+=("$path")
done <<< "$GANGMU_PATHS"
[ -z "$GANGMU_OUTPUT" ] || exec > "$GANGMU_OUTPUT"
"$(dirname "$0")/gangmu.sh" lint "${arguments[@]}" -- "${paths[@]+"${paths[@]}"}"
status=$?
[ -z "${GITHUB_OUTPUT:-}" ] || echo "exit-code=$status" >> "$GITHUB_OUTPUT"
exit $status
