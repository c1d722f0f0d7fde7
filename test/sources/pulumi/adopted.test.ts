import { folderWith } from "../../cli/run";
import { scan } from "../../support/scans";
import { preview, principal, step } from "./written";

const adopted = {
  id: "/servicePrincipals/5be3d6a7-0f1c-4a86-b5a1-7d5f7a1f2c90",
  inputs: { clientId: "00000002-0000-0ff1-ce00-000000000000", useExisting: true },
  outputs: { clientId: "00000002-0000-0ff1-ce00-000000000000", displayName: "Office 365 Exchange Online", useExisting: true },
};

async function found(...steps: ReturnType<typeof step>[]): Promise<string[]> {
  const counts: Record<string, number> = {};
  for (const { op } of steps) counts[String(op)] = (counts[String(op)] ?? 0) + 1;
  const folder = folderWith({ "preview.json": preview(steps, counts) });
  try {
    const { result } = await scan(["preview.json", "--now", "2026-11-23T00:00:00Z"], folder.path);
    return result.findings.map(({ ruleId, message, location }) => `${ruleId} ${location.pointer} ${message}`);
  } finally {
    folder.remove();
  }
}

const says =
  "Office 365 Exchange Online is Microsoft's, was adopted (use_existing), and is deleted now: what users and applications of the whole tenant do with it may fail";

test("an adopted service principal that a preview deletes is found", async () => {
  const urn = principal("exchange");
  expect(await found(step("delete", urn, { oldState: adopted }))).toEqual([
    `deletes-adopted-principal /steps/1/oldState/inputs/useExisting ${says}`,
  ]);
});

test("so is one that is replaced", async () => {
  const urn = principal("exchange");
  const replacement = [
    step("create-replacement", urn, { oldState: adopted, newState: { inputs: adopted.inputs } }),
    step("replace", urn, { oldState: adopted, newState: { inputs: adopted.inputs } }),
    step("delete-replaced", urn, { oldState: adopted }),
  ];
  expect(await found(...replacement)).toEqual([`deletes-adopted-principal /steps/3/oldState/inputs/useExisting ${says}`]);
});

test("one that is retained, and one that the program made, are not", async () => {
  expect(await found(step("delete", principal("exchange"), { oldState: { ...adopted, retainOnDelete: true } }))).toEqual([]);
  const own = { ...adopted, inputs: { clientId: adopted.inputs.clientId }, outputs: {} };
  expect(await found(step("delete", principal("own"), { oldState: own }))).toEqual([]);
});
