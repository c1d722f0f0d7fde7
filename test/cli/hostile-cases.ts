/*
 * One application with a symmetric signing key, written in ways that hide it or could hide it, beside a clean one: it is found, or the
 * run says what it could not tell. A silent all-clear is the one fault.
 */

const type = "#microsoft.graph.";
const context = "https://graph.microsoft.com/v1.0/$metadata#";
const dates = { startDateTime: "2026-01-01T00:00:00Z", endDateTime: "2028-01-01T00:00:00Z" };
const key = { keyId: "0a1b2c3d-4e5f-4607-8819-2a3b4c5d6e7f", type: "Symmetric", usage: "Sign", ...dates };
const rest = {
  ...{ id: "f6071829-3a4b-4c5d-8e6f-708192a3b4c5", appId: "c0ffee11-2233-4455-8677-8899aabbccdd", displayName: "Harbour" },
  ...{ signInAudience: "AzureADMyOrg", identifierUris: [], requiredResourceAccess: [], passwordCredentials: [] },
  ...{ web: { redirectUris: [] }, spa: { redirectUris: [] }, publicClient: { redirectUris: [] } },
};
const app = { ...rest, keyCredentials: [key] };
const clean = { ...rest, keyCredentials: [] };
const sp = {
  ...{ id: "d1e2f3a4-b5c6-4d7e-8f90-0112233445f6", appId: app.appId, displayName: "Harbour", servicePrincipalType: "Application" },
  ...{ accountEnabled: true, servicePrincipalNames: [app.appId], keyCredentials: [key], passwordCredentials: [] },
};
const other = { ...clean, id: "a6071829-3a4b-4c5d-8e6f-708192a3b4c5", appId: "11111111-2222-4333-8444-555555555555", displayName: "Other" };
export const beside = { ...other, id: "b6071829-3a4b-4c5d-8e6f-708192a3b4c5", appId: "22222222-2222-4333-8444-555555555555" };
const s = (value: unknown): string => JSON.stringify(value);
const base64 = (text: string): string => Buffer.from(text).toString("base64");
const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");
const utf32 = (text: string): Buffer => Buffer.from(Uint32Array.from([0xfeff, ...[...text].map((one) => one.codePointAt(0) ?? 0)]).buffer);

export type Files = Readonly<Record<string, unknown>>;

/** The key is an error. */
export const found: Readonly<Record<string, Files>> = {
  "derived type custom": { "a.json": { "@odata.type": type + "agentIdentityBlueprintV2", ...app } },
  "type user": { "a.json": { "@odata.type": type + "user", ...app } },
  "type group in list": { "a.json": [{ ...other }, { "@odata.type": type + "group", ...app }] },
  "type number": { "a.json": { "@odata.type": 7, ...app } },
  "type array": { "a.json": { "@odata.type": ["#microsoft.graph.application"], ...app } },
  "context wrong letter": { "a.json": { "@odata.context": context + "aplications", value: [app] } },
  "context users": { "a.json": { "@odata.context": context + "users", value: [app] } },
  "context entity users": { "a.json": { "@odata.context": context + "users/$entity", ...app } },
  "context groups list of sp": { "a.json": { "@odata.context": context + "groups", value: [sp] } },
  "Value capital": { "a.json": { "@odata.context": context + "applications", Value: [app] } },
  "value object": { "a.json": { "@odata.context": context + "applications", value: app } },
  "value map": { "a.json": { "@odata.context": context + "applications", value: { "0": app } } },
  "page in page": { "a.json": { value: [{ value: [{ value: [app] }] }] } },
  "array in array": { "a.json": [[[app]]] },
  "page with error too": { "a.json": { error: { code: "x", message: "m" }, value: [app] } },
  "error with app": { "a.json": { error: { code: "x", message: "m" }, ...app } },
  "batch nested": {
    "a.json": { responses: [{ id: "1", status: 200, body: { responses: [{ id: "1", status: 200, body: { value: [app] } }] } }] },
  },
  instantiate: { "a.json": { application: clean, servicePrincipal: sp } },
  "envelope odd names": { "a.json": { data: { nested: { stuff: [1, { thing: app }] } } } },
  "dup key sym first": { "a.json": s(app).replace(/}$/, ',"keyCredentials":[]}') },
  "dup key sym last": { "a.json": s(clean).replace(/}$/, `,"keyCredentials":${s([key])}}`) },
  "dup type inside key": { "a.json": s(app).replace('"type":"Symmetric"', '"type":"Symmetric","type":"AsymmetricX509Cert"') },
  "dup type inside key case": { "a.json": s(app).replace('"type":"Symmetric"', '"type":"Symmetric","Type":"AsymmetricX509Cert"') },
  "KeyCredentials pascal beside": { "a.json": { ...clean, KeyCredentials: [key] } },
  AdditionalProperties: {
    "a.json": {
      Id: app.id,
      AppId: app.appId,
      DisplayName: "H",
      KeyCredentials: [],
      SignInAudience: "AzureADMyOrg",
      AdditionalProperties: { keyCredentials: [key] },
    },
  },
  "key list object": { "a.json": { ...app, keyCredentials: { value: [key] } } },
  "key list decoy page": { "a.json": { ...app, keyCredentials: { value: [], ...key } } },
  "key list single": { "a.json": { ...app, keyCredentials: key } },
  "field escaped": { "a.json": s(app).replace('"keyCredentials"', '"key\\u0043redentials"') },
  "field __proto__": { "a.json": s(clean).replace(/}$/, `,"__proto__":{"keyCredentials":${s([key])}}}`) },
  "app under __proto__": { "a.json": `{"__proto__": ${s(app)}}` },
  "keys under beta name": { "a.json": { ...rest, KeyCredentials: [key] } },
  "contradiction two files": { "a.json": clean, "b.json": app },
  "contradiction two files rev": { "a.json": app, "b.json": clean },
  "contradiction id only": { "a.json": { ...clean, id: undefined }, "b.json": { ...app, appId: app.appId.toUpperCase() } },
  "contradiction in array": { "a.json": [clean, app] },
  "contradiction sp": { "a.json": [{ ...sp, keyCredentials: [] }, sp] },
  "BOM utf8": { "a.json": "\ufeff" + s(app) },
  utf16le: { "a.json": utf16(`\ufeff${s(app)}`) },
  utf16be: { "a.json": Buffer.concat([utf16("\ufeff"), utf16(s(app))]).swap16() },
  latin1: { "a.json": Buffer.from(s({ ...app, displayName: "Hafen Köln" }), "latin1") },
  ndjson: { "a.json": `${s(clean)}\n${s({ ...app, id: "z", appId: "99999999-2222-4333-8444-555555555555" })}\n` },
  "ndjson w/ array line": { "a.ndjson": `${s(other)}\n${s([app])}\n` },
  "ndjson w/ page line": { "a.ndjson": `${s(other)}\n${s({ value: [app] })}\n` },
  "ndjson bad line": { "a.ndjson": `${s(other)}\n{"broken\n${s(app)}\n` },
  "comment hides": { "a.json": `// {\n/* x */ ${s(app)}` },
  "trailing comma": { "a.json": s(app).replace(/}$/, ",}") },
  "extension JSON caps": { "A.JSON": s(app) },
  jsonc: { "a.jsonc": s(app) },
  "hidden folder": { ".hidden/a.json": s(app) },
  "hidden file": { ".a.json": s(app) },
  "no ids": { "a.json": { displayName: "H", keyCredentials: [key] } },
  "only key list": { "a.json": { keyCredentials: [key] } },
  "bare keys": { "a.json": [key] },
  "empty display": { "a.json": { ...app, displayName: "" } },
  "appId number": { "a.json": { ...app, appId: 5 } },
  "appId null": { "a.json": { ...app, appId: null, id: null } },
  "aad graph type": { "a.json": { "odata.type": "Microsoft.DirectoryServices.User", objectType: "User", ...app } },
  "objectType app lower": { "a.json": { objectType: "application", ...app } },
  "Count wrapper": { "a.json": { value: [app], Count: 1 } },
  "ps value count": { "a.json": [{ value: [app], Count: 1 }] },
  "key in relation sp owners": { "a.json": { ...other, owners: [sp] } },
  "app as extension": { "a.json": { ...other, extension_x: app } },
  "end date bad": { "a.json": { ...app, keyCredentials: [{ ...key, endDateTime: "soon" }] } },
  "end expired 9999": { "a.json": { ...app, keyCredentials: [{ ...key, endDateTime: "99999-01-01T00:00:00Z" }] } },
  delta: { "a.json": { "@odata.context": context + "applications/$delta", value: [app], "@odata.deltaLink": "x" } },
  azurehound: { "a.json": { data: [{ kind: "AZApp", data: app }], meta: { type: "azure" } } },
  "azurehound kind odd": { "a.json": { data: [{ kind: "AZFoo", data: app }], meta: { type: "azure" } } },
  "arm graph resource": {
    "a.json": {
      $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
      resources: [{ type: "Microsoft.Graph/applications@v1.0", properties: app }],
    },
  },
  "arm copy": {
    "a.json": {
      $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
      languageVersion: "2.0",
      extensions: { g: { name: "MicrosoftGraph", version: "1.0.0" } },
      resources: { x: { extension: "g", type: "Microsoft.Graph/applications@v1.0", copy: { name: "c", count: 2 }, properties: app } },
    },
  },
  "k8s aso": { "a.json": { apiVersion: "graph.azure.com/v1", kind: "Application", spec: app } },
  "tf plan msgraph": {
    "a.json": {
      format_version: "1.2",
      planned_values: {
        root_module: {
          resources: [
            {
              type: "msgraph_resource",
              name: "x",
              address: "msgraph_resource.x",
              mode: "managed",
              provider_name: "registry.terraform.io/microsoft/msgraph",
              values: { url: "applications", body: app },
            },
          ],
        },
      },
    },
  },
};

/** The run finds something about the key, leaves it open, or names the file. */
export const said: Readonly<Record<string, Files>> = {
  "context grants with app": { "a.json": { "@odata.context": context + "oauth2PermissionGrants", value: [app] } },
  "context policy with app inside": { "a.json": { "@odata.context": context + "policies/authorizationPolicy/$entity", ...app } },
  "context fics with app": { "a.json": { "@odata.context": context + "applications('x')/federatedIdentityCredentials", value: [app] } },
  "VALUE + value empty": { "a.json": { "@odata.context": context + "applications", value: [], VALUE: [app] } },
  "value string JSON": { "a.json": { "@odata.context": context + "applications", value: s([app]) } },
  "string JSON": { "a.json": s(s(app)) },
  "batch body string": { "a.json": { responses: [{ id: "1", status: 200, body: s({ value: [app] }) }] } },
  "batch body Base64": { "a.json": { responses: [{ id: "1", status: 200, body: base64(s(app)) }] } },
  "batch body Base64, array, indented": { "a.json": { responses: [{ id: "1", body: base64(JSON.stringify([app], null, 2)) }] } },
  "batch body Base64 of URLs, line breaks": {
    "a.json": { responses: [{ body: Buffer.from(`{\r\n"x":"???>>>",${s(app).slice(1)}`).toString("base64url") }] },
  },
  "key list object w/ 0": { "a.json": { ...app, keyCredentials: { "0": key } } },
  "key list nested array": { "a.json": { ...app, keyCredentials: [[key]] } },
  "key list string": { "a.json": { ...app, keyCredentials: s([key]) } },
  "key string element": { "a.json": { ...app, keyCredentials: [s(key)] } },
  "key type blank": { "a.json": { ...app, keyCredentials: [{ ...key, type: " Symmetric " }] } },
  "key type fullwidth": { "a.json": { ...app, keyCredentials: [{ ...key, type: "Ｓymmetric" }] } },
  "key type number enum": { "a.json": { ...app, keyCredentials: [{ ...key, type: 0 }] } },
  "key type array": { "a.json": { ...app, keyCredentials: [{ ...key, type: ["Symmetric"] }] } },
  "key usage missing": { "a.json": { ...app, keyCredentials: [{ keyId: "k", type: "Symmetric" }] } },
  "key null usage": { "a.json": { ...app, keyCredentials: [{ ...key, usage: null }] } },
  "key zero width": { "a.json": { ...app, keyCredentials: [{ ...key, type: "Sym\u200bmetric" }] } },
  "field zero width": { "a.json": s(app).replace('"keyCredentials"', '"keyCredentials\u200b"') },
  "field snake": { "a.json": { ...rest, key_credentials: [key] } },
  "removed marker": { "a.json": [{ ...app, "@removed": { reason: "changed" } }] },
  deleted: { "a.json": [{ ...app, deletedDateTime: "2026-01-01T00:00:00Z" }] },
  "two BOMs": { "a.json": "\ufeff\ufeff" + s(app) },
  "utf16le no bom": { "a.json": utf16(s(app)) },
  "utf16be no bom": { "a.json": utf16(s(app)).swap16() },
  utf32: { "a.json": utf32(s(app)) },
  "ndjson RS": { "a.json": `\u001e${s(other)}\n\u001e${s(app)}\n` },
  "ndjson CR": { "a.json": `${s(other)}\r${s(app)}\r` },
  concatenated: { "a.json": `${s(other)}${s(app)}` },
  "concatenated arrays": { "a.json": `${s([other])}${s([app])}` },
  "concat commas": { "a.json": `${s(other)},${s(app)}` },
  "trailing garbage": { "a.json": `${s(app)} trailing` },
  "leading log line": { "a.json": `WARNING: something\n${s([app])}` },
  "single quotes": { "a.json": s(app).replace(/"/g, "'") },
  NaN: { "a.json": s(app).replace(/}$/, ',"x":NaN}') },
  truncated: { "a.json": s([other, app]).slice(0, -30) },
  "deep nest": { "a.json": `${"[".repeat(3000)}${s(app)}${"]".repeat(3000)}` },
  "very deep nest": { "a.json": `${'{"a":'.repeat(20000)}${s(app)}${"}".repeat(20000)}` },
  "extension txt": { "a.txt": s(app) },
  "extension none": { application: s(app) },
  json5: { "a.json5": s(app) },
  yaml: { "a.yaml": `appId: ${app.appId}\nkeyCredentials:\n  - type: Symmetric\n    usage: Sign\n` },
  gitignored: { ".gitignore": "*.json\n", "a.json": s(app) },
  "in node_modules": { "node_modules/x/a.json": s(app) },
  "powershell depth": {
    "a.json": {
      Id: app.id,
      AppId: app.appId,
      DisplayName: "H",
      KeyCredentials: "Microsoft.Graph.PowerShell.Models.MicrosoftGraphKeyCredential",
    },
  },
  "powershell depth list": {
    "a.json": {
      Id: app.id,
      AppId: app.appId,
      DisplayName: "H",
      KeyCredentials: ["Microsoft.Graph.PowerShell.Models.MicrosoftGraphKeyCredential"],
    },
  },
  clixml: { "a.json": '<Objs Version="1.1.0.1"><Obj><S N="appId">x</S><S N=\'keyCredentials\'>Symmetric</S></Obj></Objs>' },
  "app in FIC list": { "a.json": { ...other, federatedIdentityCredentials: [app] } },
  "sp in appRoleAssignedTo": { "a.json": { ...sp, keyCredentials: [], appRoleAssignedTo: [sp] } },
  "created date weird": { "a.json": { ...app, keyCredentials: [{ ...key, endDateTime: "0001-01-01T00:00:00Z" }] } },
  select: { "a.json": { "@odata.context": context + "applications(appId,displayName)", value: [{ appId: app.appId, displayName: "H" }] } },
  "tf plan-like": {
    "a.json": {
      format_version: "1.2",
      planned_values: {
        root_module: {
          resources: [{ type: "azuread_application", name: "x", address: "azuread_application.x", mode: "managed", values: app }],
        },
      },
    },
  },
  "pulumi state odd": {
    "a.json": {
      version: 3,
      deployment: {
        resources: [
          {
            urn: "urn:pulumi:d::p::azuread:index/application:Application::x",
            type: "azuread:index/application:Application",
            inputs: app,
            outputs: app,
          },
        ],
      },
    },
  },
  "pulumi msgraph dyn": {
    "a.json": {
      version: 3,
      deployment: {
        resources: [
          { urn: "urn:pulumi:d::p::pulumi-nodejs:dynamic:Resource::x", type: "pulumi-nodejs:dynamic:Resource", inputs: app, outputs: app },
        ],
      },
    },
  },
};
