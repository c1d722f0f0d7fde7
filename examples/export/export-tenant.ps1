<#
.SYNOPSIS
  Exports from a tenant all that aadguard's rules can use, as JSON files in one folder.

.DESCRIPTION
  Applications with their federated identity credentials, service principals, delegated permission grants, app role
  assignments and the authorization policy. Reads only; nothing in the tenant changes. What is refused is recorded in
  export.json with the permission to ask for, and the export goes on.

  Exit: 0 complete, 1 parts were refused or nothing was exported; the message says which.

  Needs PowerShell 7 (Windows PowerShell 5.1 works too) and one module:
    Install-Module Microsoft.Graph.Authentication -Scope CurrentUser

  Permissions (delegated, or application permissions with a certificate):
    Application.Read.All   applications, service principals, app role assignments, federated identity credentials
    Directory.Read.All     delegated permission grants
    Policy.Read.All        the authorization policy: who may consent

  Secrets: Microsoft Graph returns none in a list; `key`, `secretText` and `hint` are emptied here all the same.

.PARAMETER Path
  The folder to write to. It must not exist, so that no older export gets mixed in.

.PARAMETER TenantId
  The id of the tenant that it has to be.

.PARAMETER Environment
  The Microsoft Graph cloud: Global, USGov, USGovDoD, China.

.EXAMPLE
  ./export-tenant.ps1 -Path export
  npx aadguard scan export
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Path,
    [string] $TenantId,
    [string] $Environment = 'Global'
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

if (Test-Path -LiteralPath $Path) { throw "$Path exists; name a new folder, so that no older export gets mixed in." }
if (-not (Get-Command Invoke-MgGraphRequest -ErrorAction SilentlyContinue)) {
    throw 'The module is missing; run: Install-Module Microsoft.Graph.Authentication -Scope CurrentUser'
}
if (-not (Get-MgContext)) {
    $connect = @{ Scopes = 'Application.Read.All', 'Directory.Read.All', 'Policy.Read.All'; Environment = $Environment }
    if ($TenantId) { $connect.TenantId = $TenantId }
    Connect-MgGraph @connect | Out-Null
}
$context = Get-MgContext
if ($TenantId -and $context.TenantId -ne $TenantId) {
    throw "Signed in to the tenant $($context.TenantId), not to $TenantId; run: Disconnect-MgGraph"
}
$clouds = @{ USGov = 'usgov'; USGovDoD = 'dod'; China = 'china' }
$cloud = if ($clouds.ContainsKey("$($context.Environment)")) { $clouds["$($context.Environment)"] } else { 'global' }
$started = [DateTime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ssZ')
# Status, count and permission of each collection, for export.json.
$collections = [ordered]@{}

function Test-Refused($Problem) { "$Problem" -match 'Forbidden|Authorization_RequestDenied' }

# Five tries: large tenants get throttled (429), and the module's own retries may not be enough.
function Invoke-Graph([string] $Method, [string] $Uri, $Body) {
    $request = @{ Method = $Method; Uri = $Uri; OutputType = 'PSObject' }
    if ($Body) { $request.Body = $Body; $request.ContentType = 'application/json' }
    for ($try = 1; ; $try++) {
        try { return Invoke-MgGraphRequest @request }
        catch {
            if ($try -eq 5 -or (Test-Refused $_) -or "$_" -match 'Unauthorized|BadRequest') { throw }
            Start-Sleep -Seconds (10 * $try)
        }
    }
}

function Test-Property($Object, [string] $Name) { $null -ne $Object -and $Object.PSObject.Properties.Name -contains $Name }

# All pages of a collection.
function Get-Collection([string] $Uri) {
    while ($Uri) {
        $page = Invoke-Graph GET $Uri
        $page.value
        $Uri = if (Test-Property $page '@odata.nextLink') { $page.'@odata.nextLink' }
    }
}

# Who is assigned to each service principal, 20 requests in one (https://learn.microsoft.com/graph/json-batching).
# A service principal that was deleted meanwhile (404) has no assignments.
function Get-Assignment([string[]] $Id) {
    for ($round = 1; $Id.Count -gt 0; $round++) {
        if ($round -gt 5) { throw "The assignments of $($Id.Count) service principals could not be read." }
        if ($round -gt 1) { Start-Sleep -Seconds (10 * $round) }
        $failed = [System.Collections.Generic.List[string]]::new()
        for ($start = 0; $start -lt $Id.Count; $start += 20) {
            $some = $Id[$start..([Math]::Min($start + 19, $Id.Count - 1))]
            $requests = @($some | ForEach-Object { @{ id = $_; method = 'GET'; url = "/servicePrincipals/$_/appRoleAssignedTo" } })
            $answer = Invoke-Graph POST 'v1.0/$batch' (@{ requests = $requests } | ConvertTo-Json -Depth 5)
            foreach ($response in $answer.responses) {
                if ($response.status -eq 404) { continue }
                if ($response.status -eq 403) { throw "Forbidden: $($response.id)" }
                if ($response.status -ne 200) { $failed.Add($response.id); continue }
                $response.body.value
                if (Test-Property $response.body '@odata.nextLink') { Get-Collection $response.body.'@odata.nextLink' }
            }
            Write-Progress -Activity 'App role assignments' -PercentComplete (100 * $start / $Id.Count)
        }
        $Id = $failed.ToArray()
    }
    Write-Progress -Activity 'App role assignments' -Completed
}

function Clear-CredentialText($Object) {
    foreach ($list in 'keyCredentials', 'passwordCredentials') {
        if (-not (Test-Property $Object $list)) { continue }
        foreach ($credential in @($Object.$list)) {
            foreach ($name in 'key', 'secretText', 'hint') {
                if (Test-Property $credential $name) { $credential.$name = $null }
            }
        }
    }
}

# Reads a collection, writes it as one page and returns its objects. `@(…)` keeps a list of one a list; the context names the
# kind of an empty one. Without the right to read it, it is recorded as refused.
function Export-Collection([string] $Name, [string] $Permission, [scriptblock] $Read) {
    try { $all = @(& $Read | Where-Object { $null -ne $_ }) }
    catch {
        if (-not (Test-Refused $_)) { throw }
        Add-Refusal $Name $Permission
        return
    }
    foreach ($item in $all) { Clear-CredentialText $item }
    Save-Json $Name ([ordered]@{ '@odata.context' = "https://graph.microsoft.com/v1.0/`$metadata#$Name"; value = $all })
    $collections[$Name] = [ordered]@{ status = 'complete'; count = $all.Count; permission = $null }
    Write-Host "${Name}: $($all.Count)"
    $all
}

function Add-Refusal([string] $Name, [string] $Permission) {
    $collections[$Name] = [ordered]@{ status = 'refused'; count = 0; permission = $Permission }
    Write-Warning "${Name}: refused; ask for the Microsoft Graph permission $Permission"
}

function Save-Json([string] $Name, $Value) {
    # -Depth: PowerShell cuts nested objects at depth 2 unless told otherwise.
    $json = ConvertTo-Json -InputObject $Value -Depth 20
    [System.IO.File]::WriteAllText((Join-Path $folder "$Name.json"), $json, [System.Text.UTF8Encoding]::new($false))
}

# Everything is written beside the target and renamed at the end: half an export must not look like a whole one.
$target = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
$folder = "$target.part"
if (Test-Path -LiteralPath $folder) { Remove-Item -LiteralPath $folder -Recurse -Force }
New-Item -ItemType Directory -Path $folder | Out-Null
try {
    # The policy first: where a permission is missing, it is mostly this one.
    try {
        Save-Json authorizationPolicy (Invoke-Graph GET 'v1.0/policies/authorizationPolicy')
        $collections['authorizationPolicy'] = [ordered]@{ status = 'complete'; count = 1; permission = $null }
    }
    catch {
        if (-not (Test-Refused $_)) { throw }
        Add-Refusal authorizationPolicy Policy.Read.All
    }
    Export-Collection applications Application.Read.All { Get-Collection 'v1.0/applications?$top=999&$expand=federatedIdentityCredentials' } | Out-Null
    $servicePrincipals = @(Export-Collection servicePrincipals Application.Read.All { Get-Collection 'v1.0/servicePrincipals?$top=999' })
    Export-Collection oauth2PermissionGrants Directory.Read.All { Get-Collection 'v1.0/oauth2PermissionGrants?$top=999' } | Out-Null
    if ($collections['servicePrincipals'].status -eq 'refused') { Add-Refusal appRoleAssignments Application.Read.All }
    else {
        Export-Collection appRoleAssignments Application.Read.All { Get-Assignment @($servicePrincipals | ForEach-Object { $_.id }) } | Out-Null
    }
    # The manifest, which says what the files next to it are.
    Save-Json export ([ordered]@{
            schemaVersion = 1
            tool          = [ordered]@{ name = 'export-tenant.ps1'; version = '1' }
            tenantId      = $context.TenantId
            cloud         = $cloud
            startedAt     = $started
            finishedAt    = [DateTime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ssZ')
            layout        = 'collections'
            collections   = $collections
        })
    Move-Item -LiteralPath $folder -Destination $target
}
finally {
    if (Test-Path -LiteralPath $folder) { Remove-Item -LiteralPath $folder -Recurse -Force }
}
Write-Host "exported to $Path; now run: npx aadguard scan $Path"
if ($collections.Values.status -contains 'refused') { exit 1 }
