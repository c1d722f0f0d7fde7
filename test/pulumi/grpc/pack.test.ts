import { spawnSync } from "node:child_process";
import { catalogue } from "../../../src/policy/catalogue";
import { generalText } from "../../../src/findings/wording";
import { Pack, type WireResource } from "./driver";
import { root } from "./pack-folder";
import { brief, key, principal, resource, secret, stack, unknown, web } from "./resources";

describe("our own pack", () => {
  let pack: Pack;
  beforeAll(async () => {
    pack = await Pack.start(root);
  });
  afterAll(() => pack.stop());

  test("has a policy for each rule, with what the catalogue says about it, and those that inform", async () => {
    const info = await pack.info();
    expect(info.getName()).toBe("aadguard");
    const policies = new Map(info.getPoliciesList().map((policy) => [policy.getName(), policy]));
    expect([...policies.keys()]).toEqual([...catalogue().rules.map(({ id }) => id), "advice", "undetermined", "configuration"]);
    for (const rule of catalogue().rules) {
      const policy = policies.get(rule.id);
      expect(policy?.getEnforcementlevel()).toBe(rule.highestSeverity === "error" ? 1 : 0);
      expect(policy?.getDescription()).toBe(`${rule.title}.`);
      expect(policy?.getRemediationSteps()).toBe(generalText(rule.remediation.text, rule));
      expect(policy?.getUrl()).toMatch(/^https:/);
    }
    for (const name of ["advice", "undetermined", "configuration"]) expect(policies.get(name)?.getEnforcementlevel()).toBe(0);
    expect(policies.get("symmetric-key-credential")?.getSeverity()).toBe(3);
    expect(policies.get("client-without-service-principal")?.getSeverity()).toBe(4);
    const framework = policies.get("client-without-service-principal")?.getFramework();
    expect(framework?.getReference()).toContain("AADSTS7000229");
    expect(framework?.getSpecification()).toMatch(/^https:/);
  });

  test("in a preview tells a fault at the end, on the resource that declares it, naming the application", async () => {
    await pack.previewing(true);
    expect(await pack.analyze(key())).toEqual([]);
    const found = await pack.analyzeStack(stack);
    expect(brief(found)).toEqual(["mandatory symmetric-key-credential web-key"]);
    expect(found[0]?.message).toMatch(/^Symmetric key credential\.\nWeb has the symmetric key/);
    expect(found[0]?.message).toMatch(/\nProperty: type\n/);
    expect(found[0]?.message).toMatch(/\nRemedy: /);
    expect(found[0]?.message).toMatch(/\nMore: https:/);
  });

  test("says what to write, in the program's own names", async () => {
    await pack.previewing(true);
    const client = resource("Application", "orders-web", { displayName: "Web", clientId: unknown, fallbackPublicClientEnabled: true });
    const found = await pack.analyzeStack([client]);
    const missing = found.find(({ policy }) => policy === "client-without-service-principal");
    expect(missing?.message).toContain('\nWrite:\n  new azuread.ServicePrincipal("orders-web", { clientId: ordersWeb.clientId });\nMore: ');
  });

  test("prints no name as a command of a build server", async () => {
    await pack.previewing(true);
    for (const displayName of ["##vso[task.setvariable variable=PATH]/tmp/x", "::error::pwned", "Web\n::error::pwned", "a\u001b[31m"]) {
      const found = await pack.analyzeStack([{ ...web, props: { ...web.props, displayName } }, principal, key()]);
      expect(brief(found)).toEqual(["mandatory symmetric-key-credential web-key"]);
      expect(found[0]?.message).not.toMatch(/##(vso)?\[|^\s*::/m);
      expect(found[0]?.message).not.toContain("\u001b");
      expect(found[0]?.message).toMatch(/pwned|task\.setvariable|31m/);
    }
  });

  test("one tenant's service principal never stands for another's application: unsaid tenants leave it undetermined", async () => {
    const provider = (name: string, props: Record<string, unknown>) => ({
      urn: `urn:pulumi:dev::shop::pulumi:providers:azuread::${name}`,
      props,
    });
    const client = resource("Application", "web", { displayName: "Web", clientId: unknown, fallbackPublicClientEnabled: true });
    const judged = async (here: WireResource["provider"], there: WireResource["provider"]) => {
      await pack.previewing(true);
      await pack.configure({ undetermined: { level: "advisory", options: { details: true } } });
      const found = await pack.analyzeStack([
        { ...client, provider: here },
        { ...principal, provider: there },
      ]);
      const rule = "client-without-service-principal";
      return found.filter(({ policy, message }) => policy === rule || message.includes(rule));
    };
    const [t1, t2] = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];
    expect(brief(await judged(provider("a", { tenantId: t1 }), provider("b", { tenantId: t1 })))).toEqual([]);
    expect(brief(await judged(provider("a", { tenantId: t1 }), provider("b", { tenantId: t2 })))).toEqual([
      "mandatory client-without-service-principal web",
    ]);
    for (const [here, there] of [
      [provider("default_6_9_1", {}), provider("b", { tenantId: t2 })],
      [provider("a", { tenantId: unknown }), provider("b", { tenantId: unknown })],
      [provider("a", { tenantId: secret(t1) }), provider("b", { tenantId: secret(t1) })],
    ]) {
      const [line, ...others] = await judged(here, there);
      expect(others).toEqual([]);
      expect(line).toMatchObject({ level: "advisory", policy: "undetermined", resource: "web" });
      expect(line?.message).toMatch(/not known yet; undetermined: .*client-without-service-principal.*Set `tenantId` of every provider/);
    }
  });

  test("in an update tells it before the resource is made, and not again", async () => {
    await pack.previewing(false);
    expect(brief(await pack.analyze(web))).toEqual([]);
    expect(brief(await pack.analyze(principal))).toEqual([]);
    expect(brief(await pack.analyze(key()))).toEqual(["mandatory symmetric-key-credential web-key"]);
    expect(brief(await pack.analyzeStack(stack))).toEqual([]);
    expect(brief(await pack.analyze(key({ type: "AsymmetricX509Cert" })))).toEqual([]);
    expect(brief(await pack.analyzeStack(stack))).toEqual(["mandatory symmetric-key-credential web-key"]);
  });

  test("does not take what is only read (.get()) for declared", async () => {
    await pack.previewing(false);
    // The engine asks about it with no inputs (pulumi policy analyze), or not at all.
    const read = resource("Application", "read", {
      displayName: "Read",
      clientId: "5b8f9d6e-8d5e-4f5c-9a51-02c0f1a3d7e4",
      web: { redirectUris: ["https://a"] },
    });
    await pack.analyze(web);
    await pack.analyze({ ...read, props: {} });
    expect(brief(await pack.analyzeStack([web, principal, read]))).toEqual([]);
    await pack.analyze(read);
    expect(brief(await pack.analyzeStack([web, principal, read]))).toContain("mandatory client-without-service-principal read");
  });

  test("never shows a secret, wherever a program puts one", async () => {
    const hidden = "S3CRET";
    const fill = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(fill);
      if (typeof value === "object" && value !== null && !("4dabf18193072939515e22adb298388d" in value)) {
        return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fill(inner)]));
      }
      return typeof value === "string" && value !== unknown && value !== "Symmetric" ? secret(hidden + value) : value;
    };
    const open = [
      resource("Application", "web", {
        displayName: "Web",
        identifierUris: ["api://web"],
        web: { redirectUris: ["https://web.example"] },
        appRoles: [{ id: "r", value: "All", allowedMemberTypes: ["Application"] }],
        requiredResourceAccesses: [{ resourceAppId: "797f4846", resourceAccesses: [{ id: "x", type: "Scope" }] }],
        password: { displayName: "p", endDate: "2001-01-01T00:00:00Z" },
      }),
      resource("ApplicationPassword", "secret", { applicationId: unknown, displayName: "p", endDate: "2001-01-01T00:00:00Z" }),
      key(),
    ];
    for (const closed of [
      open.map((one) => ({ ...one, props: fill(one.props) as WireResource["props"] })),
      [...open.slice(0, 2), key({ value: secret(hidden) })],
    ]) {
      await pack.previewing(false);
      const found = (await Promise.all(closed.map((one) => pack.analyze(one)))).flat();
      found.push(...(await pack.analyzeStack(closed)));
      expect(found.length).toBeGreaterThan(0);
      expect(JSON.stringify(found)).not.toContain(hidden);
    }
  });

  test("names stay as they are written", async () => {
    await pack.configure({});
    await pack.previewing(true);
    const found = await pack.analyzeStack([{ ...web, props: { ...web.props, displayName: "aks" } }, principal, key()]);
    expect(found[0]?.message).toMatch(/\naks has the symmetric key/);
  });
});

test("the pack loads nothing of the command line, and readers of its configuration only where there is one", () => {
  const code = 'require("./dist/pulumi/pack.js"); console.log(Object.keys(require.cache).join("\\n"))';
  const { stdout } = spawnSync(process.execPath, ["-e", code], { cwd: root, encoding: "utf8" });
  expect(stdout).toContain("@pulumi/policy");
  // The WebAssembly loader brings a YAML reader of its own.
  const ours = stdout.split("\n").filter((file) => !file.includes("opa-wasm"));
  expect(ours.join("\n")).not.toMatch(/node_modules\/(yargs|ajv|yaml|jsonc-parser|cli-progress)\/|dist\/(cli\/|sources\/(?!azuread\/))/);
});

test("the command line loads nothing of Pulumi's SDK, also for a stack", () => {
  const code = 'require("./dist/sources/index.js"); require("./dist/cli/program.js"); console.log(Object.keys(require.cache).join("\\n"))';
  const { stdout } = spawnSync(process.execPath, ["-e", code], { cwd: root, encoding: "utf8" });
  expect(stdout).toContain("dist/sources/azuread/index.js");
  expect(stdout).not.toMatch(/node_modules\/@(pulumi|grpc)\//);
});
