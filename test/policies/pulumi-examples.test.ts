import { stringify } from "yaml";
import { folderWith } from "../cli/run";
import { examples, type Example } from "../support/examples";
import { asPulumiStack } from "../support/pulumi-stack";
import { type Scan, scan, twoAtATime } from "../support/scans";

const noPolicy = "azuread has no resource for the tenant's authorization policy, so users may be able to consent";
const verifyOnly = "azuread writes keys to verify with only, and a symmetric one of these is symmetric-key-credential";

/** Examples that a stack cannot carry; each with its reason. */
const exceptions: Readonly<Record<string, string>> = {
  "disabled-by-microsoft/bad-foreign-service-principal": "azuread tells of an application only whether Microsoft has disabled it",
  "resource-without-service-principal/bad-foreign-api": "another stack may hold the service principal of an API that is not this stack's",
  "resource-without-service-principal/bad-microsoft-api": "nobody declares the service principals of Microsoft's APIs",
  "symmetric-signing-key/bad-application-key": verifyOnly,
  "symmetric-signing-key/bad-both-objects": verifyOnly,
  "symmetric-signing-key/bad-expired-key": verifyOnly,
  "symmetric-signing-key/bad-service-principal-key": verifyOnly,
  "symmetric-signing-key/bad-sharepoint-acs-pair": verifyOnly,
  "unrecognised-key-credential/bad-missing-usage": "azuread always writes a usage",
  "user-consent-blocked/bad-consent-of-one-user": noPolicy,
  "user-consent-blocked/bad-no-consent": noPolicy,
  "user-consent-blocked/bad-permission-added-later": noPolicy,
};

const scans = new Map<Example, Scan>();

beforeAll(async () => {
  await twoAtATime(examples, async (example) => scans.set(example, await scanAsStack(example)));
}, 600_000);

async function scanAsStack(example: Example): Promise<Scan> {
  const { flows, now } = example.content;
  const config = flows ? { "aadguard.yaml": stringify({ applications: flows }) } : {};
  const folder = folderWith({ ...config, "stack.json": asPulumiStack(example.content) });
  try {
    return await scan(["stack.json", "--now", now ?? "2026-11-23T00:00:00Z"], folder.path);
  } finally {
    folder.remove();
  }
}

test.each(examples.map((example) => [example.name, example] as const))("%s, as a Pulumi stack", (name, example) => {
  const { result } = scans.get(example) as Scan;
  const found = [...new Set(result.findings.map(({ ruleId }) => ruleId))].sort();
  const expected = example.isBad ? [example.rule, ...(example.content.expect ?? [])].sort() : [];
  // An exception that no longer is one fails here.
  if (exceptions[name]) expect(found).not.toEqual(expected);
  else expect(found).toEqual(expected);
});

test("an exception is an example", () => {
  expect(Object.keys(exceptions).filter((name) => !examples.some((example) => example.name === name))).toEqual([]);
});
