import { now } from "./inputs";
import { aadguard, folderWith } from "./run";

/* A sound application, in every envelope and spelling that is read: nothing is found, and nothing is unreadable. */

const graph = "https://graph.microsoft.com/v1.0/$metadata#";
const certificate = {
  keyId: "3b0e0c1a-6a52-4f0e-9f4b-0b8f6c1d2e05",
  type: "AsymmetricX509Cert",
  usage: "Verify",
  startDateTime: "2026-01-01T00:00:00Z",
  endDateTime: "2027-06-01T00:00:00Z",
  displayName: "CN=orders",
  key: null,
};
const readAllUsers = { id: "df021288-bdef-4463-88db-98f22de89214", type: "Role" };

interface Sound extends Readonly<Record<string, unknown>> {
  readonly id: string;
}

function sound(n: number): Sound {
  const number = String(n).padStart(12, "0");
  return {
    id: `0b6f3f52-7c1d-4c0e-8a55-${number}`,
    appId: `4f1c1a5e-0d4e-4f6b-9a53-${number}`,
    displayName: `Daemon ${n}`,
    signInAudience: "AzureADMyOrg",
    identifierUris: [],
    isFallbackPublicClient: null,
    disabledByMicrosoftStatus: null,
    api: { knownClientApplications: [], requestedAccessTokenVersion: 2, oauth2PermissionScopes: [], preAuthorizedApplications: [] },
    appRoles: [],
    keyCredentials: [certificate],
    passwordCredentials: [],
    federatedIdentityCredentials: [],
    requiredResourceAccess: [{ resourceAppId: "00000003-0000-0000-c000-000000000000", resourceAccess: [readAllUsers] }],
    web: { redirectUris: [], implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false } },
    spa: { redirectUris: [] },
    publicClient: { redirectUris: [] },
  };
}

function pascal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pascal);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.charAt(0).toUpperCase() + key.slice(1), pascal(inner)]));
}

const user = { "@odata.type": "#microsoft.graph.user", id: "0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c77", displayName: "Ann" };
const text = (value: unknown): string => JSON.stringify(value, null, 2);

const envelopes: Readonly<Record<string, (app: Sound) => unknown>> = {
  "single.json": (app) => app,
  "array.json": (app) => [app],
  "arrays.json": (app) => [[app]],
  "page.json": (app) => ({ "@odata.context": `${graph}applications`, value: [app] }),
  "page-without-context.json": (app) => ({ value: [app], Count: 1 }),
  "collapsed-page.json": (app) => ({ value: app }),
  "entity.json": (app) => ({ "@odata.context": `${graph}applications/$entity`, ...app }),
  "typed.json": (app) => ({ "@odata.type": "#microsoft.graph.application", ...app }),
  "beta.json": (app) => ({ "@odata.context": "https://graph.microsoft.com/beta/$metadata#applications/$entity", ...app, uniqueName: null }),
  "annotated.json": (app) => ({ ...app, "owners@odata.context": `${graph}applications('x')/owners`, owners: [user] }),
  "objects.json": (app) => ({
    "@odata.context": `${graph}directoryObjects`,
    value: [user, { "@odata.type": "#microsoft.graph.application", ...app }],
  }),
  "batch.json": (app) => ({ responses: [{ id: "1", status: 200, headers: {}, body: { value: [app] } }] }),
  "named.json": (app) => ({ apps: { orders: app } }),
  "deep.json": (app) => ({ result: { data: [{ payload: app }] } }),
  "azurehound.json": (app) => ({ data: [{ kind: "AZApp", data: app }], meta: { type: "azure", version: 5, count: 1 } }),
  "lines.ndjson": (app) => `${JSON.stringify(app)}\n`,
  "lines.jsonl": (app) => `${JSON.stringify(app)}\r\n`,
  "powershell.json": pascal,
  "powershell-array.json": (app) => [pascal(app)],
  "powershell-more.json": (app) => ({ ...(pascal(app) as object), AdditionalProperties: {} }),
  "comments.jsonc": (app) => `// exported\n{ /* one */\n${text(app).slice(1)}`,
  "mark.json": (app) => `\uFEFF${text(app)}`,
  "utf16.json": (app) => Buffer.from(`\uFEFF${text([app])}`, "utf16le"),
  "crlf.json": (app) => text(app).replaceAll("\n", "\r\n"),
  "UPPER.JSON": (app) => app,
  ".hidden.json": (app) => app,
  "my export (1).json": (app) => app,
  "експорт.json": (app) => app,
  "Applications/x/x.json": (app) => app,
};

test("whatever a sound application is wrapped in, nothing is found and everything is read", () => {
  const files = Object.fromEntries(Object.entries(envelopes).map(([name, wrap], n) => [name, wrap(sound(n + 1))]));
  const folder = folderWith({
    ...files,
    "package.json": { name: "x" },
    "users.json": { "@odata.context": `${graph}users`, value: [user] },
  });
  const { exit, stdout } = aadguard(["scan", ".", "--format", "json", "--now", now], { cwd: folder.path });
  folder.remove();
  const { summary, findings, diagnostics } = JSON.parse(stdout);
  const count = Object.keys(envelopes).length;
  expect(findings).toEqual([]);
  expect(diagnostics).toEqual([]);
  expect(summary).toMatchObject({ files: count + 2, scanned: count, skipped: 2, unreadable: 0, applications: count });
  expect(exit).toBe(0);
});
