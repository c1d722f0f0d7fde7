import { ruleOf } from "../../src/policy/catalogue";
import { folderWith } from "../cli/run";
import { judgeTenant } from "./judge";
import { kinds, systemsOf } from "./tenant";

/** What a correct tenant may be told, and no more than that. */
const mayBeNoted = ["disabled-service-principal", "password-flow-enabled"];

describe("a correct tenant of 2,000 applications", () => {
  const folder = folderWith({});
  const systems = systemsOf(2000, 5);
  afterAll(() => folder.remove());

  test("holds every kind of application", () => {
    const found = new Set(systems.map(({ kind }) => kind));
    expect([...found].sort()).toEqual(Object.keys(kinds).sort());
    expect(systems.reduce((sum, { members }) => sum + Object.keys(members).length, 0)).toBeGreaterThanOrEqual(2000);
  });

  test.each(["open", "closed"] as const)("has no finding above note where users' consent is %s", async (policy) => {
    const { findings, undetermined, diagnostics, notices } = await judgeTenant(systems, policy, folder.path);
    const open = findings.filter(({ waiver }) => waiver === null);
    const above = open.filter(({ severity }) => severity !== "note");
    expect(above.map(({ ruleId, subject }) => `${ruleId}: ${subject.displayName}`).slice(0, 20)).toEqual([]);
    expect([...new Set(open.map(({ ruleId }) => ruleId))].sort()).toEqual(mayBeNoted);
    expect({ undetermined: undetermined.slice(0, 5), diagnostics, notices }).toEqual({ undetermined: [], diagnostics: [], notices: [] });
    expect(mayBeNoted.filter((id) => !ruleOf(id))).toEqual([]);
  });
});
