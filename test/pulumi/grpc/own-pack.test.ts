import { ownPack } from "./pack-folder";

describe("a pack of somebody's own", () => {
  test("takes levels by policy, and the engine's own checks apply", async () => {
    const pack = await ownPack(
      'new AzureADGuard("contoso", { all: "advisory", "symmetric-key-credential": { enforcementLevel: "mandatory" } });',
    );
    const info = await pack.info();
    expect(info.getName()).toBe("contoso");
    const initial = info.getInitialconfigMap();
    expect(initial.get("all")?.getEnforcementlevel()).toBe(0);
    expect(initial.get("symmetric-key-credential")?.getEnforcementlevel()).toBe(1);
  });

  test("that sets an option alone keeps the level that the policy would have without it", async () => {
    const levelOf = async (settings: string, policy = "symmetric-key-credential") => {
      const pack = await ownPack(`new AzureADGuard("contoso", ${settings});`);
      return (await pack.info()).getInitialconfigMap().get(policy)?.getEnforcementlevel();
    };
    const option = '"symmetric-key-credential": { minimumSeverity: "warning" }';
    expect(await levelOf(`{ ${option} }`)).toBe(1);
    expect(await levelOf(`{ all: "disabled", ${option} }`)).toBe(2);
    expect(await levelOf('{ "retired-azure-ad-graph": { minimumSeverity: "note" } }', "retired-azure-ad-graph")).toBe(0);
    expect(await levelOf('{ all: "mandatory", advice: { minimumSeverity: "note" } }', "advice")).toBe(1);
  });

  test.each([
    ['"symmetric-key-credential": "madatory"', '"symmetric-key-credential" has no enforcement level "madatory". Did you mean "mandatory"?'],
    ['"symmetric-key-credential": { enforcementLevel: "block" }', '"symmetric-key-credential" has no enforcement level "block".'],
    ["all: true", '"all" has no enforcement level true. Possible: advisory, mandatory, disabled.'],
  ])("cannot set %s", async (setting, message) => {
    await expect(ownPack(`new AzureADGuard("contoso", { ${setting} });`)).rejects.toThrow(message);
  });

  test("cannot name a policy that does not exist", async () => {
    await expect(ownPack('new AzureADGuard("contoso", { "symetric-signing-key": "advisory" });')).rejects.toThrow(
      /no policy is called "symetric-signing-key"\. Did you mean "symmetric-signing-key"\?/,
    );
  });
});
