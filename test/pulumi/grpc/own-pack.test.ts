import { catalogue } from "../../../src/policy/catalogue";
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
    expect(await levelOf('{ all: "mandatory", advice: { minimumSeverity: "note" } }', "advice")).toBe(0);
  });

  test("chooses rules by severity and group", async () => {
    const policiesOf = async (settings: string) => {
      const info = await (await ownPack(`new AzureADGuard("contoso", ${settings});`)).info();
      return info.getPoliciesList().map((policy) => policy.getName());
    };
    const { rules } = catalogue();
    const ids = (chosen: typeof rules) => [...chosen.map(({ id }) => id), "advice", "undetermined", "configuration"];
    expect(await policiesOf('{ groups: ["keys"] }')).toEqual(ids(rules.filter(({ group }) => group === "keys")));
    expect(await policiesOf('{ severities: ["error"] }')).toEqual(ids(rules.filter(({ highestSeverity }) => highestSeverity === "error")));
  });

  test.each([
    ['"symmetric-key-credential": "madatory"', '"symmetric-key-credential" has no enforcement level "madatory". Did you mean "mandatory"?'],
    ['"symmetric-key-credential": { enforcementLevel: "block" }', '"symmetric-key-credential" has no enforcement level "block".'],
    ['advice: "mandatory"', '"advice" has no enforcement level "mandatory". Possible: advisory, disabled.'],
    ['severities: ["errors"]', 'no severity is called "errors". Did you mean "error"? Possible: error, warning, note.'],
    ['groups: ["key"]', 'no group is called "key". Did you mean "keys"?'],
    ['groups: ["keys"], severities: []', "no rule is left of these severities and groups."],
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
