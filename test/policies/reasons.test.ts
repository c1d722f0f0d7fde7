import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { explainReason, reasonCodes } from "../../src/policy/reasons";
import { root } from "../cli/run";

/** Reasons that a rule passes on as the subject has them: markers of unknown values, and of what cannot be looked up. */
const markers = [
  ...literals("src/model/unknown.ts", /^ {2}\| "([a-z-]+)"/gm),
  ...[
    ...["src/directory/exposure.ts", "src/policy/facts.ts", "src/policy/resource-facts.ts", "src/policy/project.ts"],
    ...["src/entra/sign-on.ts", "src/entra/consent-redirect.ts", "src/entra/user-consent.ts", "src/policy/user-consent-facts.ts"],
  ].flatMap((path) => [...literals(path, /\$unknown: "([a-z-]+)"/g), ...literals(path, /\.open (?:\?\?)?= "([a-z-]+)"/g)]),
  // What the host says in place of a rule's own reasons.
  ...literals("src/policy/verdict.ts", /^export const notCarried = "([a-z-]+)"/gm),
  ...literals("policies/lib/value.rego", /"\$unknown": "([a-z-]+)"/g),
];

/** Reasons that rules name themselves. */
const named = readdirSync(join(root, "policies"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".rego") && !path.endsWith("_test.rego"))
  .flatMap((path) => [
    ...literals(join("policies", path), /result\.undetermined\("([a-z-]+)"/g),
    // Sets and functions of reasons, as `undetermined_run contains "partial"` and `undetermined_grants := "grants-incomplete"`.
    // `_purposes` says what a credential is for.
    ...literals(join("policies", path), /^(?!_purposes\b)\w+(?:\[\w+\])? contains "([a-z-]+)" if/gm),
    ...literals(join("policies", path), /^(?:\w+(?:\(\w+\))?|\} else) := "([a-z]+(?:-[a-z]+)*)" if \{$/gm).filter(() =>
      /(?:consent|assignment)\.rego$/.test(path),
    ),
  ]);

function literals(path: string, pattern: RegExp): string[] {
  return [...readFileSync(join(root, path), "utf8").matchAll(pattern)].map(([, found]) => found as string);
}

const all = [...new Set([...markers, ...named])].sort();

test("the sources name reasons of each kind", () => {
  expect(all).toEqual(
    expect.arrayContaining(["computed", "secret", "id", "state", "not-in-run", "absent", "partial", "unlinked", "grants-not-exported"]),
  );
});

test.each(all)("%s has a text, and says what would settle it", (reason) => {
  const { reason: text, settle } = explainReason({ reason, fields: ["keyCredentials"] });
  expect(text).toMatch(/^[^{}]{10,}[^.{}]$/);
  expect(settle).toMatch(/^[A-Z].{15,}\.$/);
});

test.each(reasonCodes)("%s is a reason that somebody gives", (code) => {
  expect(all).toContain(code);
});

test("fields are named as code", () => {
  expect(explainReason({ reason: "absent", fields: ["keyCredentials", "tags"] }).reason).toBe(
    "`keyCredentials`, `tags` is not in the input",
  );
  expect(explainReason({ reason: "absent" }).reason).toBe("a field is not in the input");
});

test("a reason without text is a mistake of ours", () => {
  expect(() => explainReason({ reason: "nonsense" })).toThrow('no text for the reason "nonsense"');
});
