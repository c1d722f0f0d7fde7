import { type Scanned, scanned } from "./scanned";
import { application as urnOf, engineEvent, preview, principal, step } from "./written";

/** Previews that do not hold the whole stack: what they leave out is not a fault. */
type Fields = Record<string, unknown>;
interface Step {
  readonly op: string;
  readonly urn: string;
  readonly inputs: Fields;
}

const objectId = "5b8f9d6e-8d5e-4f5c-9a51-02c0f1a3d7e4";
const clientId = "c0a80101-52c0-4a4b-9a77-8c2a7d4f1b10";
const graph = "00000003-0000-0000-c000-000000000000";
const roleId = "8f1a0c52-2b7b-4f4f-8f0a-0d7f1c0b2a11";
const before = { id: `/applications/${objectId}`, inputs: {}, outputs: { clientId, objectId } };
const delegated = (resourceAppId: string, id: string): Fields => ({ resourceAppId, resourceAccesses: [{ id, type: "Scope" }] });

const web = (op: string): Step => ({
  op,
  urn: urnOf("web"),
  inputs: {
    displayName: "Web",
    web: { redirectUris: ["https://contoso.com/cb"] },
    requiredResourceAccesses: [delegated(graph, "e1fe6dd8-ba31-4d61-89e7-88639da4683d")],
  },
});
const api = (op: string): Step => ({
  op,
  urn: urnOf("api"),
  inputs: {
    displayName: "Api",
    signInAudience: "AzureADMultipleOrgs",
    identifierUris: ["api://contoso"],
    appRoles: [{ id: roleId, value: "All", displayName: "All", description: "All", allowedMemberTypes: ["Application"] }],
  },
});
const clientOfApi: Step = {
  op: "update",
  urn: urnOf("client"),
  inputs: { displayName: "Client", requiredResourceAccesses: [delegated(clientId, "8f1a0c52-2b7b-4f4f-8f0a-0d7f1c0b2a12")] },
};
const ofWeb: Step = { op: "create", urn: principal("web"), inputs: { clientId } };

const exists = (op: string): boolean => op !== "create";
const asPreview = (steps: readonly Step[], counts: Fields | undefined, errors: readonly string[] = []): Fields => ({
  ...preview(
    steps.map(({ op, urn, inputs }) =>
      step(op, urn, { newState: { inputs }, ...(exists(op) && urn !== urnOf("client") ? { oldState: before } : {}) }),
    ),
    counts,
  ),
  ...(counts ? {} : { changeSummary: undefined }),
  diagnostics: errors.map((message) => ({ message, severity: "error" })),
});
const asEvents = (steps: readonly Step[], counts: Fields | undefined, errors: readonly string[] = []): string =>
  [
    { sequence: 0, timestamp: 1, preludeEvent: { config: {} } },
    ...steps.map(({ op, urn, inputs }, n) =>
      engineEvent(n, "resourcePreEvent", op, urn, { inputs, outputs: exists(op) && urn !== urnOf("client") ? before.outputs : {} }),
    ),
    ...errors.map((message) => ({ sequence: 98, timestamp: 1, diagnosticEvent: { severity: "error", message } })),
    ...(counts ? [{ sequence: 99, timestamp: 1, summaryEvent: { resourceChanges: counts } }] : []),
  ]
    .map((line) => JSON.stringify(line))
    .join("\n");

const rules =
  "web-redirect-without-credential,resource-without-delegated-scopes,delegated-client-of-app-only-resource,client-without-service-principal,public-client-with-secret";
const options = ["--rule", rules];
const leftOut = "the input does not show all resources of the tenant";

describe.each([
  ["preview --json", asPreview, "p.json"],
  ["engine events", asEvents, "e.jsonl"],
])("%s", (_form, write, name) => {
  const scan = (...args: Parameters<typeof asPreview>): Scanned => scanned(write(...args), { name, options });
  const gap = ({ result }: Scanned): string | undefined => result.diagnostics.find(({ message }) => /missing/.test(message))?.message;

  test("without unchanged resources: what those add to an application that stays is undetermined", () => {
    const found = scan([web("update"), api("update"), clientOfApi], { update: 3, same: 9 });
    expect(found.findings).toEqual([]);
    expect(found.undetermined).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^web-redirect-without-credential Web: /),
        `resource-without-delegated-scopes Api: ${leftOut}`,
        `delegated-client-of-app-only-resource Client: ${leftOut}`,
        `public-client-with-secret Web: ${leftOut}`,
      ]),
    );
    expect(gap(found)).toContain("--show-sames");
  });

  test("without unchanged resources: all that belongs to an application that is made or replaced is there", () => {
    expect(scan([web("create")], { create: 1, same: 9 }).findings).toEqual(["warning web-redirect-without-credential Web"]);
    expect(scan([api("replace")], { replace: 1, same: 9 }).findings).toEqual(["error resource-without-delegated-scopes Api"]);
  });

  test.each([
    ["that an error ended", { create: 1 }, ["Error: the configuration has no `name`\n", "preview failed\n"]],
    ["that was cancelled", { create: 1 }, ["preview canceled"]],
    ["without a summary", undefined, []],
    ["with fewer steps than it counts", { create: 3 }, []],
  ])("%s proves nothing missing", (_what, counts, errors) => {
    const found = scan([web("create")], counts, errors);
    expect(found.findings).toEqual([]);
    expect(found.undetermined).toContain(`client-without-service-principal Web: ${leftOut}`);
    expect(gap(found)).toContain("ends early");
  });

  test("that only a policy failed is whole", () => {
    const found = scan([web("create")], { create: 1 }, [name.endsWith("l") ? "preview failed\n" : "error: preview failed\n"]);
    expect(found.findings).toContain("error client-without-service-principal Web");
    expect(gap(found)).toBeUndefined();
  });

  test("is whole with every step that it counts", () => {
    expect(gap(scan([web("same"), ofWeb], { same: 1, create: 1 }))).toBeUndefined();
  });
});
