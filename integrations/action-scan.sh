#!/usr/bin/env bash
# The scan of action.yml. It never fails for findings: the report is uploaded first, and a later step ends with the
# scan's exit code.
set -euo pipefail

# Sets `lines` to the lines of a text that are not empty.
split() {
  lines=()
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    if [ -n "$line" ]; then lines+=("$line"); fi
  done <<<"$1"
}

install() {
  local version prefix=$RUNNER_TEMP/aadguard
  version=$(node -p 'require(process.argv[1]).version' "$GITHUB_ACTION_PATH/package.json")
  echo "::group::npm install"
  mkdir -p "$prefix"
  # Not --global, for which npm omits nothing.
  npm install --prefix "$prefix" --omit=optional --ignore-scripts --no-audit --no-fund "${AADGUARD_PACKAGE:-aadguard@$version}"
  echo "::endgroup::"
  PATH=$prefix/node_modules/.bin:$PATH
}

# Paths in the workspace for the upload, which knows no working directory.
within_workspace() {
  node -p 'require("node:path").relative(process.env.GITHUB_WORKSPACE, require("node:path").resolve(process.argv[1]))' "$1"
}

# Whether the scan asked any rule about anything: an empty report, uploaded, would close every open alert.
has_judged() {
  node -e '
    const { invocations } = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8")).runs[0];
    const nothing = invocations[0].toolExecutionNotifications.some(({ descriptor }) => descriptor.id === "nothing-judged");
    process.exit(nothing ? 1 : 0);
  ' "$1"
}

install
decisions=$("$GITHUB_ACTION_PATH/integrations/action-decisions.sh")
sarif=${AADGUARD_SARIF_FILE:-aadguard.sarif}
rm -f "$sarif"

arguments=(--format "sarif=$sarif" --fail-on "$AADGUARD_FAIL_ON" --undetermined "$AADGUARD_UNDETERMINED")
if [ -n "$decisions" ]; then arguments+=(--decisions-from "$decisions"); fi
annotations=$AADGUARD_ANNOTATIONS
if [ -z "$annotations" ] && [ "$AADGUARD_UPLOAD_SARIF" != true ]; then annotations=true; fi
# Either way the format github writes the job's summary. Whatever a report for people quotes is not a command to the runner.
stop=
if [ "$annotations" = true ]; then
  arguments+=(--format github)
else
  arguments+=(--format pretty --format github=/dev/null)
  stop=$(node -p 'require("node:crypto").randomUUID()')
fi
split "$AADGUARD_ARGS"
arguments+=(${lines[@]+"${lines[@]}"})
split "$AADGUARD_PATHS"

code=0
if [ -n "$stop" ]; then echo "::stop-commands::$stop"; fi
aadguard scan "${arguments[@]}" -- ${lines[@]+"${lines[@]}"} || code=$?
if [ -n "$stop" ]; then echo "::$stop::"; fi

report=
if [ -s "$sarif" ]; then
  if has_judged "$sarif"; then report=$(within_workspace "$sarif"); else echo "aadguard: nothing was judged, so there is no report to upload."; fi
fi
{
  echo "exit-code=$code"
  echo "sarif-file=$report"
} >>"$GITHUB_OUTPUT"
