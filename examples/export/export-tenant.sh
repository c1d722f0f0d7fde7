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
# A second argument is the id of the tenant that it has to be. What is refused is recorded in export.json, and the export goes on.
# Exit: 0 complete, 1 parts were refused or nothing was exported; the message says which.
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

[ $# -eq 1 ] || [ $# -eq 2 ] || fail "name the folder to write to: export-tenant.sh FOLDER [TENANT_ID]"
target=${1%/}
[ ! -e "$target" ] || fail "$target exists; name a new folder, so that no older export gets mixed in"
command -v az >/dev/null || fail "the Azure CLI (az) is not installed: https://learn.microsoft.com/cli/azure/install-azure-cli"
az account show --output none 2>/dev/null || fail "not signed in; run: az login --allow-no-subscriptions"

# On Windows (Git Bash, WSL with the CLI of Windows) what az prints ends its lines with CR LF.
plain() { tr -d '\r'; }

tenant=$(az account show --query tenantId --output tsv | plain)
if [ $# -eq 2 ] && [ "$(echo "$tenant" | tr '[:upper:]' '[:lower:]')" != "$(echo "$2" | tr '[:upper:]' '[:lower:]')" ]; then
  fail "signed in to the tenant $tenant, not to $2; run: az login --tenant $2 --allow-no-subscriptions"
fi
case $(az cloud show --query name --output tsv | plain) in
  AzureUSGovernment) cloud=usgov ;;
  AzureChinaCloud) cloud=china ;;
  *) cloud=global ;;
esac
graph=${GRAPH_URL:-$(az cloud show --query endpoints.microsoftGraphResourceId --output tsv | plain)}
started=$(date -u +%Y-%m-%dT%H:%M:%SZ)
graph=${graph%/}/v1.0
pause=${RETRY_SECONDS:-10}
# Everything is written beside the target and renamed at the end: half an export must not look like a whole one.
folder=$target.part
rm -rf "$folder"
mkdir -p "$folder/pages" "$folder/work"
trap 'rm -rf "$folder"' EXIT
pages=$folder/pages
work=$folder/work

# request FILE ARGUMENT…: asks Microsoft Graph and writes the answer; five tries, since large tenants get throttled. 3: refused.
request() {
  local file=$1 try
  shift
  for try in 1 2 3 4 5; do
    if az rest --output json "$@" 2>"$work/problem" </dev/null | plain >"$file"; then return 0; fi
    if grep -qE 'Forbidden|Authorization_RequestDenied' "$work/problem"; then return 3; fi
    if grep -qE 'Unauthorized|Bad Request' "$work/problem"; then break; fi
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
    -e '/^  "refused": \[\],$/d' -e '/^  "refused": \[$/,/^  \],$/d' \
    -e '/^  "more": \[\],$/d' -e '/^  "more": \[$/,/^  \],$/d' \
    "$1" >"$pages/$2.json"
}

# record NAME STATUS PERMISSION: a line of the manifest. Each object of a page has one id at this depth.
record() {
  local count=0 permission=null
  if ls "$pages/$1"*.json >/dev/null 2>&1; then count=$(cat "$pages/$1"*.json | grep -cE '^      "id": "|^  "id": "' || true); fi
  if [ "$2" = refused ]; then
    permission="\"$3\""
    echo "$1: refused; ask for the Microsoft Graph permission $3" >&2
  fi
  echo "    \"$1\": { \"status\": \"$2\", \"count\": $count, \"permission\": $permission }," >>"$work/manifest"
}

# collection NAME URL: all pages of a collection, as NAME-1.json, NAME-2.json, … 3: refused.
collection() {
  local name=$1 url=$2 number=0 status
  while [ -n "$url" ]; do
    number=$((number + 1))
    status=0
    request "$work/answer" --method get --url "$url" || status=$?
    [ "$status" -eq 0 ] || return "$status"
    url=$(sed -n 's/^  "@odata\.nextLink": "\(.*\)",\{0,1\}$/\1/p' "$work/answer")
    keep "$work/answer" "$name-$number"
    echo "$name: page $number" >&2
  done
}

# Microsoft Graph takes up to 20 requests in one (https://learn.microsoft.com/graph/json-batching). This shapes the answers
# into one page, with the ids of those that failed and the links to further pages beside it.
# shellcheck disable=SC2016 # the backticks and the dollar sign are JMESPath's and OData's
one_page='{"@odata.context": `"https://graph.microsoft.com/v1.0/$metadata#appRoleAssignments"`,
  failed: responses[?status != `200` && status != `404` && status != `403`].id, refused: responses[?status == `403`].id, more: responses[].body."@odata.nextLink", value: responses[].body.value[]}'

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
    if ! request "$work/answer" --method post --url "$graph/\$batch" --body "@$work/batch" --query "$one_page"; then
      echo refused >>"$work/refused"
      continue
    fi
    listed failed >>"$work/failed"
    listed refused >>"$work/refused"
    listed more >>"$work/more"
    keep "$work/answer" "$name-$number"
    echo "$name: batch $number" >&2
  done <"$work/batches"
  number=0
  while read -r link; do
    number=$((number + 1))
    collection "$name-rest-$number" "$link" || echo refused >>"$work/refused"
  done <"$work/more"
}

# whole NAME URL PERMISSION: a collection with its line of the manifest.
whole() {
  if collection "$1" "$2"; then record "$1" complete; else record "$1" refused "$3"; fi
}

# The policy first: where a permission is missing, it mostly is this one.
if request "$work/answer" --method get --url "$graph/policies/authorizationPolicy"; then
  keep "$work/answer" authorizationPolicy
  record authorizationPolicy complete
else
  record authorizationPolicy refused Policy.Read.All
fi
whole applications "$graph/applications?\$top=999&\$expand=federatedIdentityCredentials" Application.Read.All
whole servicePrincipals "$graph/servicePrincipals?\$top=999" Application.Read.All
whole oauth2PermissionGrants "$graph/oauth2PermissionGrants?\$top=999" Directory.Read.All

: >"$work/failed"
: >"$work/refused"
if ls "$pages"/servicePrincipals-*.json >/dev/null 2>&1; then
  sed -n 's/^      "id": "\([0-9A-Fa-f-]*\)",\{0,1\}$/\1/p' "$pages"/servicePrincipals-*.json >"$work/failed"
else
  echo refused >"$work/refused"
fi
for round in 1 2 3 4 5; do
  [ -s "$work/failed" ] || break
  [ "$round" -eq 1 ] || sleep $((pause * round))
  mv "$work/failed" "$work/wanted"
  assigned "appRoleAssignments-$round"
done
[ ! -s "$work/failed" ] || fail "the assignments of $(wc -l <"$work/failed") service principals could not be read. Nothing was exported."

if [ -s "$work/refused" ]; then record appRoleAssignments refused Application.Read.All; else record appRoleAssignments complete; fi

# The manifest, which says what the files beside it are.
{
  echo '{'
  echo '  "schemaVersion": 1,'
  echo '  "tool": { "name": "export-tenant.sh", "version": "1" },'
  echo "  \"tenantId\": \"$tenant\","
  echo "  \"cloud\": \"$cloud\","
  echo "  \"startedAt\": \"$started\","
  echo "  \"finishedAt\": \"$(date -u +%Y-%m-%dT%H:%M:%SZ)\","
  echo '  "layout": "collections",'
  echo '  "collections": {'
  sed '$ s/,$//' "$work/manifest"
  echo '  }'
  echo '}'
} >"$pages/export.json"

mv "$pages" "$target"
echo "exported to $target; now run: npx aadguard scan $target" >&2
if grep -q '"refused"' "$work/manifest"; then exit 1; fi
