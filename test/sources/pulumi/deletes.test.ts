import { writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readInputs } from "../../../src/sources";

test("a preview that only deletes names what it deletes, and what it does not show", () => {
  const folder = mkdtempSync(join(tmpdir(), "aadguard-deletes-"));
  const urn = "urn:pulumi:dev::shop::azuread:index/servicePrincipal:ServicePrincipal::web-sp";
  const oldState = { urn, type: "azuread:index/servicePrincipal:ServicePrincipal", inputs: {} };
  const preview = { steps: [{ op: "delete", urn, oldState }], diagnostics: [], changeSummary: { delete: 1, same: 2 } };
  writeFileSync(join(folder, "preview.json"), JSON.stringify(preview));
  const { declarations, diagnostics } = readInputs(["preview.json"], { cwd: folder });
  rmSync(folder, { recursive: true });
  expect(declarations).toEqual([]);
  expect(diagnostics.map(({ message }) => message).join("\n")).toMatch(/this preview deletes ServicePrincipal "web-sp"; .*--show-sames/);
});
