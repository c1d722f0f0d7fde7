import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ScanResult } from "../../src/findings/result";
import { now } from "../cli/inputs";
import { aadguard, root } from "../cli/run";

const text = (path: string) => readFileSync(join(root, path), "utf8");
const summaryOf = (example: string) => {
  const { exit, stdout } = aadguard(["scan", join("examples", example), "--format", "json", "--now", now]);
  return { exit, ...(JSON.parse(stdout) as ScanResult).summary };
};

test("the READMEs say how much contoso-tenant holds, as a scan counts it", () => {
  const { applications, servicePrincipals, errors, warnings, notes, files, scanned, skipped } = summaryOf("contoso-tenant");
  const objects = `${applications} applications, ${servicePrincipals} service principals`;
  expect(text("examples/contoso-tenant/README.md")).toContain(objects);
  expect(text("README.md")).toContain(
    `${errors} errors, ${warnings} warnings, ${notes} notes, 0 undetermined, 0 unreadable in ${files} files (${scanned} scanned, ${skipped} skipped), ${objects}`,
  );
});

test("contoso-clean is as its README says: nothing found, nothing undetermined, exit 0", () => {
  expect(text("examples/contoso-clean/README.md")).toContain("a scan finds nothing, leaves nothing undetermined and exits 0.");
  expect(summaryOf("contoso-clean")).toMatchObject({
    exit: 0,
    errors: 0,
    warnings: 0,
    notes: 0,
    waived: 0,
    undetermined: 0,
    unreadable: 0,
  });
});
