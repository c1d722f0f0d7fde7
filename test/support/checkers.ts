import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../cli/run";
import { groupNeeding } from "./needs";

const packages = pinned("checkers");

/** Groups of tests that ask the independent readers pinned in `tools/checkers`. */
export const describeWithCheckers = groupNeeding("tools/checkers: `npm run tools`", packages !== "");

const junitModule = packages && pinned("junit-schema");

/** Groups of tests that ask `xmlErrors`. */
export const describeWithXmlSchema = groupNeeding("tools/checkers and, with Go, tools/junit-schema: `npm run tools`", junitModule !== "");

/** The folder of what is pinned under `tools/`, or nothing where it cannot be had. */
function pinned(name: string): string {
  return spawnSync(process.execPath, [join(root, "scripts", "tools.mjs"), name], { encoding: "utf8" }).stdout.trim();
}

export function requireChecker<T>(name: string): T {
  return createRequire(join(packages, "package.json"))(name) as T;
}

/** What Microsoft's SARIF Multitool, built on a SARIF reader of its own, says about a document: its lines with findings. */
export function multitool(document: string): string[] {
  const folder = join(packages, "node_modules", "@microsoft", `sarif-multitool-${process.platform}`);
  const program = join(folder, process.platform === "win32" ? "Sarif.Multitool.exe" : "Sarif.Multitool");
  chmodSync(program, 0o755);
  const work = mkdtempSync(join(tmpdir(), "aadguard-sarif-"));
  try {
    const file = join(work, "report.sarif");
    writeFileSync(file, document);
    const run = spawnSync(program, ["validate", file], {
      encoding: "utf8",
      env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" },
    });
    if (!run.stdout.includes("1 files scanned")) throw new Error(`The Multitool read nothing: ${run.stdout}${run.stderr}`);
    return run.stdout.split("\n").flatMap((line) => /(?:error|warning|note) SARIF\d+: .*/.exec(line) ?? []);
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** SARIF's own JSON Schema, as the Multitool carries it. */
export function sarifSchema(): object {
  const file = join(packages, "node_modules", "@microsoft", `sarif-multitool-${process.platform}`, "sarif-2.1.0.json");
  return JSON.parse(readFileSync(file, "utf8")) as object;
}

/** What libxml2 says about a document against the JUnit schema of Jenkins. */
export async function xmlErrors(document: string): Promise<string[]> {
  const { validateXML } = requireChecker<{
    validateXML(options: object): Promise<{ valid: boolean; errors: { message: string }[] }>;
  }>("xmllint-wasm");
  const { errors } = await validateXML({
    xml: [{ fileName: "report.xml", contents: document }],
    schema: [readFileSync(join(junitModule, "fixtures", "junit.xsd"), "utf8")],
  });
  return errors.map(({ message }) => message);
}
