import { readFileSync } from "node:fs";
import { join } from "node:path";
import { aadguard, root } from "./run";

const { rules } = JSON.parse(readFileSync(join(root, "policies", "bundle", "catalog.json"), "utf8"));

test("rules --format json tells exactly the fields that others rely on", () => {
  const { exit, stdout } = aadguard(["rules", "--format", "json"]);
  expect(exit).toBe(0);
  const document = JSON.parse(stdout);
  expect(Object.keys(document)).toEqual(["schemaVersion", "rules"]);
  expect(document.schemaVersion).toBe(1);
  expect(document.rules.map((rule: object) => Object.keys(rule))).toEqual(
    rules.map(() => ["id", "title", "severity", "rootCause", "aadsts", "group", "since"]),
  );
  expect(document.rules.find((rule: { id: string }) => rule.id === "symmetric-signing-key")).toEqual({
    id: "symmetric-signing-key",
    title: "Symmetric signing key",
    severity: "error",
    rootCause: 4,
    aadsts: ["AADSTS50000"],
    group: "keys",
    since: "0.1.0",
  });
});

test("rules lists every rule with severity, cause, codes and title", () => {
  const { exit, stdout } = aadguard(["rules"]);
  expect(exit).toBe(0);
  const lines = stdout.split("\n");
  for (const { id, title } of rules) expect(lines[lines.findIndex((line) => line.startsWith(`  ${id} `)) + 1]).toBe(`      ${title}`);
  expect(stdout).toMatch(/^ {2}symmetric-signing-key +error +cause 4 +AADSTS50000$/m);
  expect(stdout).toContain(`\n${rules.length} rules`);
});
