import { catalogue } from "../../../src/policy/catalogue";
import { settles } from "../../../src/pulumi/pack/settle";
import { Pack, type Violation, type WireResource } from "./driver";
import { ownPack, root } from "./pack-folder";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const uuid = "urn:pulumi:dev::shop::random:index/randomUuid:RandomUuid::id";

function resource(type: string, name: string, inputs: Record<string, unknown>, dependencies: Record<string, string[]> = {}): WireResource {
  const token = `azuread:index/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`;
  const propertyDependencies = { ...Object.fromEntries(Object.keys(inputs).map((property) => [property, []])), ...dependencies };
  const outputs = /^(Application|ServicePrincipal)$/.test(type) ? { clientId: unknown, objectId: unknown } : { keyId: unknown };
  return { urn: `urn:pulumi:dev::shop::${token}::${name}`, type: token, props: { ...outputs, ...inputs }, propertyDependencies };
}

const web = resource("Application", "web", { displayName: "Web" });
const api = resource("Application", "api", { displayName: "API" });
const principalOf = (app: WireResource, name: string) => resource("ServicePrincipal", name, { clientId: unknown }, { clientId: [app.urn] });
const stack = [web, principalOf(web, "web-sp"), api, principalOf(api, "api-sp")];
const key = (inputs: Record<string, unknown>) =>
  resource("ApplicationCertificate", "key", { applicationId: unknown, ...inputs }, { applicationId: [web.urn] });

describe("a line about what cannot be decided names the property, on the resource that has it", () => {
  let pack: Pack;
  beforeAll(async () => {
    pack = await Pack.start(root);
    await pack.configure({ undetermined: { level: "advisory", options: { details: true } } });
  });
  afterAll(() => pack.stop());

  const lines = async (...more: WireResource[]): Promise<string[]> => {
    await pack.previewing(true);
    const found = await pack.analyzeStack([...stack, ...more]);
    const undetermined = found.filter(({ policy }: Violation) => policy === "undetermined");
    return undetermined.map(({ resource: name, message }) => `${name}: ${/not known yet[^;]*/.exec(message)?.[0]}`);
  };

  test("a part of a list's element", async () => {
    expect(await lines(key({ type: unknown }))).toEqual(["key: not known yet: type"]);
  });

  test("a list of permissions", async () => {
    const scope = resource(
      "ApplicationPermissionScope",
      "scope",
      { applicationId: unknown, scopeId: unknown, value: "Read" },
      { applicationId: [api.urn], scopeId: [uuid] },
    );
    const links = { applicationId: [api.urn], authorizedClientId: [web.urn], permissionIds: [scope.urn] };
    const pre = resource(
      "ApplicationPreAuthorized",
      "pre",
      { applicationId: unknown, authorizedClientId: unknown, permissionIds: unknown },
      links,
    );
    expect(
      await lines(
        scope,
        pre,
        resource(
          "ApplicationIdentifierUri",
          "uri",
          { applicationId: unknown, identifierUri: "api://contoso" },
          { applicationId: [api.urn] },
        ),
      ),
    ).toEqual(["pre: not known yet: permissionIds"]);
  });

  test("an end that the program sets, though the provider may set it too", async () => {
    expect(await lines(key({ type: "AsymmetricX509Cert", endDate: unknown }))).toEqual(["key: not known yet: endDate"]);
  });
});

test("what settles it is said in a stack's words, for every reason that a program can settle", async () => {
  const api = resource("Application", "api", { displayName: "API", clientId: unknown });
  const other = resource("Application", "other", { displayName: "Other", clientId: unknown });
  const asks = (resourceAppId: string, ...behind: string[]) =>
    resource(
      "Application",
      "client",
      {
        displayName: "Client",
        clientId: unknown,
        publicClient: { redirectUris: ["http://localhost"] },
        requiredResourceAccesses: [{ resourceAppId, resourceAccesses: [{ id: "b7c1f7a2-8a44-4d0c-9b39-0d5c1f6f2a01", type: "Scope" }] }],
      },
      { requiredResourceAccesses: behind },
    );
  const pack = await ownPack("new AzureADGuard();");
  await pack.configure({ undetermined: { level: "advisory", options: { details: true } } });
  const told = async (client: WireResource): Promise<string> => {
    const found = await pack.analyzeStack([api, other, client, principalOf(client, "client-sp")]);
    return found
      .filter(({ policy }) => policy === "undetermined")
      .map(({ message }) => message)
      .join();
  };
  expect(await told(asks("6f1d2c3b-4a59-4e68-8d77-0a1b2c3d4e5f"))).toContain(
    "Name an export of the API's stack, or of the tenant, as `context`.",
  );
  expect(await told(asks(unknown, api.urn, other.urn))).toContain("give each API an ApplicationApiAccess of its own");
  for (const text of Object.values(settles)) expect(text).not.toMatch(/\bscan\b|az (ad|rest)|\$select/);
});

describe("without details", () => {
  test("what is open is one line, with a count and the command that lists it", async () => {
    const pack = await ownPack("new AzureADGuard();");
    await pack.previewing(true);
    const found = await pack.analyzeStack([...stack, key({ type: unknown }), { ...key({ type: unknown }), urn: `${key({}).urn}-2` }]);
    expect(found).toEqual([
      {
        policy: "undetermined",
        level: "advisory",
        resource: "",
        message: expect.stringMatching(
          /^What cannot be decided yet\.\n2 resources with values that cannot be seen yet: \d rules wait for them\. .*pulumi preview --json --show-sames.*aadguard scan/,
        ),
      },
    ]);
  });

  test("what only a note would say is not asked for, unless notes are shown", async () => {
    const pack = await ownPack("new AzureADGuard();");
    const job = resource("Application", "job", { displayName: "Job", fallbackPublicClientEnabled: unknown });
    const rulesOf = async (advice: Record<string, unknown>): Promise<string> => {
      await pack.configure({
        undetermined: { level: "advisory", options: { details: true } },
        advice: { level: "advisory", options: advice },
      });
      await pack.previewing(true);
      const found = await pack.analyzeStack([...stack, job, principalOf(job, "job-sp")]);
      return found.map(({ message }) => message).join();
    };
    const notes = catalogue().rules.filter(({ severity }) => severity === "note");
    const asked = await rulesOf({});
    for (const { id } of notes) expect(asked).not.toContain(id);
    expect(await rulesOf({ minimumSeverity: "note" })).toMatch(new RegExp(notes.map(({ id }) => id).join("|")));
  });
});

describe("configuration that says nothing", () => {
  test("is refused, also below `all`", async () => {
    const pack = await ownPack("new AzureADGuard();");
    const refused = (name: string, options: Record<string, unknown>) =>
      expect(pack.configure({ [name]: { level: "advisory", options } })).rejects;
    await refused("all", { minimumSeverity: "note" }).toThrow(
      /"all" has no option "minimumSeverity"\. Set it for the policies themselves\./,
    );
    await refused("advice", { minimumSeverity: "fatal" }).toThrow(
      /"minimumSeverity" of "advice" cannot be "fatal"\. Possible: error, warning, note\./,
    );
    await refused("undetermined", { ignoreRules: ["symetric-signing-key"] }).toThrow(
      /cannot be "symetric-signing-key"\. Did you mean "symmetric-signing-key"\?/,
    );
  });

  test("an empty $AADGUARD_CONFIG is none: messages name the pack's own file", async () => {
    await expect(ownPack("new AzureADGuard();", "rules: { nonsense: off }", { AADGUARD_CONFIG: "" })).rejects.toThrow(
      /aadguard\.yaml:1:10: /,
    );
  });
});
