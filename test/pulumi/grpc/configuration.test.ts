import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { catalogue } from "../../../src/policy/catalogue";
import { Pack, type Violation } from "./driver";
import { aadguard, ownPack, packFolder, root } from "./pack-folder";
import { brief, key, principal, resource, stack, unknown } from "./resources";

describe("--policy-pack-config", () => {
  let pack: Pack;
  beforeAll(async () => {
    pack = await Pack.start(root);
  });
  afterAll(() => pack.stop());

  test("what informs never blocks, whatever level it is given", async () => {
    const all = [...catalogue().rules.map(({ id }) => id), "advice", "undetermined", "configuration"];
    await pack.configure(Object.fromEntries(all.map((id) => [id, { level: "mandatory" as const }])));
    await pack.previewing(true);
    const client = resource("Application", "web", {
      displayName: "Web",
      clientId: unknown,
      requiredResourceAccesses: [
        {
          resourceAppId: "00000003-0000-0000-c000-000000000000",
          resourceAccesses: [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" }],
        },
      ],
    });
    const found = await pack.analyzeStack([client, principal, key({ type: unknown })]);
    expect(brief(found)).toEqual(["advisory undetermined "]);
    await pack.configure({});
  });

  test("leaves out resources that the configuration excludes, and counts them", async () => {
    await pack.previewing(true);
    const left = ["advisory advice "];
    for (const pattern of ["web-key", "WEB-*", "*::web-key", "Web"]) {
      await pack.configure({ "symmetric-key-credential": { level: "mandatory", options: { exclude: [pattern] } } });
      const found = await pack.analyzeStack(stack);
      expect(brief(found)).toEqual(left);
      expect(found[0]?.message).toContain("1 violation of resources that the configuration excludes.");
    }
    await pack.configure({ configuration: { level: "advisory", options: { exclude: ["web-*"] } } });
    expect(brief(await pack.analyzeStack(stack))).toEqual(left);
    await pack.previewing(false);
    expect(brief(await pack.analyze(key()))).toEqual([]);
    await pack.configure({ configuration: { level: "advisory", options: { exclude: ["other"] } } });
    expect(brief(await pack.analyze(key()))).toEqual(["mandatory symmetric-key-credential web-key"]);
    await pack.configure({});
  });

  test("takes what others write in aadguard.yaml as the options of `configuration`", async () => {
    await pack.previewing(true);
    const waiver = { rule: "symmetric-key-credential", match: { displayName: "we*" }, reason: "moved in May", expires: "2999-01-01" };
    await pack.configure({ configuration: { level: "mandatory", options: { waivers: [waiver] } } });
    const found = await pack.analyzeStack(stack);
    expect(brief(found)).toEqual(["advisory advice web-key", "advisory advice "]);
    expect(found[1]?.message).toContain("this waiver lasts more than a year");
    expect(found[0]?.message).toContain("(moved in May): symmetric-key-credential");
    await expect(
      pack.configure({ configuration: { level: "advisory", options: { waivers: [{ ...waiver, rule: "symetric" }] } } }),
    ).rejects.toThrow(/configuration of the policy pack:\d+:\d+: no rule is called "symetric"/);
    await expect(pack.configure({ configuration: { level: "advisory", options: { rules: {} } } })).rejects.toThrow(/has no option "rules"/);
    await pack.configure({});
  });

  test("refuses names and options that no policy has", async () => {
    await expect(pack.configure({ "symetric-key-credential": { level: "advisory" } })).rejects.toThrow(
      /no policy is called.*Did you mean "symmetric-key-credential"\?/,
    );
    await expect(pack.configure({ advice: { level: "advisory", options: { minimumSeverty: "note" } } })).rejects.toThrow(
      /has no option "minimumSeverty"\. Did you mean "minimumSeverity"\?/,
    );
  });

  test("takes levels and options of the engine's configuration", async () => {
    await pack.previewing(true);
    await pack.configure({ "symmetric-key-credential": { level: "advisory" } });
    expect(brief(await pack.analyzeStack(stack))).toEqual(["advisory symmetric-key-credential web-key"]);
    await pack.configure({ "symmetric-key-credential": { level: "disabled" } });
    expect(brief(await pack.analyzeStack(stack))).toEqual([]);

    const access = {
      resourceAppId: "00000003-0000-0000-c000-000000000000",
      resourceAccesses: [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" }],
    };
    const password = resource("Application", "web", {
      displayName: "Web",
      clientId: unknown,
      fallbackPublicClientEnabled: true,
      requiredResourceAccesses: [access],
    });
    const withNote = [password, principal];
    await pack.configure({});
    expect(brief(await pack.analyzeStack(withNote))).toEqual([]);
    await pack.configure({ advice: { level: "advisory", options: { minimumSeverity: "note" } } });
    expect(brief(await pack.analyzeStack(withNote))).toEqual(["advisory advice web"]);
    await pack.configure({ "password-flow-enabled": { level: "mandatory", options: { minimumSeverity: "note" } } });
    expect(brief(await pack.analyzeStack(withNote))).toEqual(["mandatory password-flow-enabled web"]);
    await pack.configure({
      "password-flow-enabled": { level: "disabled" },
      advice: { level: "advisory", options: { minimumSeverity: "note" } },
    });
    expect(brief(await pack.analyzeStack(withNote))).toEqual([]);
    await pack.configure({});
  });
});

describe("aadguard.yaml", () => {
  const analyzed = async (config: string): Promise<Violation[]> => {
    const pack = await aadguard(config);
    await pack.previewing(true);
    return pack.analyzeStack(stack);
  };

  test("fixes severities: a rule's policy follows", async () => {
    expect(brief(await analyzed("rules: { symmetric-key-credential: warning }"))).toEqual(["advisory symmetric-key-credential web-key"]);
    const off = await analyzed("rules: { symmetric-key-credential: off }");
    expect(brief(off)).toEqual(["advisory advice "]);
    expect(off[0]?.message).toMatch(/aadguard\.yaml:1:10: symmetric-key-credential is off: /);
  });

  test("that hides more than somebody looked at says so in every stack, and never blocks for it", async () => {
    const waiver = (match: string, expires: string) =>
      `waivers: [{ rule: malformed-client-id, match: { displayName: "${match}" }, reason: r, expires: ${expires} }]`;
    const nextYear = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10);
    const told = async (config: string): Promise<string[]> => {
      const pack = await aadguard(config);
      await pack.configure({ advice: { level: "mandatory" }, "symmetric-key-credential": { level: "disabled" } });
      await pack.previewing(true);
      const found = await pack.analyzeStack(stack);
      expect(found.every(({ policy, level }) => policy === "advice" && level === "advisory")).toBe(true);
      return found.map(({ message }) => message.split("\n").at(-1) ?? "");
    };
    expect(await told(waiver("Contoso *", nextYear))).toEqual([]);
    expect(await told(waiver("*", nextYear))).toEqual([
      expect.stringMatching(/aadguard\.yaml:1:11: this waiver is for "\*": malformed-client-id/),
    ]);
    expect(await told(waiver("Contoso *", "2999-01-01"))).toEqual([
      expect.stringMatching(/aadguard\.yaml:1:11: this waiver lasts more than a year: until 2999-01-01\./),
    ]);
  });

  test("waives: told as advice until it expires, and never blocked before it is known whom it is about", async () => {
    const waiver = (expires: string) =>
      `waivers: [{ rule: symmetric-key-credential, match: { displayName: "we*" }, reason: "moved in May", owner: identity@contoso.example, expires: ${expires} }]`;
    const pack = await aadguard(waiver("2999-01-01"));
    await pack.previewing(false);
    expect(await pack.analyze(key())).toEqual([]);
    const found = await pack.analyzeStack(stack);
    expect(brief(found)).toEqual(["advisory advice web-key", "advisory advice "]);
    expect(found[1]?.message).toContain("this waiver lasts more than a year");
    expect(found[0]?.message).toContain("waived by identity@contoso.example until 2999-01-01 (moved in May): symmetric-key-credential");

    const expired = await analyzed(waiver("2001-01-01"));
    expect(brief(expired)).toEqual(["mandatory symmetric-key-credential web-key", "advisory advice "]);
    expect(expired[1]?.message).toContain("aadguard.yaml:1:11: this waiver expired on 2001-01-01");
  });

  test("that several stacks share does not say that its entries fit nothing here, but for resources of this stack", async () => {
    const entry = (urn: string) => `{ rule: symmetric-key-credential, match: { urn: "${urn}" }, reason: r, expires: 2999-01-01 }`;
    const known = { displayName: "Web", clientId: "5b8f9d6e-8d5e-4f5c-9a51-02c0f1a3d7e4" };
    const pack = await aadguard(`
applications: [{ match: { displayName: "Elsewhere" }, flows: [deviceCode] }]
waivers: [${entry("urn:pulumi:prod::shop::x::y")}, ${entry("urn:pulumi:dev::shop::x::gone")}]`);
    await pack.previewing(true);
    const found = await pack.analyzeStack([resource("Application", "web", known)]);
    expect(found.map(({ message }) => message)).toEqual([
      expect.stringMatching(/aadguard\.yaml:3:\d+: this waiver fits no finding of this run\.$/),
      ...[1, 2].map(() => expect.stringMatching(/aadguard\.yaml:3:\d+: this waiver lasts more than a year: until 2999-01-01\.$/)),
    ]);
  });

  test("is read from $AADGUARD_CONFIG, else from the project's folder, else from the pack's own folder; a mistake ends in a message", async () => {
    const folder = packFolder({ "other.yaml": "rules: { symmetric-key-credential: off }" });
    const pack = await ownPack("new AzureADGuard();", "rules: { nonsense: off }", { AADGUARD_CONFIG: `${folder}/other.yaml` });
    const off = ["advisory advice "];
    expect(brief(await pack.analyzeStack(stack))).toEqual(off);
    const project = packFolder({
      "aadguard.yaml": "rules: { symmetric-key-credential: off }",
      "Pulumi.yaml": "name: shop\nruntime: nodejs\n",
    });
    const inProject = await ownPack("new AzureADGuard();", "rules: { nonsense: off }", {
      PWD: `${project}/node_modules`,
      PULUMI_PROJECT: "shop",
    });
    expect(brief(await inProject.analyzeStack(stack))).toEqual(off);
    const elsewhere = await ownPack("new AzureADGuard();", undefined, { PWD: project, PULUMI_PROJECT: "another" });
    expect(brief(await elsewhere.analyzeStack(stack))).toEqual(["mandatory symmetric-key-credential web-key"]);
    await expect(aadguard("rules: { symetric-signing-key: off }")).rejects.toThrow(
      /aadguard\.yaml:1:10: no rule is called "symetric-signing-key"\. Did you mean "symmetric-signing-key"\?/,
    );
  });

  test("is found above the project too, up to the repository's root, and that is said, as a scan says it", async () => {
    const outside = packFolder({ "aadguard.yaml": "rules: { nonsense: off }" });
    const project = join(outside, "repository", "stacks", "shop");
    mkdirSync(join(outside, "repository", ".git"), { recursive: true });
    mkdirSync(project, { recursive: true });
    writeFileSync(join(project, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
    const started = () => ownPack("new AzureADGuard();", undefined, { PWD: project, PULUMI_PROJECT: "shop" });
    expect(brief(await (await started()).analyzeStack(stack))).toEqual(["mandatory symmetric-key-credential web-key"]);
    writeFileSync(join(outside, "repository", "aadguard.yaml"), "rules: { symmetric-key-credential: off }");
    const said = (await (await started()).analyzeStack(stack)).map(({ message }) => message.split("\n").at(-1));
    expect(said).toEqual([
      "../../aadguard.yaml: this configuration was found above the project's folder and applies; AADGUARD_CONFIG names another one.",
      expect.stringMatching(/^\.\.\/\.\.\/aadguard\.yaml:1:10: symmetric-key-credential is off: /),
    ]);
  });
});
