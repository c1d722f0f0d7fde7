#!/usr/bin/env bash
# The pre-commit hook: aadguard in the version of this checkout, installed on first use beside it and without what it does not
# need. pre-commit's own way of installing (language: node) builds the whole project and installs globally, where npm omits nothing.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
version=$(node -p 'require(process.argv[1]).version' "$here/package.json")
prefix=${AADGUARD_PREFIX:-$here/.cache/pre-commit}/$version
aadguard=$prefix/node_modules/.bin/aadguard
if [ ! -x "$aadguard" ]; then
  mkdir -p "$prefix"
  npm install --prefix "$prefix" --omit=optional --ignore-scripts --no-audit --no-fund "${AADGUARD_PACKAGE:-aadguard@$version}" >&2
fi
exec "$aadguard" scan "$@"
