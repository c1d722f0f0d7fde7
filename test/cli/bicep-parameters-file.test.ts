import { aadguard, folderWith } from "./run";

test("a .bicepparam file given as parameters gets the command that compiles it", () => {
  const inputs = folderWith({
    "main.json": { $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", resources: [] },
    "prod.bicepparam": "using 'main.bicep'\nparam stage = 'production'\n",
  });
  const { exit, stderr } = aadguard(["main.json", "--parameters", "prod.bicepparam"], { cwd: inputs.path });
  inputs.remove();
  expect(exit).toBe(2);
  expect(stderr).toContain("`bicep build-params prod.bicepparam --outfile parameters.json`");
});
