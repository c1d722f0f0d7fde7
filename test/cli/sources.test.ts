import { catalogue } from "../../src/policy/catalogue";
import { differingRules } from "../../src/policy/differences";
import { allFormats } from "../../src/sources/formats";
import { aadguard } from "./run";

test("sources --format json has every format, with what it shows and what it never shows", () => {
  const { exit, stdout, stderr } = aadguard(["sources", "--format", "json"]);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  const { schemaVersion, sources } = JSON.parse(stdout);
  expect(schemaVersion).toBe(1);
  const { rules } = catalogue();
  const shown = allFormats.map(({ circumstances, isUntried: _, ...format }) => ({
    ...format,
    open: differingRules({ ...format, circumstances }, rules),
  }));
  expect(sources).toEqual(JSON.parse(JSON.stringify(shown)));
  expect(sources.find(({ id }: { id: string }) => id === "pulumi-stack").open).toContainEqual({
    rules: ["delegated-client-of-app-only-resource"],
    say: "undetermined",
    reason: "What a stack's state says of what others change may be old.",
  });
  const template = sources.find(({ id }: { id: string }) => id === "teams-template");
  expect(template).toMatchObject({ origin: "observed", shows: ["application"] });
  expect(template.gaps[0].fields).toContain("applications[].keyCredentials");
});

test("sources lists every format once, with what writes it and what it never shows", () => {
  const { exit, stdout } = aadguard(["sources"]);
  expect(exit).toBe(0);
  for (const { id, title } of allFormats) expect(stdout.split(`${title} (${id})\n`)).toHaveLength(2);
  expect(stdout).toMatch(/^ {2}from {7}pulumi stack export$/m);
  expect(stdout).toMatch(/^ {2}never {6}verifiedPublisher of applications: A publisher is verified in the portal, not by code\.$/m);
  expect(stdout).toContain(`\n${allFormats.length} formats.`);
});

test("sources takes no other word, and no other format", () => {
  expect(aadguard(["sources", "graph"])).toMatchObject({ exit: 2, stderr: expect.stringContaining('"graph" is one argument too many.') });
  expect(aadguard(["sources", "--format", "yaml"]).exit).toBe(2);
});
