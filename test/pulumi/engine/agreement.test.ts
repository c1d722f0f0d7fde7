import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Finding } from "../../../src/findings/result";
import { readInputs } from "../../../src/sources";
import { describeWithEngine } from "./engine";
import { graphExport } from "./graph-export";
import type { PolicyLine } from "./policy-lines";
import { Project } from "./project";
import { root } from "./setup.cjs";

/** Whose fault it is, by the name of the resource that carries it. */
const owners: Readonly<Record<string, string>> = {
  "orders-web": "Orders web",
  "orders-web-invoices": "Orders web",
  "orders-api": "Orders API",
  "nightly-export": "Nightly export",
  "nightly-export-key": "Nightly export",
  reports: "Reports",
};

/** What has no name of its own: a grant, and a service principal of nobody. */
const nameless = "nameless";

const ofPolicy = ({ policy, resource }: PolicyLine): string => {
  const [type, name = ""] = resource.split(": ");
  const owner = type === "ServicePrincipal" && name === "reports" ? nameless : (owners[name] ?? nameless);
  return `${policy}: ${owner}`;
};
const ofFinding = ({ ruleId, subject }: Finding): string => `${ruleId}: ${subject.displayName || nameless}`;
/** Rules that need a program's own inputs, which a preview writes beside what a resource will be; the engine shows a pack the latter alone. */
const ofInputs: ReadonlySet<string> = new Set(["inline-and-separate"]);
const severe = (findings: readonly Finding[]): Finding[] => findings.filter(({ severity }) => severity !== "note");
const sorted = (lines: readonly string[]): string[] => [...new Set(lines)].sort();

function scan(folder: string, file: string): Finding[] {
  const program = join(root, "dist", "cli", "main.js");
  const { stdout } = spawnSync(process.execPath, [program, "scan", file, "--format", "json", "--now", "2026-11-23T00:00:00Z"], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 64 << 20,
  });
  return (JSON.parse(stdout) as { findings: Finding[] }).findings;
}

describeWithEngine("the faulty program is judged alike", () => {
  let project: Project;
  /** What the pack tells at the first preview, and once the stack is deployed. */
  let first: string[];
  let deployed: string[];
  let exported: Finding[];
  beforeAll(() => {
    project = new Project().choose("faulty");
    const told = () =>
      sorted(
        project
          .preview()
          .policies.filter(({ policy }) => policy !== "undetermined")
          .map(ofPolicy),
      );
    first = told();
    project.write({ "preview.json": project.previewDocument(), "events.jsonl": project.events() });
    project.up("--skip-preview");
    deployed = told();
    project.write({ "stack.json": project.export() });
    project.write({ "graph.json": JSON.stringify(graphExport(readInputs(["stack.json"], { cwd: project.folder }).declarations)) });
    exported = scan(project.folder, "stack.json");
  });

  test("by the pack and by a scan of the preview", () => {
    const found = severe(scan(project.folder, "preview.json"));
    expect(sorted(found.filter(({ ruleId }) => !ofInputs.has(ruleId)).map(ofFinding))).toEqual(first);
    expect(sorted(found.filter(({ ruleId }) => ofInputs.has(ruleId)).map(ofFinding))).toEqual(["inline-and-separate: Orders web"]);
  });

  test("by a scan of the deployed stack", () => {
    expect(sorted(severe(exported).map(ofFinding))).toEqual(deployed);
  });

  test("by a scan of the same applications as a Graph export, but for what only a declaration is sure of", () => {
    const graph = scan(project.folder, "graph.json");
    expect(sorted(severe(graph).map(ofFinding))).toEqual(deployed);
    const severities = (findings: readonly Finding[]) => new Map(findings.map((finding) => [ofFinding(finding), finding.severity]));
    const observed = severities(graph);
    const differing = [...severities(exported)].filter(([line, severity]) => observed.get(line) !== severity);
    expect(differing.map(([line, severity]) => `${line}: ${severity}, ${observed.get(line)} in the export`).sort()).toEqual([
      // A scope that was revoked stays in old grants: certain to be wrong only where the grant is about to be made.
      "grant-of-unknown-scope: nameless: error, warning in the export",
      // The platform has such a key already: it works for somebody.
      "symmetric-key-credential: Nightly export: error, warning in the export",
    ]);
  });

  test("by a scan of engine events, as far as they tell who is linked to whom", () => {
    const lines = sorted(severe(scan(project.folder, "events.jsonl")).map((finding) => finding.ruleId));
    expect(lines).toEqual([
      "malformed-client-id",
      "resource-without-delegated-scopes",
      "symmetric-key-credential",
      "wrong-permission-type",
    ]);
  });

  test("places are lines of the program", () => {
    const key = exported.find(({ ruleId }) => ruleId === "symmetric-key-credential");
    expect(key?.location).toMatchObject({
      path: "examples/pulumi/faulty.ts",
      pointer: expect.stringMatching(/^\/deployment\/resources\/\d+\/inputs\/type$/),
    });
    expect(key?.location.line).toBeGreaterThan(1);
  });
});
