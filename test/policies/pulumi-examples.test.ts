import { stringify } from "yaml";
import { folderWith } from "../cli/run";
import { examples, type Example } from "../support/examples";
import { asPulumiStack } from "../support/pulumi-stack";
import { type Scan, scan } from "../support/scans";

const scans = new Map<Example, Scan>();

beforeAll(async () => {
  for (const example of examples) scans.set(example, await scanAsStack(example));
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

test.each(examples.map((example) => [example.name, example] as const))("%s, as a Pulumi stack", (_name, example) => {
  const { result } = scans.get(example) as Scan;
  const found = [...new Set(result.findings.map(({ ruleId }) => ruleId))].sort();
  const expected = example.isBad ? [example.rule, ...(example.content.expect ?? [])].sort() : [];
  // An exception that no longer is one fails here.
  if (example.content.notIn?.["pulumi"]) expect(found).not.toEqual(expected);
  else expect(found).toEqual(expected);
});
