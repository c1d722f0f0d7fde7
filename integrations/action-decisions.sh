#!/usr/bin/env bash
# Prints the revision whose aadguard.yaml and baseline count, or nothing for those of the working tree. A pull request, or
# a group of the merge queue, is judged by what the branch has decided that it goes to.
set -euo pipefail

refuse() {
  echo "::error title=aadguard::$1 Or let this pull request decide for itself: decisions-from: none" >&2
  exit 2
}

# The branch that the change goes to, and the commit that the event knows of it.
target() {
  node -e '
    const { pull_request: pull, merge_group: group } = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"));
    if (pull) console.log(`refs/heads/${pull.base.ref} ${pull.base.sha}`);
    else if (group) console.log(`${group.base_sha} ${group.base_sha}`);
  ' "$1"
}

case $AADGUARD_DECISIONS_FROM in
  none) exit 0 ;;
  auto | "") ;;
  *)
    echo "$AADGUARD_DECISIONS_FROM"
    exit 0
    ;;
esac

if [ ! -s "${GITHUB_EVENT_PATH:-}" ]; then exit 0; fi
into=$(target "$GITHUB_EVENT_PATH")
if [ -z "$into" ]; then exit 0; fi
branch=${into% *}
commit=${into#* }

git rev-parse --git-dir >/dev/null 2>&1 || refuse "The branch that this change goes to decides what counts, and there is no git repository here to ask: use actions/checkout."
# By its address: what is checked out may come from a fork, with an origin of its own. As it is now, for a run that is repeated.
repository=$GITHUB_SERVER_URL/$GITHUB_REPOSITORY
now=$(git ls-remote "$repository" "$branch" 2>/dev/null | cut -f 1) || now=
commit=${now:-$commit}
if ! git cat-file -e "$commit^{commit}" 2>/dev/null; then
  depth=()
  if [ "$(git rev-parse --is-shallow-repository)" = true ]; then depth=(--depth=1); fi
  git fetch --quiet --no-tags --no-recurse-submodules ${depth[@]+"${depth[@]}"} "$repository" "$commit" ||
    refuse "The branch that this change goes to decides what counts, and its commit $commit cannot be fetched: use actions/checkout with fetch-depth: 0."
fi
echo "$commit"
