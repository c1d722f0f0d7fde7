import { stringify } from "yaml";
import type { Finding, ScanResult } from "../../../src/findings/result";
import { catalogue } from "../../../src/policy/catalogue";
import { aadguardHere } from "../../support/in-process";
import { groupNeeding } from "../../support/needs";
import { describeWithEngine, engine } from "../engine/engine";
import { Project } from "../engine/project";
import { placePythonHost, placeYamlHost } from "../engine/setup.cjs";
import { configuration, faulty, notSeen } from "./faulty";
import { python, typescript } from "./syntax";
import { TextProgram } from "./text-program";
import { filled, YamlProgram } from "./written";

type Language = "pulumi-typescript" | "pulumi-yaml" | "pulumi-python";

type Program = TextProgram | YamlProgram;

const withSnippets = (language: Language): string[] =>
  catalogue()
    .rules.filter(({ remediation }) => remediation.code.some((code) => code.language === language))
    .map(({ id }) => id);

/** What a scan of the project's preview finds, notes too; a program that fails has no preview. */
async function found(project: Project): Promise<readonly Finding[]> {
  project.write({ "preview.json": project.previewDocument("--show-sames") });
  const { stdout, stderr } = await aadguardHere(
    ["scan", "preview.json", "--format", "json", "--now", "2026-11-23T00:00:00Z"],
    project.folder,
  );
  if (!stdout) throw new Error(stderr);
  const { findings, diagnostics, summary } = JSON.parse(stdout) as ScanResult;
  const applications = faulty.filter(({ type }) => type === "Application" || type === "ApplicationRegistration").length;
  expect({ diagnostics, applications: summary.applications }).toEqual({ diagnostics: [], applications });
  return findings;
}

const nameOf = ({ subject }: Finding): string => subject.address?.split("::").at(-1) ?? "";
const lineOf = (finding: Finding): string => `${finding.ruleId} ${nameOf(finding)}`;

/** Writes the snippets of all findings, and takes out what a snippet's text says it stands in place of. */
function correct(findings: readonly Finding[], language: Language, program: Program): void {
  for (const finding of findings) {
    for (const code of finding.remediation.code.filter((one) => one.language === language))
      program.write(filled(code.text), nameOf(finding));
  }
}

/** Each snippet is written for its finding; what was reported is gone then, and nothing else has come. */
async function prove(language: Language, filesOf: (program: Program) => Record<string, string>, program: Program) {
  const project = new Project({ "aadguard.yaml": configuration, ...filesOf(program) });
  const before = await found(project);
  const having = before.filter(({ remediation }) => remediation.code.some((code) => code.language === language));
  expect([...new Set(having.map(({ ruleId }) => ruleId))].sort()).toEqual(withSnippets(language).filter((id) => !(id in notSeen)));
  correct(having, language, program);
  project.write(filesOf(program));
  const after = (await found(project)).filter(({ severity }) => severity !== "note").map(lineOf);
  const expected = new Set(before.filter((finding) => !having.includes(finding)).map(lineOf));
  expect(after.filter((line) => !expected.has(line))).toEqual([]);
  expect(
    project
      .preview()
      .policies.filter(({ policy }) => having.some(({ ruleId }) => ruleId === policy))
      .map(({ message }) => message),
  ).toEqual([]);
}

const certificate = "not a certificate; the stand-in does not look";

describeWithEngine("snippets in TypeScript, previewed by the real engine", () => {
  test("what the program of faults is reported for is gone once its snippets are written", async () => {
    const filesOf = (program: Program) => ({
      "Pulumi.yaml": "name: shop\nruntime: nodejs\nmain: program/index.ts\n",
      "program/index.ts": (program as TextProgram).text,
      "program/certificate.pem": certificate,
      "certificate.pem": certificate,
    });
    await prove("pulumi-typescript", filesOf, new TextProgram(faulty, typescript));
  });
});

const withYaml = groupNeeding("Pulumi's language host for YAML: `npm run tools`, with Go", engine !== undefined && placeYamlHost(engine));

withYaml("snippets in YAML, previewed by the real engine", () => {
  test("what the program of faults is reported for is gone once its snippets are written", async () => {
    const filesOf = (program: Program) => ({
      "Pulumi.yaml": stringify({ name: "shop", runtime: "yaml", ...(program as YamlProgram).document }),
      "certificate.pem": certificate,
    });
    await prove("pulumi-yaml", filesOf, new YamlProgram(faulty));
  });
});

const withPython = groupNeeding("Pulumi's SDK for Python: `npm run tools`, with Python", engine !== undefined && placePythonHost(engine));

withPython("snippets in Python, previewed by the real engine", () => {
  test("what the program of faults is reported for is gone once its snippets are written", async () => {
    const filesOf = (program: Program) => ({
      "Pulumi.yaml": "name: shop\nruntime: python\nmain: program/__main__.py\n",
      "program/__main__.py": (program as TextProgram).text,
      "program/certificate.pem": certificate,
    });
    await prove("pulumi-python", filesOf, new TextProgram(faulty, python));
  });
});

test("no exception that is not needed", () => {
  const known = withSnippets("pulumi-typescript");
  for (const other of ["pulumi-yaml", "pulumi-python"] as const) expect(withSnippets(other)).toEqual(known);
  expect(Object.keys(notSeen).filter((id) => !known.includes(id))).toEqual([]);
});
