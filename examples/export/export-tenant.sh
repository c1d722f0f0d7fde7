#!/usr/bin/env bash
# Exports from a tenant all that aadguard's rules can use, as JSON files in one folder:
# applications with their federated identity credentials, service principals, delegated permission grants,
# app role assignments and the authorization policy. Reads only; nothing in the tenant changes.
#
#   az login --tenant contoso.com --allow-no-subscriptions
#   ./export-tenant.sh export
#   npx aadguard scan export
#
# Needs: bash 3.2 or later with sed and awk, and the Azure CLI 2.37 or later. Neither jq nor a Python of your own.
# Rights: the signed-in account reads the directory. Directory Readers reads all but the authorization policy; Global Reader
# reads that too. A service principal needs the Microsoft Graph application permissions Application.Read.All,
# Directory.Read.All (grants) and Policy.Read.All (authorization policy).
# Secrets: Microsoft Graph returns none in a list; `key`, `secretText` and `hint` are emptied here all the same.
#
# Other clouds: the address of Microsoft Graph is taken from `az cloud show`; GRAPH_URL overrides it.
set -euo pipefail

fail() {
  echo "export-tenant.sh: $*" >&2
  exit 1
}

[ $# -eq 1 ] || fail "name the folder to write to: export-tenant.sh FOLDER"
target=${1%/}
[ ! -e "$target" ] || fail "$target exists; name a new folder, so that no older export gets mixed in"
command -v az >/dev/null || fail "the Azure CLI (az) is not installed: https://learn.microsoft.com/cli/azure/install-azure-cli"
az account show --output none 2>/dev/null || fail "not signed in; run: az login --allow-no-subscriptions"

graph=${GRAPH_URL:-$(az cloud show --query endpoints.microsoftGraphResourceId --output tsv)}
graph=${graph%/}/v1.0
pause=${RETRY_SECONDS:-10}
# Everything is written beside the target and renamed at the end: half an export must not look like a whole one.
folder=$target.part
rm -rf "$folder"
mkdir -p "$folder/pages" "$folder/work"
trap 'rm -rf "$folder"' EXIT
pages=$folder/pages
work=$folder/work

# request FILE ARGUMENT…: asks Microsoft Graph and writes the answer; five tries, since large tenants get throttled.
request() {
  local file=$1 try
  shift
  for try in 1 2 3 4 5; do
    if az rest --output json "$@" >"$file" 2>"$work/problem" </dev/null; then return; fi
    if grep -qE 'Forbidden|Unauthorized|Bad Request' "$work/problem"; then break; fi
    [ "$try" -eq 5 ] || sleep $((pause * try))
  done
  cat "$work/problem" >&2
  fail "Microsoft Graph did not answer $*. Nothing was exported."
}

# keep FILE NAME: empties the texts of credentials, takes out what only `collection` and `batch` use, and keeps the rest as a page.
# Relies on the layout of `az … --output json`: two blanks a level, one property a line, properties sorted.
keep() {
  sed -e 's/^\( *"key": \)".*"\(,\{0,1\}\)$/\1null\2/' \
    -e 's/^\( *"secretText": \)".*"\(,\{0,1\}\)$/\1null\2/' \
    -e 's/^\( *"hint": \)".*"\(,\{0,1\}\)$/\1null\2/' \
    -e '/^  "@odata\.nextLink": ".*",$/d' \
    -e '/^  "failed": \[\],$/d' -e '/^  "failed": \[$/,/^  \],$/d' \
    -e '/^  "more": \[\],$/d' -e '/^  "more": \[$/,/^  \],$/d' \
    "$1" >"$pages/$2.json"
}

# collection NAME URL: all pages of a collection, as NAME-1.json, NAME-2.json, …
collection() {
  local name=$1 url=$2 number=0
  while [ -n "$url" ]; do
    number=$((number + 1))
    request "$work/answer" --method get --url "$url"
    url=$(sed -n 's/^  "@odata\.nextLink": "\(.*\)",\{0,1\}$/\1/p' "$work/answer")
    keep "$work/answer" "$name-$number"
    echo "$name: page $number" >&2
  done
}

# Microsoft Graph takes up to 20 requests in one (https://learn.microsoft.com/graph/json-batching). This shapes the answers
# into one page, with the ids of those that failed and the links to further pages beside it.
# shellcheck disable=SC2016 # the backticks and the dollar sign are JMESPath's and OData's
one_page='{"@odata.context": `"https://graph.microsoft.com/v1.0/$metadata#appRoleAssignments"`,
  failed: responses[?status != `200`].id, more: responses[].body."@odata.nextLink", value: responses[].body.value[]}'

# listed NAME: the texts of the list NAME in the answer, one a line.
listed() {
  sed -n "/^  \"$1\": \[\$/,/^  \],\$/s/^    \"\(.*\)\",\{0,1\}\$/\1/p" "$work/answer"
}

# assigned NAME: who is assigned to the service principals whose ids stand in `wanted`; those that failed end up in `failed`.
assigned() {
  local name=$1 requests number=0
  awk '{
    printf "%s{\"id\": \"%s\", \"method\": \"GET\", \"url\": \"/servicePrincipals/%s/appRoleAssignedTo\"}", NR % 20 == 1 ? "" : ", ", $1, $1
    if (NR % 20 == 0) print ""
  } END { if (NR % 20) print "" }' "$work/wanted" >"$work/batches"
  : >"$work/failed"
  : >"$work/more"
  while read -r requests; do
    number=$((number + 1))
    echo "{\"requests\": [$requests]}" >"$work/batch"
    request "$work/answer" --method post --url "$graph/\$batch" --body "@$work/batch" --query "$one_page"
    listed failed >>"$work/failed"
    listed more >>"$work/more"
    keep "$work/answer" "$name-$number"
    echo "$name: batch $number" >&2
  done <"$work/batches"
  number=0
  while read -r link; do
    number=$((number + 1))
    collection "$name-rest-$number" "$link"
  done <"$work/more"
}

collection applications "$graph/applications?\$expand=federatedIdentityCredentials"
collection servicePrincipals "$graph/servicePrincipals?\$top=999"
collection oauth2PermissionGrants "$graph/oauth2PermissionGrants"

sed -n 's/^      "id": "\([0-9A-Fa-f-]*\)",\{0,1\}$/\1/p' "$pages"/servicePrincipals-*.json >"$work/failed"
for round in 1 2 3 4 5; do
  [ -s "$work/failed" ] || break
  [ "$round" -eq 1 ] || sleep $((pause * round))
  mv "$work/failed" "$work/wanted"
  assigned "appRoleAssignments-$round"
done
[ ! -s "$work/failed" ] || fail "the assignments of $(wc -l <"$work/failed") service principals could not be read. Nothing was exported."

request "$work/answer" --method get --url "$graph/policies/authorizationPolicy"
keep "$work/answer" authorizationPolicy

mv "$pages" "$target"
echo "exported to $target; now run: npx aadguard scan $target" >&2
