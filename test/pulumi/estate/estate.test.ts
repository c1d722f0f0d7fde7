import type { ScanResult } from "../../../src/findings/result";
import { aadguard } from "../../cli/run";
import { groupNeeding } from "../../support/needs";
import { describeWithEngine, engine } from "../engine/engine";
import type { PolicyLine } from "../engine/policy-lines";
import type { Outcome, Project } from "../engine/project";
import { placeYamlHost } from "../engine/setup.cjs";
import type { Program } from "./program";
import { filesOf, membersOf, projectOf } from "./stack";

/** `rule-id Type: name`, and whether it blocks. */
interface Told {
  readonly line: string;
  readonly blocks: boolean;
  readonly message: string;
}

/** What the pack says, but for the summary of what is open; advice names its rule. */
function toldBy({ policies }: Outcome): Told[] {
  return policies.filter(({ policy }) => policy !== "undetermined").map(told);
}

function told({ policy, level, resource, message }: PolicyLine): Told {
  const rule = policy === "advice" ? (/(?:error|warning)\[([\w-]+)\]/.exec(message)?.[1] ?? message) : policy;
  return { line: `${rule} ${resource}`, blocks: level === "mandatory", message };
}

/** The same of a scan: what is more than a note, on the resource that carries it. */
function scanned(project: Project, name: string, text: string): string[] {
  project.write({ [name]: text });
  const { stdout, stderr } = aadguard(["scan", name, "--format", "json"], { cwd: project.folder });
  if (!stdout) throw new Error(stderr);
  const { findings } = JSON.parse(stdout) as ScanResult;
  const lines = findings
    .filter(({ severity }) => severity !== "note")
    .map(({ ruleId, subject }) => `${ruleId} ${placeOf(subject.address ?? "")}`);
  return [...new Set(lines)].sort();
}

/** `Application: web` of a URN. */
function placeOf(urn: string): string {
  const [, , types = "", name = ""] = urn.split("::");
  return `${types.slice(types.lastIndexOf(":") + 1)}: ${name}`;
}

const lines = (all: readonly Told[]): string[] => [...new Set(all.map(({ line }) => line))].sort();

/** Of those lines, the ones about a program's resources. */
function of<T extends Told | string>(program: Program, all: readonly T[]): T[] {
  return all.filter((one) => {
    const name = (typeof one === "string" ? one : one.line).split(": ")[1] ?? "";
    return name === program.name || name.startsWith(`${program.name}-`);
  });
}

const rulesIn = (all: readonly string[]): string[] => [...new Set(all.map((line) => line.split(" ")[0] ?? ""))].sort();

/** Of these no page or thread names a code of a sign-in: none is claimed. */
const withoutCode: ReadonlySet<string> = new Set(["symmetric-key-credential", "audience-token-version", "preauthorized-unknown-scope"]);

/** Everything that is done with a stack, in order: each is told once, for all of its programs. */
interface Life {
  readonly moments: Readonly<Record<string, Outcome>>;
  readonly scans: Readonly<Record<string, string[]>>;
  readonly rejected: Outcome;
  readonly rejectedScan: string[];
}

function lifeOf(stack: Program["stack"]): Life {
  const project = projectOf(stack, "correct");
  const moments: Record<string, Outcome> = {};
  const scans: Record<string, string[]> = {};
  moments["first preview"] = project.preview();
  scans["first preview"] = scanned(project, "first.json", project.previewDocument("--show-sames"));
  moments["up"] = project.up("--skip-preview", "--policy-pack", ".");
  moments["second preview"] = project.preview();
  scans["second preview"] = scanned(project, "stack.json", project.export());
  moments["policy analyze"] = project.pulumi(["policy", "analyze", "--file", "stack.json", "--policy-pack", ".", "--color", "never"]);
  project.write(filesOf(stack, "updated"));
  moments["preview of the update"] = project.preview();
  scans["preview of the update"] = scanned(project, "update.json", project.previewDocument("--show-sames"));
  moments["update"] = project.up("--skip-preview", "--policy-pack", ".");
  moments["preview after the update"] = project.preview();
  scans["preview after the update"] = scanned(project, "after.json", project.export());
  const faulty = projectOf(stack, "faulty");
  return {
    moments,
    scans,
    rejected: faulty.preview(),
    rejectedScan: scanned(faulty, "faulty.json", faulty.previewDocument("--show-sames")),
  };
}

const withYaml = groupNeeding("Pulumi's language host for YAML: `npm run tools`, with Go", engine !== undefined && placeYamlHost(engine));

describe.each(["first", "second", "tenants", "yaml"] as const)("programs of the stack %s", (stack) => {
  (stack === "yaml" ? withYaml : describeWithEngine)("through the life of a stack", () => {
    let life: Life;
    beforeAll(() => {
      life = lifeOf(stack);
    });

    test("every moment of the correct ones passes, with one summary of what is not known yet at most", () => {
      for (const [moment, { status, output, policies }] of Object.entries(life.moments)) {
        expect(`${moment}: ${status}${status === 0 ? "" : `\n${output}`}`).toBe(`${moment}: 0`);
        expect(policies.filter(({ policy }) => policy === "undetermined").length).toBeLessThanOrEqual(1);
        expect(output).not.toContain("can't run policy");
      }
      expect(life.rejected.status).not.toBe(0);
    });

    test.each(membersOf(stack).map((program) => [program.name, program] as const))(
      "%s, correct and updated: nothing is said",
      (_, program) => {
        const expected = [...(program.advice ?? [])].sort();
        for (const [moment, outcome] of Object.entries(life.moments)) {
          const said = of(program, toldBy(outcome));
          expect({ moment, blocks: said.filter(({ blocks }) => blocks), rules: rulesIn(lines(said)) }).toEqual({
            moment,
            blocks: [],
            rules: expected,
          });
        }
      },
    );

    test.each(membersOf(stack).map((program) => [program.name, program] as const))(
      "%s, faulty: its rules reject it, with their codes",
      (_, program) => {
        const said = of(program, toldBy(life.rejected)).filter(({ blocks }) => blocks);
        expect(rulesIn(lines(said))).toEqual([...program.faulty.rejectedBy].sort());
        for (const { line, message } of said) {
          if (!withoutCode.has(line.split(" ")[0] ?? "")) expect(message).toMatch(/^Leads to: AADSTS\d+/m);
          expect(message).toMatch(/^More: https:/m);
        }
      },
    );

    test("the pack and a scan say the same", () => {
      for (const [moment, found] of Object.entries(life.scans)) {
        expect({ moment, said: found }).toEqual({ moment, said: lines(toldBy(life.moments[moment] as Outcome)) });
      }
      expect(life.rejectedScan).toEqual(lines(toldBy(life.rejected)));
    });
  });
});
